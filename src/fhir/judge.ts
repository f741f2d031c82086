import { object, text, type FhirJson } from '../model/json.js';
import { once } from '../model/memo.js';
import type { Unavailable } from '../model/retrieved.js';
import type { Page } from './page.js';
import { medicationTypes, queries, type Query } from './queries.js';
import type { Entry } from './references.js';
import { ownershipFor, type Ownership } from './subject.js';
import { latestVersions, repeatedNames, withoutCopies } from './versions.js';

/** All pages of one answer, judged. */
export interface Judged {
  /** Undefined: answered, and `resources` is all there is. */
  readonly reason?: Unavailable;
  /** Of this patient, of the types asked for, each once and in its latest version. */
  readonly resources: readonly Entry[];
  /** What orders refer to: Medications, and orders that are this patient's. */
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
  const included = together(pages.map((page) => page.included));
  const ownerOf = ownershipFor(patientId, named([matches, included]));
  const repeated = repeatedNames(matches);
  const results = repeated.size === 0 ? matches : withoutCopies(matches, repeated);
  const own: Entry[] = [];
  const referable: Entry[] = [];
  const owners = new Set<Ownership>();
  let hidesAnswer = false;
  let found = 0;
  for (const entry of results) {
    const { resource } = entry;
    const owner = ownerOf(resource);
    if (isReferable(resource, owner)) referable.push(entry);
    if (query.accepts.includes(resource.resourceType)) {
      owners.add(owner);
      found += 1;
      if (owner === 'same') own.push(entry);
    } else if (mayAnswer(resource.resourceType, query)) hidesAnswer = true;
    else if (!recordTypes.has(resource.resourceType)) found += 1;
  }
  for (const entry of included) {
    const { resource } = entry;
    const owner = ownerOf(resource);
    if (isReferable(resource, owner)) referable.push(entry);
    // Brought along or asked for: it is this patient's, or it is not.
    if (!query.accepts.includes(resource.resourceType)) continue;
    owners.add(owner);
    if (owner === 'same') own.push(entry);
  }
  const isIncomplete = missesPages(pages, found) && !sufficient(pages, query, now);

  const reasons: Unavailable[] = [];
  if (owners.has('other')) reasons.push('other-patient');
  if (pages.some((page) => page.defect === 'error')) reasons.push('error');
  if (matches.length > 0 && owners.size === 0) reasons.push('error');
  // A Patient without an id is no answer to the read of a Patient with this id.
  if (owners.has('unconfirmed')) reasons.push(query.interaction === 'read' ? 'error' : 'partial');
  if (isIncomplete || hidesAnswer || holdsForeignPage(pages, query) || pages.some((page) => page.defect === 'partial'))
    reasons.push('partial');

  const reason = reasons[0];
  return { resources: latestVersions(own), referable, ...(reason === undefined ? {} : { reason }) };
}

/** What a record holds of a patient: in the answer to another query it is astray, and nothing that its total counts. */
const recordTypes = new Set(
  Object.values(queries).flatMap(({ accepts }) => accepts.filter((type) => type !== 'Patient')),
);

/** A later page that answers something else, or says nothing but what an earlier one said: the rest of the list is elsewhere. */
function holdsForeignPage([first, ...later]: readonly Page[], { accepts }: Query): boolean {
  if (first === undefined || later.length === 0) return false;
  const known = new Set(first.matches.map(nameIn));
  return later.some(({ matches }) => {
    const news = matches.filter((entry) => accepts.includes(entry.resource.resourceType) && !known.has(nameIn(entry)));
    for (const entry of matches) known.add(nameIn(entry));
    return matches.length > 0 && news.length === 0;
  });
}

/** Without an id each is another one. */
function nameIn({ resource }: Entry): string | FhirJson {
  const id = text(resource['id']);
  return id === undefined ? resource : `${resource.resourceType}/${id}`;
}

/**
 * A resource of a type that is not read, and that may hold what was asked for: a Bundle, a type that no version writes
 * so, and in a medication list another record of a medicine.
 */
function mayAnswer(type: string, { accepts }: Query): boolean {
  if (type === 'Bundle' || !/^[A-Z]/.test(type)) return true;
  return accepts === medicationTypes && /^Medication./.test(type) && type !== 'MedicationKnowledge';
}

/** Orders are named by their medicationReference and priorPrescription; a Medication belongs to no patient. */
function isReferable({ resourceType }: FhirJson, owner: Ownership): boolean {
  return resourceType === 'Medication' || (owner === 'same' && medicationTypes.includes(resourceType));
}

/** The resource that stands under a fullUrl; few answers refer so, and only for them the addresses are read. */
function named(lists: readonly (readonly Entry[])[]): (fullUrl: string) => FhirJson | undefined {
  const index = once(() => new Map(lists.flat().map(({ fullUrl, resource }) => [fullUrl, resource])));
  return (fullUrl) => index().get(fullUrl);
}

/** Nearly always there is one page. */
function together(lists: readonly (readonly Entry[])[]): readonly Entry[] {
  const [only = [], ...others] = lists;
  return others.length === 0 ? only : lists.flat();
}

/**
 * The pages read so far hold every result of the look-back: sorted newest first, by the server's own word and by what they
 * show, the oldest from before it. Servers place a result without a time of day anywhere in its day and time zones shift
 * days, so two days of disorder are order; and only a fall of more than that shows that the server sorted at all.
 */
export function sufficient(pages: readonly Page[], query: Query, now: Date): boolean {
  // Later pages have addresses of their own, which say nothing of the search.
  if (query.lookbackDays === undefined || pages[0]?.isNewestFirst !== true) return false;
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
