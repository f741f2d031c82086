/** Codes of a site's own catalogue, which no public table knows. They add to the tables and never change them. */
import { drugConcepts, vaccineGroups, type DrugConcept, type LocalCodes, type VaccineGroup } from '../model/drugs.js';
import { objects, text, type Json, type JsonObject } from '../model/json.js';
import { drugOf, vaccineOf, type DrugCode, type VaccineCode } from './drug-codes.js';
import { member } from './tables.js';
import { codeSystem, codingsOf } from './terminology.js';

export const noLocalCodes: LocalCodes = new Map();

const vaccineNames: { readonly [G in VaccineGroup]: string } = {
  'live-critical': 'live vaccine',
  mmr: 'MMR vaccine',
  varicella: 'varicella vaccine',
  'zoster-live': 'live zoster vaccine',
  unclassified: 'unknown vaccine',
  'non-live': 'non-live vaccine',
};

/** Hostile charts send thousands of codings. */
const mostCodings = 30;

/** Under which a code stands in LocalCodes: a public system has one name, whatever edition a client writes. */
export function localKey(system: string, code: string): string {
  const known = codeSystem(system);
  const name = known === undefined || known === 'unknown' ? system.trim() : known;
  return `${name}|${code.trim()}`;
}

/** True where the public tables say what the code means. */
export function isPublicCode(system: string, code: string): boolean {
  const codings = codingsOf({ system, code });
  return codings.some((coding) => {
    const vaccine = vaccineOf(coding);
    return drugOf(coding) !== undefined || (vaccine !== undefined && vaccine.group !== 'unclassified');
  });
}

export function localCodesOf(
  concept: Json | undefined,
  localCodes: LocalCodes,
): { readonly drugs: readonly DrugCode[]; readonly vaccines: readonly VaccineCode[] } {
  if (localCodes.size === 0) return { drugs: [], vaccines: [] };
  const meant = objects(concept)
    .slice(0, mostCodings)
    .flatMap((one) => [one, ...objects(one['coding']).slice(0, mostCodings)])
    .flatMap((coding) => meaningOf(coding, localCodes) ?? []);
  return {
    drugs: meant.flatMap((name) => drugNamed(member(name, drugConcepts))),
    vaccines: meant.flatMap((name) => vaccineIn(member(name, vaccineGroups))),
  };
}

function meaningOf(coding: JsonObject, localCodes: LocalCodes): DrugConcept | VaccineGroup | undefined {
  const system = text(coding['system']);
  const { code } = codingsOf(coding)[0] ?? {};
  return system === undefined || code === undefined ? undefined : localCodes.get(localKey(system, code));
}

function drugNamed(concept: DrugConcept | undefined): readonly DrugCode[] {
  if (concept === undefined) return [];
  return [{ concepts: [concept], name: concept, route: 'unknown', singleIngredient: true, by: 'local' }];
}

function vaccineIn(group: VaccineGroup | undefined): readonly VaccineCode[] {
  return group === undefined ? [] : [{ group, name: vaccineNames[group], by: 'local' }];
}
