import { collect, fromPrefetch, hasIssue, type Collected, type Reach } from './collect.js';
import { latestVersions } from './versions.js';

/** Issue codes with which a client says that it has no medication statements for us. */
const noStatements = ['not-supported', 'forbidden', 'not-found'];

/**
 * The medication list: orders, statements and dispenses of either answer. Statements that nobody has are nothing missing;
 * those that somebody failed to deliver are said to be missing, and take nothing away from the orders.
 */
export async function collectMedications(reach: Reach): Promise<Collected | undefined> {
  const given = fromPrefetch(reach, 'medications');
  const asksServer = given === undefined && reach.server !== 'none';
  const [orders, statements] = await Promise.all([
    given ?? collect(reach, 'medications'),
    asksServer || reach.pages.has('medicationStatements') ? collectStatements(reach) : undefined,
  ]);
  if (statements === undefined) return orders;
  if (orders === undefined) return { ...statements, reason: statements.reason ?? 'partial' };
  return {
    ...(orders.reason === undefined ? {} : { reason: orders.reason }),
    ...(statements.reason === undefined ? {} : { statements: statements.reason }),
    via: orders.via,
    resources: latestVersions([...orders.resources, ...statements.resources]),
    referable: [...orders.referable, ...statements.referable],
  };
}

/** Undefined where this site has none to give. What a client may not see, the server may still tell us. */
async function collectStatements(reach: Reach): Promise<Collected | undefined> {
  const isRefused = hasIssue(reach.prefetch['medicationStatements'], noStatements);
  if (isRefused && typeof reach.server === 'string') return undefined;
  const statements = await collect(reach, 'medicationStatements');
  return statements?.unsupported === true ? undefined : statements;
}
