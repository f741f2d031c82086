/**
 * What an order, an entry of the medication list or an immunization is about.
 *
 * Codes come first, all of them; words are the last resort. Where a code and the words name different drugs, both may be
 * meant (a changed order whose old text stayed, a wrong pick from a list): the code's drug stands, and a drug of the
 * words joins it when missing it would be unforgivable. Such a match carries neither strength nor `singleIngredient`, so
 * that no dose is computed from it.
 */
import type { DrugConcept, DrugMatch, LocalCodes, Recognition, RouteClass } from '../model/drugs.js';
import type { Json } from '../model/json.js';
import { onceEach } from '../model/memo.js';
import { isBiologic } from '../knowledge/biologics.js';
import { rememberedByConcept } from '../knowledge/concept-memo.js';
import type { DrugCode, VaccineCode } from '../knowledge/drug-codes.js';
import { drugOf, vaccineOf } from '../knowledge/drug-codes.js';
import type { DrugName } from '../knowledge/drug-names.js';
import { drugsNamed } from '../knowledge/drug-names.js';
import { localCodesOf, noLocalCodes } from '../knowledge/local-codes.js';
import { routeNamed } from '../knowledge/product-route.js';
import { codingsOf, wordingsOf, type Coding } from '../knowledge/terminology.js';
import { recogniseVaccine } from './recognise-vaccine.js';

/** Drugs whose order alone can be dangerous beside a thiopurine (contract, "Silence"), and the thiopurines. */
const critical: ReadonlySet<DrugConcept> = new Set([
  'azathioprine',
  'mercaptopurine',
  'tioguanine',
  'allopurinol',
  'oxipurinol',
  'tisopurine',
  'febuxostat',
  'topiroxostat',
  'ribavirin',
  'cladribine',
]);

const MOST_TEXTS = 40;

/**
 * The drug or vaccine of a CodeableConcept, with `moreText` (name of a referenced Medication, display of a reference) read
 * beside its own words. Never throws, never gives `unreadable`: callers do, for references that lead nowhere.
 */
export function recognise(
  concept: Json | undefined,
  moreText: readonly string[] = [],
  localCodes: LocalCodes = noLocalCodes,
): Recognition {
  const codings = codingsOf(concept);
  const texts = [...new Set([...wordingsOf(concept), ...moreText])]
    .filter((text) => text.trim() !== '')
    .slice(0, MOST_TEXTS);
  const named = namesOf(texts);
  const unsystematic = codings.flatMap((coding) =>
    confirmed(coding.system === undefined ? coding.code : undefined, named),
  );
  const local = localCodesOf(concept, localCodes);
  const localDrugs = local.drugs.map((code) => ({ ...code, name: wordFor(code, named) }));
  const drugCodes = [...codings.flatMap((coding) => drugOf(coding) ?? []), ...unsystematic, ...localDrugs];
  const vaccineCodes = [...codings.flatMap((coding) => vaccineOf(coding) ?? []), ...local.vaccines];
  return (
    drug(drugCodes, named, texts, vaccineCodes) ??
    recogniseVaccine(vaccineCodes, drugCodes.length > 0 ? [] : texts) ??
    unnamed(codings, texts)
  );
}

/** What no rule names. */
function unnamed(codings: readonly Coding[], texts: readonly string[]): Recognition {
  if (codings.length === 0 && texts.length === 0) return { kind: 'nothing' };
  return isBiologic(codings, texts) ? { kind: 'other', biologic: true } : { kind: 'other' };
}

/** As recognise, for a concept without words beside it: what a concept names does not change. */
export function recogniseConceptAlone(concept: Json | undefined, localCodes: LocalCodes = noLocalCodes): Recognition {
  return recognisedWith(localCodes)(concept);
}

const recognisedWith = onceEach((localCodes: LocalCodes) =>
  rememberedByConcept(2000, (concept) => recognise(concept, [], localCodes)),
);

/** A site's code names a class at times (an ACE inhibitor); the words beside it may name the substance. */
function wordFor(code: DrugCode, named: readonly DrugName[]): string {
  return named.find((drugName) => sameDrug(code, drugName))?.name ?? code.name;
}

