import { medicationOf } from '../../src/facts/medication-of.js';
import { productFacts } from '../../src/facts/product.js';
import { tabletStrength } from '../../src/dosing/strength.js';
import type { Json, JsonObject } from '../../src/model/json.js';

const strength = (mg: number): JsonObject => ({
  numerator: { value: mg, unit: 'mg' },
  denominator: { value: 1, unit: 'tablet' },
});
const of = (words: string, mg: number): JsonObject => ({
  itemCodeableConcept: { text: words },
  strength: strength(mg),
});

/** mg in one tablet of an order that contains its product, and whether words alone gave it. */
function read(words: string, ingredient: Json): readonly unknown[] {
  const order = {
    resourceType: 'MedicationRequest',
    medicationReference: { reference: '#m' },
    contained: [{ resourceType: 'Medication', id: 'm', code: { text: words }, ingredient }],
  };
  const medication = medicationOf(order, new Map());
  if (medication.recognition.kind !== 'drug') throw new Error('not recognised');
  const found = tabletStrength(productFacts(medication.recognition, medication));
  return [found?.mg.valueOf(), found?.inferred];
}

describe('A2b the strength of the drug, of all that its tablet holds', () => {
  it('is that of its own ingredient, whatever stands beside it', () => {
    expect(read('azathioprine', [of('Azathioprin', 50)])).toEqual([50, false]);
    expect(read('azathioprine', [of('Lactose', 70), of('Azathioprin', 50)])).toEqual([50, false]);
  });

  it('is never that of a lone other substance', () => {
    expect(read('azathioprine', [of('Lactose', 70)])).toEqual([undefined, undefined]);
    expect(read('Azathioprin 50 mg', [of('Lactose', 70)])).toEqual([undefined, undefined]);
    expect(read('Azathioprin 50 mg', [{ itemCodeableConcept: { text: 'Lactose' } }])).toEqual([50, true]);
  });

  it('may be that of an ingredient that only an unknown code names, or nothing', () => {
    const coded = { coding: [{ system: 'http://fhir.de/CodeSystem/ask', code: '00001' }] };
    expect(read('azathioprine', [{ itemCodeableConcept: coded, strength: strength(50) }])).toEqual([50, false]);
    expect(read('azathioprine', [{ strength: strength(50) }])).toEqual([50, false]);
  });
});
