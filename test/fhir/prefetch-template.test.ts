import { prefetchTemplates } from '../../src/fhir/prefetch-template.js';
import { loincCodesFor } from '../../src/knowledge/lab-codes.js';
import { retrievalKeys, type RetrievalKey } from '../../src/model/fact-keys.js';

const templates = prefetchTemplates(new Set(retrievalKeys));
const searches = Object.entries(templates).filter(([, template]) => template.includes('?'));

it('offers the keys that were asked for, and the statements that belong to the medication list', () => {
  expect(Object.keys(prefetchTemplates(new Set(['patient', 'inr'])))).toEqual(['patient', 'inr']);
  expect(Object.keys(prefetchTemplates(new Set(['medications'])))).toEqual(['medications', 'medicationStatements']);
  expect(Object.keys(templates)).toHaveLength(retrievalKeys.length + 1);
});

it('asks for the medication orders of every status that the history needs', () => {
  expect(templates['patient']).toBe('Patient/{{context.patientId}}');
  expect(templates['medications']).toBe(
    'MedicationRequest?patient={{context.patientId}}&status=active,on-hold,completed,stopped,cancelled&_count=500',
  );
  expect(templates['medicationStatements']).toBe('MedicationStatement?patient={{context.patientId}}&_count=500');
});

describe.each(searches)('%s', (_key, template) => {
  it('is a relative search of this patient with no other token (CH-PFT-01, -02, -06)', () => {
    expect(template).toMatch(/^[A-Z][A-Za-z]+\?patient=\{\{context\.patientId\}\}&/);
    expect(template.match(/\{\{[^}]*\}\}/g)).toEqual(['{{context.patientId}}']);
  });

  it('stays in the portable subset, each parameter once and with a value (CH-PFT-05)', () => {
    const names =
      template
        .split('?')[1]
        ?.split('&')
        .map((parameter) => parameter.split('=')[0]) ?? [];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(['patient', 'status', 'code', '_sort', '_count']).toContain(name);
    expect(template).not.toMatch(/=(&|$)/);
  });
});

describe.each(searches.filter(([, template]) => template.startsWith('Observation?')))('%s', (key, template) => {
  it('asks for results newest first, by LOINC, unencoded', () => {
    const codes = loincCodesFor(key as RetrievalKey);
    expect(codes.length).toBeGreaterThan(0);
    const code = codes.map((one) => `http://loinc.org|${one}`).join(',');
    expect(template).toContain(`&code=${code}&_sort=-date&_count=`);
  });
});
