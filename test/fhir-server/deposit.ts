import type { FhirJson } from '../../src/model/json.js';
import type { OutboundGet } from '../../src/model/outbound.js';
import { deleteOf, putOf, transact, type Target } from '../../src/tools/fhir-server/exchange.js';

export interface RunDeps {
  readonly get: OutboundGet;
  readonly print: (line: string) => void;
}

/** `left`: what could not be removed, and why. */
export type Deposited<T> = (
  { readonly written: true; readonly result: T } | { readonly written: false; readonly said: string }
) & { readonly left?: string };

/** Writes resources, does what was to be done with them, and removes them whatever came of it. */
export async function withDeposited<T>(
  target: Target,
  resources: readonly FhirJson[],
  use: () => Promise<T>,
): Promise<Deposited<T>> {
  const put = await transact(
    target,
    resources.map((resource) => putOf(target, resource)),
  );
  if (!put.ok && put.isRefused) return { written: false, said: put.said };
  let deposited: Deposited<T>;
  let left: string | undefined;
  try {
    deposited = put.ok ? { written: true, result: await use() } : { written: false, said: put.said };
  } finally {
    // Without an answer too: the transaction may have been done.
    left = await removed(target, resources);
  }
  return { ...deposited, ...(left === undefined ? {} : { left }) };
}

/** What refers to others goes first, for servers that look at each entry by itself. */
async function removed(target: Target, resources: readonly FhirJson[]): Promise<string | undefined> {
  const gone = await transact(target, resources.toReversed().map(deleteOf));
  return gone.ok ? undefined : `NOT removed from the server: ${gone.said}`;
}
