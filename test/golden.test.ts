/**
 * The whole answer to every body that the public sandbox was seen to send, as a file in fixtures/golden. What each answer
 * must hold was worked out by hand from the catalogue before its file was kept: `worked` says the cards and why.
 * After a change of words on purpose: `GOLDEN=write npm test -- test/golden`, then read the diff of each file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import request from 'supertest';
import type { ServiceResponse } from '../src/model/cds-hooks.js';
import { requestFixture, requestNames } from './http/support.js';
import { countedUuids, realApp } from './support/real-app.js';

/** The day on which the bodies say that their orders were written. */
const now = new Date('2026-03-02T12:00:00Z');

interface Worked {
  /** Rule and indicator of each card, in the order in which they are sent. */
  readonly cards: readonly (readonly [string, string])[];
  /** In the summary of the first card. */
  readonly says?: string;
  readonly why: string;
}

const high = 'row high: above XOI_GREY 75 mg without weight, reference unknown';

const worked: Readonly<Record<string, Worked>> = {
  'order-select-after-suggestion-azathioprine-25mg': {
    cards: [['core-xoi-allopurinol', 'critical']],
    says: 'azathioprine 150 mg can be fatal: cancel one, or cut azathioprine TO 37.5 mg',
    why: `25 mg x 3 x 2 = 150 mg/day; ${high}; min(150, XOI_ABS_DRAFT 200)/4 = 37.5`,
  },
  'order-select-azathioprine-50mg-3-twice-daily': {
    cards: [['core-xoi-allopurinol', 'critical']],
    says: 'azathioprine 300 mg can be fatal: cancel one, or cut azathioprine TO 50 mg',
    why: `50 mg x 3 x 2 = 300 mg/day; ${high}; min(300, XOI_ABS_DRAFT 200)/4 = 50`,
  },
  'order-select-azathioprine-50mg-daily': {
    cards: [['core-xoi-allopurinol', 'warning']],
    says: 'azathioprine 50 mg: safe only as a deliberate reduced dose',
    why: 'row low: 50 mg is not above XOI_LOW 50 mg; a start makes the pair new; no number',
  },
  'order-select-azathioprine-dstu2': {
    cards: [['core-xoi-allopurinol', 'warning']],
    says: 'azathioprine 50 mg: safe only as a deliberate reduced dose',
    why: 'the same order as MedicationOrder',
  },
  'order-select-azathioprine-stu3': {
    cards: [['core-xoi-allopurinol', 'warning']],
    says: 'azathioprine 50 mg: safe only as a deliberate reduced dose',
    why: 'the same order in the STU3 shape',
  },
  'order-select-called-with-hook-medication-prescribe': {
    cards: [['core-xoi-allopurinol', 'warning']],
    says: 'azathioprine 50 mg: safe only as a deliberate reduced dose',
    why: 'the address decides: order-select, so no dose and laboratory cards',
  },
  'order-select-many-prefetch-keys': { cards: [], why: 'the draft names no medication yet' },
  'order-select-no-drafts': {
    cards: [['sys-data-gap', 'info']],
    says: 'No order was sent: nothing was checked.',
    why: 'row no-orders',
  },
  'order-select-no-medication-yet': { cards: [], why: 'the draft names no medication yet' },
  'order-select-service-request-without-code': { cards: [], why: 'an imaging request concerns no rule' },
  'order-sign-allopurinol-300mg': {
    cards: [],
    why: 'no thiopurine in hand or on the list, which the client supplied: no pair, and nothing else is asked',
  },
  'order-sign-azathioprine-50mg-3-twice-daily': {
    cards: [
      ['core-xoi-allopurinol', 'critical'],
      ['label-dose-range', 'warning'],
      ['mon-start-bundle', 'info'],
    ],
    says: 'azathioprine 300 mg can be fatal: cancel one, or cut azathioprine TO 50 mg',
    why: `300 mg/day; ${high}; row high-no-weight: above 250 mg; row start: nothing shows that it continues`,
  },
  'order-sign-imuran-50mg': {
    cards: [
      ['core-xoi-allopurinol', 'critical'],
      ['label-dose-range', 'warning'],
      ['mon-start-bundle', 'info'],
    ],
    says: 'azathioprine 300 mg can be fatal: cancel one, or cut azathioprine TO 50 mg',
    why: 'the brand is azathioprine 50 mg: as above',
  },
  'order-sign-no-drafts': {
    cards: [['sys-data-gap', 'info']],
    says: 'No order was sent: nothing was checked.',
    why: 'row no-orders',
  },
  'order-sign-no-medication-yet': { cards: [], why: 'the draft names no medication yet' },
  'order-sign-ribavirin-200mg': {
    cards: [],
    why: 'no thiopurine in hand or on the list, which the client supplied: blood counts are not asked for',
  },
  'order-sign-typhoid-vaccine-oral': {
    cards: [],
    why: 'no thiopurine in hand or on the list, which the client supplied: weight and immunizations are not asked for',
  },
  'order-sign-warfarin-5mg': { cards: [], why: 'no thiopurine, and warfarin is no critical partner' },
  'patient-view': { cards: [], why: 'no medication list: every rule is not evaluated; patient-view shows no gap card' },
  'patient-view-called-with-hook-order-select': { cards: [], why: 'as patient-view' },
};

const hooks = ['order-select', 'order-sign', 'patient-view'];
const names = hooks.flatMap((hook) => requestNames(hook));

async function answerTo(name: string): Promise<ServiceResponse> {
  const service = hooks.find((hook) => name.startsWith(hook)) ?? '';
  const response = await request(realApp(now, countedUuids()))
    .post(`/cds-services/azathioprine-${service}`)
    .send(requestFixture(name))
    .expect(200);
  return response.body as ServiceResponse;
}

describe('golden answers', () => {
  it('every captured body is worked out', () => {
    expect(Object.keys(worked).sort()).toEqual([...names].sort());
  });

  it.each(names)('%s', async (name) => {
    const answer = await answerTo(name);
    const expected = worked[name];
    expect(answer.cards.map(({ source, indicator }) => [source.topic.code, indicator])).toEqual(expected?.cards);
    expect(answer.cards[0]?.summary ?? '').toContain(expected?.says ?? '');
    const file = `fixtures/golden/${name}.json`;
    if (process.env['GOLDEN'] === 'write') writeFileSync(file, `${JSON.stringify(answer, null, 2)}\n`);
    expect(answer).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
