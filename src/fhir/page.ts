import {
  isObject,
  isResource,
  object,
  objects,
  text,
  values,
  type FhirJson,
  type Json,
  type JsonObject,
} from '../model/json.js';
import { entriesIn } from '../model/bundle.js';
import { toR4 } from './legacy.js';
import type { Entry } from './references.js';

/** One answer in R4 member names: a prefetch value or one page of a search, before anybody asked whose it is. */
export interface Page {
  /** Resources that were asked for; `included` are those that were brought along. */
  readonly matches: readonly Entry[];
  readonly included: readonly Entry[];
  /** error: not an answer at all. partial: an answer that says itself, or shows, that something is missing. */
  readonly defect?: 'error' | 'partial';
  /** What the server says it found over all pages. */
  readonly total?: number;
  /** Address of the next page; empty when the link names none. */
  readonly next?: string;
  /** The server says that it sorted by date, the newest first. */
  readonly isNewestFirst?: true;
}

const NOTHING: Page = { matches: [], included: [] };
const FAILED: Page = { ...NOTHING, defect: 'error' };

/** A prefetch value. `null` is an answer: the client looked and there is nothing (CH-PF-03). */
export function readPrefetch(value: Json): Page {
  if (value === null) return NOTHING;
  if (Array.isArray(value)) {
    const members = values(value);
    const found = members.filter((member) => isResource(member) && member.resourceType !== 'OperationOutcome');
    if (found.length === 0 || found.length < members.length) return FAILED;
    return readBundle({ resourceType: 'Bundle', entry: members.map((resource) => ({ resource })) });
  }
  return readResource(value);
}

/**
 * The body of a server's answer to a search. FHIR requires the Bundle; some leave out its type, and OpenEMR answers with a
 * collection. Another type answers something else.
 */
export function readSearch(value: FhirJson): Page {
  const type = text(value['type']) ?? 'searchset';
  return value.resourceType === 'Bundle' && ['searchset', 'collection'].includes(type) ? readBundle(value) : FAILED;
}

/** The body of a server's answer to a read, or a prefetch value: a Bundle, or the one resource that was asked for. */
export function readResource(value: Json): Page {
  if (!isResource(value) || value.resourceType === 'OperationOutcome') return FAILED;
  if (value.resourceType === 'Bundle') return readBundle(value);
  const matches = [{ resource: toR4(value) }];
  return isSubsetted(value) ? { ...NOTHING, matches, defect: 'partial' } : { ...NOTHING, matches };
}

function readBundle(bundle: FhirJson): Page {
  const type = bundle['type'];
  // A batch-response, a history or a message is not the answer to a search.
  if (type !== undefined && type !== 'searchset' && type !== 'collection') return FAILED;
  const matches: Entry[] = [];
  const included: Entry[] = [];
  let defect: Page['defect'] = isSubsetted(bundle) ? 'partial' : undefined;
  for (const entry of values(bundle['entry'])) {
    const resource = isObject(entry) ? entry['resource'] : undefined;
    if (!isObject(entry) || !isResource(resource)) {
      defect ??= 'partial';
      continue;
    }
    const mode = searchMode(entry);
    if (resource.resourceType === 'OperationOutcome' || mode === 'outcome') {
      if (!onlyInforms(resource)) defect ??= 'partial';
    } else {
      if (isSubsetted(resource)) defect ??= 'partial';
      (mode === 'include' ? included : matches).push(entryOf(entry, resource));
    }
  }
  const total = wholeNumber(bundle['total']);
  const next = linkOf(bundle, 'next');
  return {
    matches,
    included,
    // Nothing but a complaint: the search failed, it did not find nothing (CH-PF-04).
    ...(defect === undefined ? {} : { defect: matches.length === 0 ? 'error' : defect }),
    ...(total === undefined ? {} : { total }),
    ...(next === undefined ? {} : { next }),
    ...(isSortedByDate(linkOf(bundle, 'self') ?? '') ? { isNewestFirst: true as const } : {}),
  };
}

/** Resources of a Bundle of whatever type. */
export function resourcesIn(bundle: Json | undefined): readonly Entry[] {
  return entriesIn(bundle).flatMap((entry) => {
    const resource = object(entry)?.['resource'];
    return isObject(entry) && isResource(resource) ? [entryOf(entry, resource)] : [];
  });
}

function entryOf(entry: JsonObject, resource: FhirJson): Entry {
  const fullUrl = text(entry['fullUrl']);
  return fullUrl === undefined ? { resource: toR4(resource) } : { resource: toR4(resource), fullUrl };
}

function searchMode(entry: JsonObject): string | undefined {
  const search = entry['search'];
  return isObject(search) ? text(search['mode']) : undefined;
}

/** True only where every issue is plain information: a warning ("results were suppressed") means that something is missing. */
function onlyInforms(outcome: FhirJson): boolean {
  const issues = objects(outcome['issue']);
  return (
    issues.length > 0 &&
    issues.every((issue) => issue['severity'] === 'information' && issue['code'] === 'informational')
  );
}

/** Empty where the link has no address. */
function linkOf(bundle: FhirJson, relation: string): string | undefined {
  const link = objects(bundle['link']).find((candidate) => text(candidate['relation'])?.toLowerCase() === relation);
  return link === undefined ? undefined : (text(link['url']) ?? '');
}

/** The self link of a server holds the parameters that it obeyed; the second form is that of DSTU2. */
function isSortedByDate(self: string): boolean {
  const parameters = new URLSearchParams(self.slice(self.indexOf('?') + 1));
  return parameters.get('_sort')?.split(',')[0] === '-date' || parameters.get('_sort:desc') === 'date';
}

/** The server says that it left something out. Nothing of ours asks for a part of a resource. */
function isSubsetted({ meta }: FhirJson): boolean {
  const tag = meta === undefined ? undefined : object(meta)?.['tag'];
  // Nearly no resource has a tag.
  return tag !== undefined && objects(tag).some(({ code }) => code === 'SUBSETTED');
}

function wholeNumber(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
