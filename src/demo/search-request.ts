import { FhirError } from './operation-outcome.js';
import { matcher, type ResourceTest } from './search-match.js';
import type { SearchParameters } from './search-parameters.js';

/** A search as it was understood. */
export interface SearchRequest {
  readonly tests: readonly ResourceTest[];
  readonly sort: readonly { readonly parameter: string; readonly descending: boolean }[];
  /** Names of reference parameters of the searched type whose targets are added to each page. */
  readonly include: readonly string[];
  /** Resources a page; left out: all in one. */
  readonly count?: number;
  readonly offset: number;
  /** What was understood, for the self link: an ignored parameter is missing there, which is how FHIR tells a client. */
  readonly understood: readonly (readonly [string, string])[];
}

/**
 * Reads search parameters leniently: unknown ones and empty values are ignored. Throws a FhirError (400) for a modifier,
 * a date, a count or an offset that cannot be understood, since ignoring those would answer another question.
 */
export function readSearch(type: string, known: SearchParameters, given: URLSearchParams): SearchRequest {
  const understood: [string, string][] = [];
  const tests: ResourceTest[] = [];
  for (const [name, value] of given) {
    const parameter = known[withoutModifier(name, known)];
    if (parameter === undefined || value === '') continue;
    tests.push(matcher(parameter, value));
    understood.push([name, value]);
  }
  const sort = list(given, '_sort')
    .map((key) => ({ parameter: key.replace(/^-/, ''), descending: key.startsWith('-') }))
    .filter(({ parameter }) => Object.hasOwn(known, parameter));
  const include = list(given, '_include').filter((path) => includeName(type, known, path) !== undefined);
  const count = wholeNumber(given, '_count');
  if (sort.length > 0) {
    understood.push(['_sort', sort.map((key) => (key.descending ? '-' : '') + key.parameter).join(',')]);
  }
  if (include.length > 0) understood.push(['_include', include.join(',')]);
  return {
    tests,
    sort,
    include: include.flatMap((path) => includeName(type, known, path) ?? []),
    ...(count === undefined ? {} : { count }),
    offset: wholeNumber(given, '_offset') ?? 0,
    understood,
  };
}

/** `subject:Patient` asks no more than `subject`, since every reference here names its type. */
function withoutModifier(name: string, known: SearchParameters): string {
  const [base = '', modifier] = name.split(':');
  if (!Object.hasOwn(known, base)) return '';
  if (modifier === undefined || (modifier === 'Patient' && known[base]?.type === 'reference')) return base;
  throw new FhirError(400, 'not-supported', 'A search modifier is not supported.');
}

/** `MedicationRequest:medication` or `MedicationRequest:medication:Medication` of a search for that type. */
function includeName(type: string, known: SearchParameters, path: string): string | undefined {
  const [source, name = ''] = path.split(':');
  return source === type && Object.hasOwn(known, name) && known[name]?.type === 'reference' ? name : undefined;
}

/** All values of a parameter that may be repeated or (as one known client does) joined with commas. */
function list(given: URLSearchParams, name: string): readonly string[] {
  return given
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}

function wholeNumber(given: URLSearchParams, name: string): number | undefined {
  const value = given.get(name);
  if (value === null || value === '') return undefined;
  if (!/^\d{1,6}$/.test(value)) throw new FhirError(400, 'invalid', `${name} is not a whole number.`);
  return Number(value);
}