function namesOf(texts: readonly string[]): readonly DrugName[] {
  const byName = new Map<string, DrugName>();
  for (const drugName of texts.flatMap(drugsNamed)) {
    if (!byName.has(drugName.name) || drugName.route !== undefined) byName.set(drugName.name, drugName);
  }
  return [...byName.values()].filter((drugName) => drugName.concepts.length > 0);
}

/** A code that names no system is an RxNorm code where the words beside it name the same drug. */
function confirmed(code: string | undefined, named: readonly DrugName[]): readonly DrugCode[] {
  const found = code === undefined ? undefined : drugOf({ system: 'rxnorm', code });
  return found !== undefined && named.some((drugName) => sameDrug(found, drugName)) ? [found] : [];
}

function sameDrug(code: DrugCode, drugName: DrugName): boolean {
  return code.concepts.length > 0
    ? code.concepts.some((concept) => drugName.concepts.includes(concept))
    : code.name === drugName.name;
}

function drug(
  codes: readonly DrugCode[],
  named: readonly DrugName[],
  texts: readonly string[],
  vaccines: readonly VaccineCode[],
): DrugMatch | undefined {
  // A product that no rule counts (everolimus for cancer) takes the ingredient code beside it along.
  const uncounted = codes.filter((code) => code.concepts.length === 0).map((code) => code.name);
  const counted = codes.filter((code) => code.concepts.length > 0 && !uncounted.includes(code.name));
  const unexplained = named.some((name) => explains(codes, name)) ? [] : named;
  const added = unexplained.filter((name) => name.concepts.some((concept) => critical.has(concept)));
  if (counted.length > 0) return byCode(counted, added, named, texts);
  // Words alone make a drug only of what no code explains, and never of a vaccine known to be live.
  if (vaccines.some(isLive)) return undefined;
  return byName(codes.length > 0 || vaccines.length > 0 ? added : named, texts);
}

function explains(codes: readonly DrugCode[], name: DrugName): boolean {
  return codes.some((code) => sameDrug(code, name));
}

function isLive({ group }: VaccineCode): boolean {
  return group !== undefined && group !== 'non-live' && group !== 'unclassified';
}

function byCode(
  codes: readonly DrugCode[],
  added: readonly DrugName[],
  named: readonly DrugName[],
  texts: readonly string[],
): DrugMatch | undefined {
  const [first] = codes;
  if (first === undefined) return undefined;
  const several = added.length > 0 || new Set(codes.map((code) => code.name)).size > 1;
  const strengths = new Set(codes.flatMap((code) => code.strengthMg ?? []));
  const [strengthMg] = strengths;
  const coded = codes.map((code) => code.route);
  return {
    kind: 'drug',
    concepts: [...new Set([...codes, ...added].flatMap((match) => match.concepts))],
    name: first.name,
    ...(several || strengthMg === undefined || strengths.size > 1 ? {} : { strengthMg }),
    singleIngredient: !several && codes.every((code) => code.singleIngredient),
    route: added.length > 0 ? 'unknown' : routeOf(coded, named, texts),
    by: first.by,
  };
}

function byName(named: readonly DrugName[], texts: readonly string[]): DrugMatch | undefined {
  const [first] = named;
  if (first === undefined) return undefined;
  return {
    kind: 'drug',
    concepts: [...new Set(named.flatMap((drugName) => drugName.concepts))],
    name: first.name,
    singleIngredient: named.length === 1 && !first.combination && !texts.some(isCombination),
    route: routeOf([], named, texts),
    by: 'text',
  };
}

/** "lesinurad / allopurinol", "allopurinol 200 mg + lesinurad 200 mg": two names around the sign, no unit. */
function isCombination(text: string): boolean {
  return /\p{L}{5} {0,3}(\d[\d.,]{0,8} ?m?g)? {0,3}[/+] {0,3}\p{L}{5}/u.test(text.slice(0, 300));
}

/** The one route that codes agree on, else what the words say. */
function routeOf(coded: readonly RouteClass[], named: readonly DrugName[], texts: readonly string[]): RouteClass {
  const routes = new Set(coded.filter((route) => route !== 'unknown'));
  const [route] = routes;
  if (routes.size === 1 && route !== undefined) return route;
  if (routes.size > 1) return 'unknown';
  const said = routeNamed(texts);
  return named.find((drugName) => drugName.route !== undefined)?.route ?? said;
}
