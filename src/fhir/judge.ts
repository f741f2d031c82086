import { object, text, type FhirJson } from '../model/json.js';
import type { Unavailable } from '../model/retrieved.js';
import type { Page } from './page.js';
import type { Query } from './queries.js';
import type { Entry } from './references.js';
import { ownership, type Ownership } from './subject.js';

/** All pages of one answer, judged. */
export interface Judged {
  /** Undefined: answered, and `resources` is all there is. */
  readonly reason?: Unavailable;
  /** Of this patient, of the types asked for, each once. */
  readonly resources: readonly FhirJson[];
  /** What others may refer to: Medications, and resources that are this patient's. */
  readonly referable: readonly Entry[];
}

const DAY_MS = 86_400_000;
const SLACK_MS = 2 * DAY_MS;

/**
 * Reads pages as the answer to a query. The graver finding wins: another patient's resource over a failure over
 * something missing. A resource of another or an unknown patient is dropped in every case.
 */
export function judge(pages: readonly Page[], query: Query, patientId: string, now: Date): Judged {
  const matches = together(pages.map((page) => page.matches));
  const all = [...matches, ...together(pages.map((page) => page.included))];
  const byFullUrl = new Map<string | undefined, FhirJson>();
  for (const { fullUrl, resource } of all) byFullUrl.set(fullUrl, resource);
  const named = (fullUrl: string): FhirJson | undefined => byFullUrl.get(fullUrl);
  const owners = new Map<FhirJson, Ownership>();
  for (const { resource } of all) owners.set(resource, ownership(resource, patientId, named));
  const mine = ({ resource }: Entry): boolean => owners.get(resource) === 'same';

  const expected = matches.filter(({ resource }) => query.accepts.includes(resource.resourceType));
  const found = new Set(expected.map(({ resource }) => owners.get(resource)));
  const incomplete = !sufficient(pages, query, now) && missesPages(pages, unique(matches).length);

  const reasons: Unavailable[] = [];
  if (found.has('other')) reasons.push('other-patient');
  if (pages.some((page) => page.defect === 'error')) reasons.push('error');
  if (matches.length > 0 && expected.length === 0) reasons.push('error');
  // A Patient without an id is no answer to the read of a Patient with this id.
  if (found.has('unconfirmed')) reasons.push(query.interaction === 'read' ? 'error' : 'partial');
  if (incomplete || pages.some((page) => page.defect === 'partial')) reasons.push('partial');

  const reason = reasons[0];
  return {
    resources: unique(expected.filter(mine)).map(({ resource }) => resource),
    referable: all.filter((entry) => entry.resource.resourceType === 'Medication' || mine(entry)),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Nearly always there is one page. */
function together(lists: readonly (readonly Entry[])[]): readonly Entry[] {
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : lists.flat();
}

/**
 * The pages read so far hold every result of the look-back: sorted newest first, the oldest from before it. Servers place
 * a result without a time of day anywhere in its day and time zones shift days, so two days of disorder are order; and
 * only a fall of more than that shows that the server sorted at all.
 */
export function sufficient(pages: readonly Page[], query: Query, now: Date): boolean {
  if (query.lookbackDays === undefined) return false;
  const times = together(pages.map((page) => page.matches)).map(({ resource }) => effectiveTime(resource));
  const newest = times[0] ?? NaN;
  let oldest = newest;
  for (const time of times) {
    if (!(time <= oldest + SLACK_MS)) return false;
    oldest = Math.min(oldest, time);
  }
  return newest - oldest > SLACK_MS && oldest < now.getTime() - query.lookbackDays * DAY_MS - SLACK_MS;
}

function missesPages(pages: readonly Page[], found: number): boolean {
  const total = Math.max(0, ...pages.map((page) => page.total ?? 0));
  return pages.at(-1)?.next !== undefined || total > found;
}

/** NaN where no day is said: such an answer proves nothing about its order. */
function effectiveTime(resource: FhirJson): number {
  const period = object(resource['effectivePeriod']);
  const said =
    text(resource['effectiveDateTime']) ??
    text(resource['effectiveInstant']) ??
    text(period?.['end']) ??
    text(period?.['start']) ??
    '';
  return said.length < 'YYYY-MM-DD'.length ? NaN : Date.parse(said);
}

/** Pages overlap where data change between them; the same order twice would read as two orders. */
function unique(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ resource }) => {
    const id = text(resource['id']);
    if (id === undefined) return true;
    const name = `${resource.resourceType}/${id}`;
    return seen.has(name) ? false : seen.add(name);
  });
}

/** Two lists as one, each resource once. */
export function mergeResources(first: readonly FhirJson[], second: readonly FhirJson[]): readonly FhirJson[] {
  return unique([...first, ...second].map((resource) => ({ resource }))).map(({ resource }) => resource);
}
