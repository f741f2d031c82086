/** No number that a chart can hold makes an answer fail: each number of one rich request in turn is a strange one. */
import { createCallService } from '../src/call-service.js';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import type { ServiceRequest } from '../src/model/cds-hooks.js';
import type { Json } from '../src/model/json.js';
import { anyFhir } from './support/open-client.js';
import { bodyOf, sentFor } from './support/run-vignettes.js';
import type { CompactOrder, Vignette } from './support/vignette.js';
import { now } from './support/vignette-resources.js';

const line = {
  timing: {
    repeat: {
      frequency: 1,
      frequencyMax: 2,
      period: 1,
      periodMax: 1,
      periodUnit: 'd',
      count: 30,
      boundsDuration: { value: 30, code: 'd' },
    },
  },
  doseAndRate: [{ doseQuantity: { value: 2, unit: 'tablet' } }],
};
const strength = { numerator: { value: 50, code: 'mg' }, denominator: { value: 1, unit: 'tablet' } };
const contained = [{ resourceType: 'Medication', id: 'med', ingredient: [{ isActive: true, strength }] }];
const supply = { expectedSupplyDuration: { value: 30, code: 'd' }, numberOfRepeatsAllowed: 1, quantity: { value: 60 } };
const rich = (drug: string, more: CompactOrder['more'] = {}): CompactOrder => ({
  drug,
  mg: 100,
  startDaysAgo: 40,
  more: { dispenseRequest: supply, ...more },
});
const reference = { drug: 'azathioprine', mg: 150, daysAgo: 40 } as const;
const ranged = { low: 1, high: 2 };

const vignette: Vignette = {
  name: 'rich',
  kind: 'fires',
  drafts: [
    { ...rich('azathioprine', { contained, dosageInstruction: [line] }), reference },
    { ...rich('trimethoprim'), supplyDays: 10 },
  ],
  list: [
    rich('azathioprine'),
    { ...rich('azathioprine'), status: 'stopped', everyDays: 2 },
    { ...rich('allopurinol'), status: 'stopped' },
    { drug: 'allopurinol', mg: 300, type: 'MedicationDispense', startDaysAgo: 90, supplyDays: 30 },
  ],
  weight: [
    { kg: 70, daysAgo: 3 },
    { kg: 72, daysAgo: 40 },
  ],
  labs: [
    ...['WBC', 'neutrophils %', 'platelets', 'Hb', 'lymphocytes', 'creatinine', 'INR', 'ALT', 'AST'],
    ...['bilirubin', 'albumin', 'bile acids', 'lipase', '6-TGN', '6-MMP', 'hCG', 'surface area', 'TPMT activity'],
  ].map((test) => ({ test, value: 2, daysAgo: 3, ...ranged })),
  expect: {},
};

const strange: readonly Json[] = [
  0,
  -1,
  0.000001,
  1e-300,
  9_999_999,
  999_999_999_999_999,
  1e21,
  1e300,
  '9'.repeat(100),
];

/** A place in JSON, by the members that lead to it. */
type Path = readonly (string | number)[];

function numbersIn(value: Json | undefined, path: Path = []): readonly Path[] {
  if (typeof value === 'number') return [path];
  return typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([member, part]) => numbersIn(part, [...path, member]));
}

function withAt(value: Json | undefined, [member, ...rest]: Path, put: Json): Json {
  if (member === undefined || typeof value !== 'object' || value === null) return put;
  const parts = Object.entries(value).map(([name, part]) => [name, name === member ? withAt(part, rest, put) : part]);
  return Array.isArray(value) ? parts.map(([, part]) => part as Json) : (Object.fromEntries(parts) as Json);
}

const body = JSON.parse(JSON.stringify(bodyOf(sentFor(vignette)))) as Json;
const callService = createCallService({
  settings: defaultSettings,
  fhir: anyFhir,
  now: () => now,
  newUuid: () => '00000000-0000-4000-8000-000000000001',
  publicUrl: 'https://cds.example.org',
});

it.each(numbersIn(body).map((path) => path.join('.')))('%s', async (name) => {
  for (const number of strange) {
    const request = withAt(body, name.split('.'), number) as Json & ServiceRequest;
    const { cards } = await callService('azathioprine-order-sign', 'order-sign', request);
    expect(JSON.stringify(cards)).not.toMatch(/undefined|NaN|Infinity|[+-]0\d{5}-\d\d/);
  }
});
