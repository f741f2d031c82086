import type { RouteClass } from '../model/drugs.js';
import { brief, objects, text, type FhirJson, type JsonObject } from '../model/json.js';
import { dosageLines } from './dosage-lines.js';

/** SNOMED CT and HL7 v3 route codes. Feeding tubes count as oral (ROUTE_ORAL: oral, enteral or absent). */
const codes: Readonly<Record<string, RouteClass>> = {
  '26643006': 'oral',
  '417985001': 'oral',
  '127492001': 'oral',
  '127490009': 'oral',
  '127491008': 'oral',
  '47625008': 'intravenous',
  '447694001': 'inhaled',
  '18679011000001101': 'inhaled',
  '6064005': 'topical',
  '448598008': 'topical',
  '54485002': 'topical',
  '46713006': 'topical',
  '10547007': 'topical',
  '372471009': 'intravesical',
  '78421000': 'other',
  '34206005': 'other',
  '37161004': 'other',
  PO: 'oral',
  NGT: 'oral',
  GT: 'oral',
  IV: 'intravenous',
  IVPUSH: 'intravenous',
  IPINHL: 'inhaled',
  NEB: 'inhaled',
  TOPICAL: 'topical',
  IM: 'other',
  SQ: 'other',
  SC: 'other',
  PR: 'other',
};

/** Words of a route, most telling first: "intravenous" before a stray "oral". */
const words: readonly (readonly [RegExp, RouteClass])[] = [
  [/\b(intravenous(ly)?|iv|i\.v\.|infusion)\b/i, 'intravenous'],
  [/\b(intravesical(ly)?|bladder)\b/i, 'intravesical'],
  [/\b(mouthwash|mouth rinse|oral rinse|gargle|oromucosal)\b/i, 'mouthwash'],
  [/\b(inhal\w*|nebuli\w*|respiratory)\b/i, 'inhaled'],
  [/\b(topical\w*|cutaneous|ophthalmic|eye|ear|otic|nasal|skin)\b/i, 'topical'],
  [/\b(subcutaneous\w*|intramuscular\w*|rectal\w*|intradermal\w*|intrathecal\w*)\b/i, 'other'],
  [/\b(oral(ly)?|po|p\.o\.|by mouth|per os|enteral(ly)?|nasogastric|gastrostomy|peg tube)\b/i, 'oral'],
];

/** What lies behind is not examined, so a hostile text costs no more than this. */
const LONGEST_WORDS = 2000;

/**
 * Route that the order itself names. Lines of different routes: intravenous where one of them is, because no number is
 * printed then; else other. A route that is named and not known is other; none at all is unknown.
 */
export function routeOf(order: FhirJson): RouteClass {
  const named = dosageLines(order).flatMap((line) => objects(line['route']).map(routeOfConcept));
  const distinct = new Set(named.filter((route) => route !== 'unknown'));
  const [only, ...others] = distinct;
  if (only === undefined) return 'unknown';
  if (others.length === 0) return only;
  return distinct.has('intravenous') ? 'intravenous' : 'other';
}

function routeOfConcept(concept: JsonObject): RouteClass {
  const codings = objects(concept['coding']);
  for (const coding of codings) {
    const code = brief(text(coding['code']) ?? '')
      .trim()
      .toUpperCase();
    const known = Object.hasOwn(codes, code) ? codes[code] : undefined;
    if (known !== undefined) return known;
  }
  const spoken = [text(concept['text']), ...codings.map((coding) => text(coding['display']))];
  const said = spoken
    .filter((name) => name !== undefined)
    .join(' ')
    .slice(0, LONGEST_WORDS);
  if (said === '' && codings.length === 0) return 'unknown';
  return words.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
}
