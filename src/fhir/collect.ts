import { object, objects, text, type Json, type JsonObject } from '../model/json.js';
import type { Unavailable, Via } from '../model/retrieved.js';
import type { FhirAnswer, FhirServer } from './client.js';
import { judge, sufficient, type Judged } from './judge.js';
import { readResource, readSearch, type Page } from './page.js';
import { queries, type Query, type QueryKey } from './queries.js';

/** One hook call's way to its data. */
export interface Reach {
  readonly patientId: string;
  readonly prefetch: JsonObject;
  /** The members of prefetch, each read once. */
  readonly pages: ReadonlyMap<string, Page>;
  readonly server: FhirServer;
  readonly now: Date;
}

export interface Collected extends Judged {
  readonly via: Via;
  /** The server says that it has no such search: there is nothing to miss. */
  readonly unsupported?: true;
  /** Of the medication list: why the statements beside its orders are missing. */
  readonly statements?: Unavailable;
}

/** Pages of one key. */
const MAX_PAGES = 20;

/** Statuses of a server that lacks a resource type. One that refuses (400, 403) may have what nobody looked at. */
const unsupportedStatuses = [404, 405, 410, 501];

/**
 * Prefetch first; what it lacks, or cannot be used of it, from the server. Undefined when the key was never supplied and
 * nobody can be asked.
 */
export async function collect(reach: Reach, key: QueryKey): Promise<Collected | undefined> {
  const page = reach.pages.get(key);
  if (page === undefined) return fromServer(reach, key);
  const given: Collected = { ...(await readAll(reach, queries[key], page)), via: 'prefetch' };
  if (given.reason === undefined) return given;
  const fresh = await fromServer(reach, key);
  // A client that failed to fetch what its server does not have.
  if (given.reason === 'error' && fresh?.unsupported === true) return fresh;
  if (given.reason === 'partial' && fresh !== undefined && fresh.reason === undefined) return together(fresh, given);
  // Where neither is an answer, another patient's data is the graver news.
  return fresh !== undefined && (fresh.reason === undefined || fresh.reason === 'other-patient') ? fresh : given;
}

/** What the client had of a list that it cut off counts beside what the server says, but for what both have. */
function together(fresh: Collected, given: Collected): Collected {
  const known = new Set(fresh.resources.map(nameOf));
  return {
    ...fresh,
    resources: [...fresh.resources, ...given.resources.filter((entry) => !known.has(nameOf(entry)))],
    referable: [...fresh.referable, ...given.referable],
  };
}

function nameOf({ resource }: Judged['resources'][number]): string {
  return `${resource.resourceType}/${text(resource['id']) ?? ''}`;
}

/** What prefetch alone says, where that is an answer and nothing has to be asked. */
export function fromPrefetch(reach: Reach, key: QueryKey): Collected | undefined {
  const page = reach.pages.get(key);
  if (page === undefined) return undefined;
  const judged = judge([page], queries[key], reach.patientId, reach.now);
  return judged.reason === undefined ? { ...judged, via: 'prefetch' } : undefined;
}

async function fromServer(reach: Reach, key: QueryKey): Promise<Collected | undefined> {
  const { server, patientId } = reach;
  if (server === 'none') return undefined;
  const failed = { reason: 'error', resources: [], referable: [], via: 'fhirServer' } as const;
  if (server === 'unusable') return failed;
  const query = queries[key];
  const answer = await (query.interaction === 'read'
    ? server.read(query.type, patientId)
    : server.search(query.type, { patient: patientId, ...query.parameters }));
  if (!answer.ok) return lacksType(answer) ? { ...failed, unsupported: true } : failed;
  if (hasIssue(answer.resource, ['not-supported'])) return { ...failed, unsupported: true };
  const first = query.interaction === 'read' ? readResource(answer.resource) : readSearch(answer.resource);
  return { ...(await readAll(reach, query, first)), via: 'fhirServer' };
}

/** Follows `next` links, as far as the server's own base, the bound on pages and the query's look-back go. */
async function readAll(reach: Reach, query: Query, first: Page): Promise<Judged> {
  const { server, now, patientId } = reach;
  const pages = [first];
  const followed = new Set<string>();
  for (;;) {
    const next = pages.at(-1)?.next;
    const done =
      next === undefined ||
      next === '' ||
      followed.has(next) ||
      pages.length === MAX_PAGES ||
      sufficient(pages, query, now);
    if (done || typeof server === 'string') break;
    followed.add(next);
    const answer = await server.page(next);
    const page = answer.ok ? readSearch(answer.resource) : undefined;
    // The link stays unfollowed on the last page read, which makes the answer partial.
    if (page === undefined || page.defect === 'error') break;
    pages.push(page);
  }
  return judge(pages, query, patientId, now);
}

function lacksType(answer: FhirAnswer): boolean {
  if (answer.ok) return false;
  const { status, outcome } = answer;
  return (status !== undefined && unsupportedStatuses.includes(status)) || hasIssue(outcome, ['not-supported']);
}

/** An OperationOutcome that names these issue codes and no other. */
export function hasIssue(value: Json | undefined, codes: readonly string[]): boolean {
  const outcome = object(value);
  if (outcome?.['resourceType'] !== 'OperationOutcome') return false;
  const issues = objects(outcome['issue']);
  return issues.length > 0 && issues.every((issue) => codes.includes(text(issue['code']) ?? ''));
}
