import { readDemoPatients, readPatientBundles } from '../../src/demo/fixtures.js';
import { buildStore, dailyStore } from '../../src/demo/fhir-store.js';
import { isObject, objects, text, values, type FhirJson, type Json, type JsonObject } from '../../src/model/json.js';

const now = new Date('2026-11-22T09:00:00Z');
const bundles = readPatientBundles();
const store = buildStore(bundles, now);
const resources: readonly FhirJson[] = [...store.values()].flatMap((sameType) => [...sameType.values()]);
const patients = [...(store.get('Patient')?.values() ?? [])];
const stories = readDemoPatients();

/** Every object inside a value, itself included. */
function inside(value: Json | undefined): readonly JsonObject[] {
  if (isObject(value)) return [value, ...Object.values(value).flatMap(inside)];
  return Array.isArray(value) ? values(value).flatMap(inside) : [];
}

describe('the demo patients', () => {
  it('are at least fourteen, each with a story, each story with a patient', () => {
    expect(patients.length).toBeGreaterThanOrEqual(14);
    expect(stories.map((story) => story.patient).sort()).toEqual(patients.map((patient) => patient['id']).sort());
  });

  it('hold the patient and the user that the public sandbox asks for', () => {
    expect(store.get('Patient')?.has('smart-1288992')).toBe(true);
    expect(store.get('Practitioner')?.has('COREPRACTITIONER1')).toBe(true);
  });

  it.each(patients.map((patient) => [patient['id'], patient]))(
    '%s has what the sandbox reads of a Patient',
    (_id, patient) => {
      const [name] = objects(isObject(patient) ? patient['name'] : undefined);
      expect(Array.isArray(name?.['given'])).toBe(true);
      expect(values(name?.['given']).length).toBeGreaterThan(0);
      expect(patient).toMatchObject({ birthDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string });
      expect(['female', 'male']).toContain(isObject(patient) ? patient['gender'] : undefined);
    },
  );

  it.each([...(store.get('Condition')?.values() ?? [])].map((condition) => [condition['id'], condition]))(
    '%s has the label and the code that the sandbox lists',
    (_id, condition) => {
      expect(condition).toMatchObject({
        code: { text: expect.stringMatching(/./) as string, coding: [{ code: expect.stringMatching(/./) as string }] },
      });
    },
  );

  it('code nothing without a system and a code', () => {
    const codings = resources.flatMap(inside).flatMap((part) => objects(part['coding']));
    expect(codings.length).toBeGreaterThan(500);
    expect(
      codings.filter((coding) => typeof coding['system'] !== 'string' || typeof coding['code'] !== 'string'),
    ).toEqual([]);
  });

  it('refer only to each other', () => {
    const references = resources
      .flatMap(inside)
      .flatMap((part) => (typeof part['reference'] === 'string' ? [part['reference']] : []));
    const known = new Set(resources.map((resource) => `${resource.resourceType}/${text(resource['id']) ?? ''}`));
    expect(references.filter((reference) => !known.has(reference))).toEqual([]);
  });

  it('measure in UCUM', () => {
    const quantities = resources.flatMap((resource) => inside(resource['valueQuantity']));
    expect(quantities.length).toBeGreaterThan(100);
    expect(
      quantities.filter(
        (quantity) => quantity['system'] !== 'http://unitsofmeasure.org' || quantity['code'] === undefined,
      ),
    ).toEqual([]);
  });

  it('give a reference range with every liver test', () => {
    const liver = new Set(['1742-6', '1920-8', '1975-2', '1751-7']);
    const tests = resources.filter((resource) =>
      inside(resource['code']).some(
        (coding) => coding['system'] === 'http://loinc.org' && liver.has(text(coding['code']) ?? ''),
      ),
    );
    expect(tests.length).toBeGreaterThan(50);
    expect(tests.filter((test) => test['referenceRange'] === undefined)).toEqual([]);
  });

  it('write no calendar date, only dates relative to today', () => {
    expect(bundles.filter((bundle) => /"\d{4}-\d{2}-\d{2}/.test(bundle))).toEqual([]);
  });
});

describe('the stories', () => {
  it.each(stories.map((story) => [story.patient, story] as const))('%s says what to try and why', (_id, story) => {
    expect(story.title).not.toBe('');
    expect(story.story.length).toBeGreaterThan(40);
    expect(story.tries.length).toBeGreaterThan(0);
    for (const attempt of story.tries) {
      expect(attempt.why).not.toBe('');
      expect(attempt.order === undefined).toBe(attempt.hook === 'patient-view');
      // The sandbox forces the number of tablets into 1 to 5.
      if (attempt.order) expect([1, 2, 3, 4, 5]).toContain(attempt.order.number);
      // The limit of a card's summary in the contract.
      if (attempt.expect) expect(attempt.expect.summary.split(/\s+/).length).toBeLessThanOrEqual(16);
    }
  });

  it('hold one that stays silent', () => {
    expect(stories.flatMap((story) => story.tries).filter((attempt) => attempt.expect === null)).toHaveLength(1);
  });
});

describe('the store', () => {
  const bundle =
    '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"a","birthDate":"{{today-1}}"}}]}';

  it('moves its dates along when the day changes, and only then', () => {
    let clock = '2028-02-29T23:59:00Z';
    const daily = dailyStore([bundle], () => new Date(clock));
    expect(daily().get('Patient')?.get('a')?.['birthDate']).toBe('2028-02-28');
    const before = daily();
    expect(daily()).toBe(before);
    clock = '2028-03-01T00:01:00Z';
    expect(daily().get('Patient')?.get('a')?.['birthDate']).toBe('2028-02-29');
  });

  it('refuses the same resource twice', () => {
    expect(() => buildStore([bundle, bundle], now)).toThrow('Patient/a twice');
  });
});
