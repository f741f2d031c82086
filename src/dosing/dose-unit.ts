import { brief, text, type Json, type JsonObject } from '../model/json.js';
import { speaksOfDose } from './dose-words.js';

export type DoseUnit = 'mg' | 'g' | 'ug' | 'mg/kg' | 'mL' | 'tablet';

/** UCUM codes and the words of dose-arithmetic A2, in lower case: clients write MG, mg and Mg and mean milligrams. */
const units: Readonly<Record<string, DoseUnit>> = {
  mg: 'mg',
  g: 'g',
  ug: 'ug',
  mcg: 'ug',
  '\u00b5g': 'ug',
  '\u03bcg': 'ug',
  'mg/kg': 'mg/kg',
  ml: 'mL',
  '1': 'tablet',
  '{pill}': 'tablet',
  '{tbl}': 'tablet',
  '{tab}': 'tablet',
  '{tablet}': 'tablet',
  '{capsule}': 'tablet',
  '{cap}': 'tablet',
  tab: 'tablet',
  tabs: 'tablet',
  'tab(s)': 'tablet',
  tablet: 'tablet',
  tablets: 'tablet',
  'tablet(s)': 'tablet',
  pill: 'tablet',
  pills: 'tablet',
  'pill(s)': 'tablet',
  cap: 'tablet',
  caps: 'tablet',
  'cap(s)': 'tablet',
  capsule: 'tablet',
  capsules: 'tablet',
  'capsule(s)': 'tablet',
  stück: 'tablet',
};

/** Drug forms of HL7 version 3. */
const forms: Readonly<Record<string, DoseUnit>> = { tab: 'tablet', cap: 'tablet' };

/** "g" is a gram in UCUM and a single dose in a German medication plan: a code is read in its own system alone. */
const systems: Readonly<Record<string, Readonly<Record<string, DoseUnit>>>> = {
  'http://unitsofmeasure.org': units,
  'http://unitsofmeasure.org/': units,
  'https://unitsofmeasure.org': units,
  'http://www.unitsofmeasure.org': units,
  'urn:oid:2.16.840.1.113883.6.8': units,
  'http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm': forms,
  'http://hl7.org/fhir/v3/orderableDrugForm': forms,
};

/**
 * The unit of a Quantity (dose-arithmetic A2); undefined when it is none of ours, or when code and unit name two
 * different ones: then nobody knows which of them the prescriber saw.
 */
export function doseUnit(quantity: JsonObject): DoseUnit | undefined {
  const table = codesOf(quantity['system']);
  const word = read(quantity['unit'], units);
  const code = table && read(quantity['code'], table);
  if (code?.given !== true) return word.unit;
  // A drug form that we do not know is known by its word alone.
  if (code.unit === undefined) return table === units ? undefined : word.unit;
  // UCUM "1" counts anything: with a word that is no tablet ("vial", "puff") it counts that.
  if (table === units && quantity['code'] === '1' && word.given && word.unit !== 'tablet') return undefined;
  if (word.unit === undefined) return contradicts(quantity['unit'], code.unit) ? undefined : code.unit;
  return word.unit === code.unit ? code.unit : undefined;
}

/** The code where it is UCUM's, else the word. */
export function writtenUnit(quantity: JsonObject): string | undefined {
  const code = codesOf(quantity['system']) === units ? text(quantity['code']) : undefined;
  return code ?? text(quantity['unit']);
}

/** A word that is none of ours and still names a tablet: "Tablette", "comprimé pelliculé". */
export function namesTablet(quantity: JsonObject): boolean {
  const said = word(quantity['unit']);
  const code = codesOf(quantity['system']) === undefined ? '' : word(quantity['code']);
  if (code !== '' && code !== '1') return false;
  return !isDoubtful(said) && kindsIn(said).join() === 'tablet';
}

function codesOf(system: Json | undefined): Readonly<Record<string, DoseUnit>> | undefined {
  if (system === undefined || system === null || system === '') return units;
  return typeof system === 'string' && Object.hasOwn(systems, system) ? systems[system] : undefined;
}

function read(
  value: Json | undefined,
  table: Readonly<Record<string, DoseUnit>>,
): { readonly given: boolean; readonly unit: DoseUnit | undefined } {
  if (typeof value !== 'string') return { given: value !== undefined && value !== null, unit: undefined };
  const key = word(value);
  return { given: key !== '', unit: Object.hasOwn(table, key) ? table[key] : undefined };
}

function word(value: Json | undefined): string {
  return typeof value === 'string' ? brief(value).normalize().trim().toLowerCase() : '';
}

/** What a word that is none of ours names all the same, by the parts that languages share. */
const kinds: readonly { readonly unit: DoseUnit | 'other'; readonly named: RegExp }[] = [
  { unit: 'tablet', named: /tab(?!lesp)|tbl|pill|caps|kaps|kps|compr|cpr|gélule|gelule|stück/u },
  { unit: 'mg', named: /mg|mil+igr/u },
  { unit: 'ug', named: /mi[ck]rogr|mcg|µg|μg/u },
  { unit: 'g', named: /^gr/u },
  { unit: 'mL', named: /ml|mil+ilit/u },
  { unit: 'other', named: /spoon|löffel|drop|tropf|vial|ampo?ul|sachet|puff|patch|syringe|spritze/u },
];

function kindsIn(said: string): readonly string[] {
  return kinds.filter(({ named }) => named.test(said)).map(({ unit }) => unit);
}

/** "mg/kg/day", "mg per kg", "tablets of 50 mg", "half tablet": more than a unit is said. */
function isDoubtful(said: string): boolean {
  return (
    /[\p{N}/%]|(?<!\p{L})(?:per|pro|par|por|kg)(?!\p{L})|hal[fbv]|demi|medi[oa]|mezz|meia|quarter|viertel/u.test(
      said,
    ) || speaksOfDose(said)
  );
}

function contradicts(unit: Json | undefined, code: DoseUnit): boolean {
  const said = word(unit);
  return isDoubtful(said) || kindsIn(said).some((kind) => kind !== code);
}
