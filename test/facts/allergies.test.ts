import { readAllergies } from '../../src/facts/allergies.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';
import { hostile } from './resources.js';

const status = (code: string): JsonObject => ({ coding: [{ code }] });
const allergy = (members: JsonObject): FhirJson => ({
  resourceType: 'AllergyIntolerance',
  id: 'a',
  code: { text: 'Azathioprine' },
  clinicalStatus: status('active'),
  verificationStatus: status('confirmed'),
  ...members,
});
const withReaction = (...manifestations: string[]): FhirJson =>
  allergy({ reaction: [{ manifestation: manifestations.map((text) => ({ text })) }] });
const groupOf = (resource: FhirJson): string | undefined => readAllergies([resource])[0]?.reaction;

describe('the entry', () => {
  it.each([
    [
      'azathioprine by RxNorm',
      { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1256' }] },
      'azathioprine',
    ],
    ['azathioprine by text', { text: 'Azathioprine' }, 'azathioprine'],
    ['a brand by text', { text: 'Imuran' }, 'azathioprine'],
    ['mercaptopurine by text', { text: 'mercaptopurine' }, 'mercaptopurine'],
    ['tioguanine by text', { text: 'thioguanine' }, 'tioguanine'],
  ])('%s', (_, code, allergen) => {
    expect(readAllergies([allergy({ code })])).toMatchObject([{ allergen, reference: 'AllergyIntolerance/a' }]);
  });

  it('is found by the substance of a reaction', () => {
    const entry = allergy({
      code: { text: 'Immunosuppressant' },
      reaction: { substance: { text: 'mercaptopurine' }, manifestation: [] },
    });
    expect(readAllergies([entry])[0]?.allergen).toBe('mercaptopurine');
  });

  it.each([
    'Penicillin',
    'No known allergies',
    'No known allergy to azathioprine',
    'No allergy to azathioprine',
    'Azithromycin',
  ])('not %s', (text) => {
    expect(readAllergies([allergy({ code: { text } })])).toEqual([]);
  });

  it.each(['refuted', 'entered-in-error'])('not with verification status %s', (code) => {
    expect(readAllergies([allergy({ verificationStatus: status(code) })])).toEqual([]);
  });

  it.each(['unconfirmed', 'presumed', 'confirmed'])('with verification status %s', (code) => {
    expect(readAllergies([allergy({ verificationStatus: status(code) })])).toHaveLength(1);
  });

  it('not when resolved; inactive and unsaid count', () => {
    expect(readAllergies([allergy({ clinicalStatus: status('resolved') })])).toEqual([]);
    expect(readAllergies([allergy({ clinicalStatus: 'resolved' })])).toEqual([]);
    expect(readAllergies([allergy({ clinicalStatus: status('inactive') })])).toHaveLength(1);
    expect(readAllergies([allergy({ clinicalStatus: undefined, verificationStatus: undefined })])).toHaveLength(1);
  });
});

describe('manifestations (ALLERGY_SEVERE, _MODERATE, _MILD, _UNKNOWN)', () => {
  it.each([
    'Fever',
    'Rigors',
    'Chills',
    'Flu-like illness',
    'Rash',
    'Urticaria',
    'Eruption of skin',
    'Angioedema',
    'Anaphylaxis',
    'Anaphylactic shock',
    'Hypotension',
    'Vasculitis',
    'Sweet syndrome',
    'Erythema nodosum',
    'Stevens-Johnson syndrome',
    'Toxic epidermal necrolysis',
    'Hepatitis',
    'Acute kidney injury',
    'Pneumonitis',
    'Acute pancreatitis',
  ])('%s is severe', (words) => {
    expect(groupOf(withReaction(words))).toBe('severe');
  });

  it.each([
    'Leukopenia',
    'Leucopenia',
    'Neutropenia',
    'Thrombocytopenia',
    'Pancytopenia',
    'Bone marrow suppression',
    'Anaemia',
    'Anemia',
    'Raised transaminases',
    'Elevated liver enzymes',
    'Arthralgia',
    'Joint pain',
    'Myalgia',
  ])('%s is moderate', (words) => {
    expect(groupOf(withReaction(words))).toBe('moderate');
  });

  it.each(['Nausea', 'Vomiting', 'Diarrhoea', 'Diarrhea', 'Headache', 'Hair loss', 'Alopecia', 'Fatigue'])(
    '%s is mild',
    (words) => {
      expect(groupOf(withReaction(words))).toBe('mild');
    },
  );

  it('the gravest leads and names the reason', () => {
    expect(readAllergies([withReaction('Nausea', 'Leukopenia')])).toMatchObject([
      { reaction: 'moderate', manifestation: 'leukopenia' },
    ]);
    expect(readAllergies([withReaction('Nausea', 'Leukopenia', 'Fever')])).toMatchObject([
      { reaction: 'severe', manifestation: 'fever' },
    ]);
  });

  it('high criticality is severe whatever was seen', () => {
    expect(groupOf(allergy({ criticality: 'high' }))).toBe('severe');
    expect(groupOf(allergy({ criticality: 'high', reaction: [{ manifestation: [{ text: 'Nausea' }] }] }))).toBe(
      'severe',
    );
    expect(groupOf(allergy({ criticality: 'low' }))).toBe('unknown');
  });

  it('none, or none that the table knows, is unknown', () => {
    expect(readAllergies([allergy({})])[0]).toEqual({
      allergen: 'azathioprine',
      reaction: 'unknown',
      reference: 'AllergyIntolerance/a',
    });
    expect(groupOf(withReaction('Blue toes'))).toBe('unknown');
  });

  it('denied ones are none', () => {
    expect(groupOf(withReaction('Nausea without fever'))).toBe('mild');
    expect(groupOf(withReaction('No rash, leukopenia'))).toBe('moderate');
  });

  it.each<[string, Json]>([
    ['display', [{ coding: [{ display: 'Fever (finding)' }] }]],
    ['one object', { text: 'Fever' }],
    ['R5 reference', [{ concept: { text: 'Fever' } }]],
    ['string', 'Fever'],
  ])('are read from a %s', (_, manifestation) => {
    expect(groupOf(allergy({ reaction: [{ manifestation }] }))).toBe('severe');
  });

  it('are read from a description', () => {
    expect(groupOf(allergy({ reaction: [{ description: 'pancreatitis two weeks after start' }] }))).toBe('severe');
  });
});

it('trips over nothing', () => {
  expect(readAllergies(hostile)).toEqual([]);
});
