import { changesForm, draftedTabletMg, keepsProduct } from '../../src/dosing/drafted-product.js';
import type { ProductFacts } from '../../src/dosing/strength.js';
import type { Schedule } from '../../src/model/dose.js';
import { exact } from '../../src/model/exact.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';

const order = (unit: string): FhirJson => ({
  resourceType: 'MedicationRequest',
  dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 2, unit } }] }],
});
const of = (mg: number, per: string): FhirJson => ({
  resourceType: 'Medication',
  ingredient: [{ strength: { numerator: { value: mg, unit: 'mg' }, denominator: { value: 1, unit: per } } }],
});
const product = (texts: readonly string[], more: Partial<ProductFacts> = {}): ProductFacts => ({
  texts,
  singleIngredient: true,
  ...more,
});
const tablets: Schedule = { kind: 'daily', tabletMg: 50, tablets: exact(2), averageMgPerDay: exact(100), whole: true };
const liquid: Schedule = { kind: 'liquid', mgPerMl: 20, ml: exact(1), averageMgPerDay: exact(20), whole: true };

describe('C4 the drafted strength is the one that the dose was read with', () => {
  it.each<[string, ProductFacts, string, number | undefined]>([
    ['product code', product([], { codeStrengthMg: 50 }), 'mg', 50],
    ['ingredient', product(['Azathioprin 25 mg'], { medication: of(25, 'tablet') }), 'mg', 25],
    ['words of an order in tablets', product(['Azathioprin 50 mg']), 'tablet', 50],
    ['words of an order in mg, which may be its dose', product(['Azathioprin 50 mg']), 'mg', undefined],
    ['code and words that contradict each other', product(['100 MG'], { codeStrengthMg: 50 }), 'tablet', undefined],
  ])('%s', (_case, facts, unit, mg) => {
    expect(draftedTabletMg(facts, order(unit))).toBe(mg);
  });
});

describe('D4 a suggestion keeps a product of its own strength alone', () => {
  it.each<[string, ProductFacts, boolean]>([
    ['the same strength', product(['Azathioprin 50 mg'], { medication: of(50, 'tablet') }), true],
    ['another strength', product(['Azathioprin 25 mg'], { medication: of(25, 'tablet') }), false],
    ['words that state the old dose', product(['azathioprine 150 mg daily'], { codeStrengthMg: 50 }), false],
  ])('%s', (_case, facts, keeps) => {
    expect(keepsProduct(facts, order('tablet'), tablets)).toBe(keeps);
  });

  it('a liquid stays where its concentration is the stocked one', () => {
    expect(
      keepsProduct(product(['mercaptopurine suspension'], { medication: of(20, 'mL') }), order('mL'), liquid),
    ).toBe(true);
    expect(
      keepsProduct(product(['mercaptopurine suspension'], { medication: of(10, 'mL') }), order('mL'), liquid),
    ).toBe(false);
    expect(keepsProduct(product(['mercaptopurine 20 mg/mL']), order('mg'), liquid)).toBe(false);
  });
});

describe('C5 a change of formulation', () => {
  const inTablets = product(['Mercaptopurine 50 MG Oral Tablet'], { codeStrengthMg: 50 });
  const inWords = product(['mercaptopurine 20 mg/mL oral suspension']);
  const inMillilitres = product(['mercaptopurine'], { medication: of(20, 'mL') });
  it.each<[string, ProductFacts, JsonObject & FhirJson, Schedule, boolean]>([
    ['tablets to liquid', inTablets, order('mg'), liquid, true],
    ['liquid to tablets', inMillilitres, order('mg'), tablets, true],
    ['liquid in words to tablets', inWords, order('mg'), tablets, true],
    ['liquid in mg to liquid', inMillilitres, order('mg'), liquid, false],
    ['liquid in words to liquid', inWords, order('mg'), liquid, false],
    ['tablets to tablets', inTablets, order('tablet'), tablets, false],
  ])('%s', (_case, facts, written, schedule, changes) => {
    expect(changesForm(facts, written, schedule)).toBe(changes);
  });
});
