/** Explained silence: the trace names for each rule what stopped it, in the demo profile alone. */
import { readFileSync } from 'node:fs';
import { answerSchema } from '../src/http/answer-schema.js';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import type { ServiceResponse, TraceLine } from '../src/model/cds-hooks.js';
import { faultFinder } from '../src/model/json-schema.js';
import { ruleTable } from '../src/rules/index.js';
import type { Rule } from '../src/rules/rule.js';
import type { Case } from '../src/terms/case.js';
import { and, explain, not, or, term, type Truth } from '../src/terms/term.js';
import { ask, bundle, order, taken } from './support/site-calls.js';

// No term of these tests looks at the case.
const nobody = {} as Case;
const is = (name: string, truth: Truth) => term(name, [], () => truth);
const yes = is('YES', true);
const no = is('NO', false);
const unknown = is('UNKNOWN', 'not-evaluated');

describe('explain', () => {
  it.each([
    ['a true term has no stop', and(yes, or(no, yes)), undefined],
    ['the first false part of an AND', and(yes, no, is('LATER', false)), { term: 'NO', truth: false }],
    ['the false part, not an unknown one before it: it alone decides', and(unknown, no), { term: 'NO', truth: false }],
    ['the first unknown part', and(yes, unknown), { term: 'UNKNOWN', truth: 'not-evaluated' }],
    ['an AND within an AND, down to its part', and(yes, and(yes, no)), { term: 'NO', truth: false }],
    ['an OR as a whole', and(yes, or(no, and(no, yes))), { term: 'NO OR (NO AND YES)', truth: false }],
    ['an OR alone', or(no, unknown), { term: 'NO OR UNKNOWN', truth: 'not-evaluated' }],
    ['a NOT by its printed name', and(not(and(yes, yes)), no), { term: 'NOT (YES AND YES)', truth: false }],
    [
      'a named AND by its name',
      { ...and(yes, no), name: 'NAMED', shape: 'atom' as const },
      { term: 'NAMED', truth: false },
    ],
  ])('names %s', (_, condition, stop) => {
    expect(explain(condition, nobody)).toEqual(stop);
  });
});

const draft = order('azathioprine', 150);
const prefetch = { medications: bundle(taken('allopurinol', 300)), allergies: bundle(), conditions: bundle() };

function traceOf({ extension }: ServiceResponse): readonly TraceLine[] {
  return extension['org.azathioprine-cds'].trace ?? [];
}

describe('the trace', () => {
  const rows = new Map(Object.values(ruleTable as Readonly<Record<string, Rule>>).map((rule) => [rule.id, rule.rows]));

  it('is left out where nobody asked for it, and changes nothing else', async () => {
    const plain = await ask(defaultSettings, { draft, prefetch });
    const traced = await ask(defaultSettings, { draft, prefetch, trace: true });
    expect(plain.extension['org.azathioprine-cds']).not.toHaveProperty('trace');
    const { trace, ...rest } = traced.extension['org.azathioprine-cds'];
    expect(trace?.length).toBeGreaterThan(30);
    expect({ ...traced, extension: { 'org.azathioprine-cds': rest } }).toEqual(plain);
  });

  it('fits the schema of our answers', async () => {
    const fault = faultFinder(answerSchema, 'answer');
    for (const hook of ['order-sign', 'order-select', 'patient-view'] as const) {
      expect(fault(await ask(defaultSettings, { draft, prefetch, hook, trace: true }))).toBeUndefined();
      expect(fault(await ask(defaultSettings, { draft, hook, trace: true }))).toBeUndefined();
    }
  });

  it('has a line for each check, with its outcome, and one that fired names its row', async () => {
    const answer = await ask(defaultSettings, { draft, prefetch, trace: true });
    const lines = traceOf(answer);
    for (const { rule, outcome } of answer.extension['org.azathioprine-cds'].checks ?? []) {
      expect(lines.some((line) => line.rule === rule && line.outcome === outcome)).toBe(true);
    }
    // 150 mg without weight is above XOI_GREY, and no reference dose is known.
    expect(lines).toContainEqual({
      rule: 'core-xoi-allopurinol',
      order: 'MedicationRequest/draft-1',
      partner: 'allopurinol',
      outcome: 'fired',
      row: 'high',
    });
  });

  it('names rows and terms as the decision tables print them', async () => {
    const lines = traceOf(await ask(defaultSettings, { draft, prefetch, trace: true }));
    const printed = JSON.stringify(
      Object.values(JSON.parse(readFileSync('fixtures/knowledge/decision-tables.json', 'utf8')) as object),
    );
    const stops = lines.flatMap(({ rule, stopped = [] }) => stopped.map((stop) => ({ rule, ...stop })));
    expect(stops.length).toBeGreaterThan(30);
    expect(stops.filter(({ rule, row }) => rows.get(rule)?.every(({ id }) => id !== row))).toEqual([]);
    expect(stops.filter(({ term: name }) => !printed.includes(name))).toEqual([]);
  });

  it('explains every silent rule: its missing data, what it takes for granted, its rows, or the row that says none', async () => {
    for (const one of [prefetch, {}, { medications: bundle() }]) {
      const silent = traceOf(await ask(defaultSettings, { draft, prefetch: one, trace: true })).filter(
        ({ outcome }) => outcome !== 'fired',
      );
      expect(silent.length).toBeGreaterThan(10);
      expect(silent.filter((line) => !(line.missing ?? line.presupposes ?? line.stopped ?? line.row))).toEqual([]);
    }
  });

  it('of a rule that waits for data tells which, and which term waits', async () => {
    const renewal = { medications: bundle(taken('azathioprine', 150)), allergies: bundle(), conditions: bundle() };
    const lines = traceOf(await ask(defaultSettings, { draft, prefetch: renewal, trace: true }));
    expect(lines.find(({ rule }) => rule === 'mon-cbc-abnormal')).toMatchObject({
      outcome: 'not-evaluated',
      missing: ['bloodCounts'],
    });
    const asked = { ...renewal, pregnancy: bundle() };
    const clear = traceOf(await ask(defaultSettings, { draft, prefetch: asked, trace: true }));
    expect(clear.find(({ rule }) => rule === 'label-breastfeeding')).toEqual({
      rule: 'label-breastfeeding',
      order: 'MedicationRequest/draft-1',
      outcome: 'clear',
      stopped: [
        { row: 'high', term: 'LACTATING', truth: false },
        { row: 'documented', term: 'LACTATING', truth: false },
      ],
    });
  });

  it('holds no value of the patient', async () => {
    const weight = {
      ...{ resourceType: 'Observation', id: 'secret-weight', status: 'final', subject: { reference: 'Patient/p' } },
      ...{ effectiveDateTime: '2026-03-01', code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] } },
      valueQuantity: { value: 73.19, unit: 'kg' },
    };
    const told = { ...prefetch, weight: bundle(weight) };
    const trace = JSON.stringify(traceOf(await ask(defaultSettings, { draft, prefetch: told, trace: true })));
    expect(trace).not.toMatch(/73\.19|secret-weight|2026-03-01/);
  });
});
