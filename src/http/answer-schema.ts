/**
 * Our own answers, as CDS Hooks 3.0 and the contract bound them. An answer that breaks this is a fault of ours. Like every
 * schema that the API description shows, it holds only what JSON Schema 2020-12 reads as draft 07 does.
 */
import type { JsonSchema } from '../model/json-schema.js';
import { only, some, words } from './schema-words.js';

const address: JsonSchema = { type: 'string', pattern: /^https?:\/\//u.source };

const coding = only({ system: words, code: words, display: words });
const resource: JsonSchema = { type: 'object', required: ['resourceType'], properties: { resourceType: words } };

const action: JsonSchema = {
  type: 'object',
  required: ['type'],
  oneOf: [
    only({ type: { enum: ['create', 'update'] }, description: words, resource }),
    only({
      type: { const: 'delete' },
      description: words,
      resourceId: { type: 'string', pattern: /^[A-Za-z]+\/.+$/u.source },
    }),
  ],
};

const card = only(
  {
    uuid: words,
    // CDS Hooks: fewer than 140 characters.
    summary: { type: 'string', minLength: 1, maxLength: 139 },
    indicator: { enum: ['info', 'warning', 'critical'] },
    detail: words,
    source: only({ label: words, url: address, topic: coding }, ['url']),
    suggestions: some(only({ label: words, uuid: words, actions: some(action) })),
    selectionBehavior: { const: 'at-most-one' },
    overrideReasons: some(coding),
    links: some(only({ label: words, url: address, type: { const: 'absolute' } })),
    extension: only({
      'org.azathioprine-cds': only({ rules: some(words), order: words, basis: some(words) }, ['order', 'basis']),
    }),
  },
  ['detail', 'suggestions', 'selectionBehavior', 'overrideReasons', 'links'],
);

const check = only(
  { rule: words, order: words, outcome: { enum: ['fired', 'clear', 'not-evaluated'] }, missing: some(words) },
  ['order', 'missing'],
);

const dataLine = only(
  {
    key: words,
    state: { enum: ['present', 'empty', 'absent', 'error', 'other-patient', 'partial'] },
    via: { enum: ['prefetch', 'fhirServer'] },
    newest: words,
  },
  ['via', 'newest'],
);

const stop = { term: words, truth: { enum: [false, 'not-evaluated'] } };

const traceLine = only(
  {
    rule: words,
    order: words,
    partner: words,
    outcome: { enum: ['fired', 'clear', 'not-evaluated'] },
    missing: some(words),
    presupposes: only(stop),
    row: words,
    stopped: some(only({ row: words, ...stop })),
  },
  ['order', 'partner', 'missing', 'presupposes', 'row', 'stopped'],
);

const folded = only({ rules: some(words), card: words, reason: words, overridden: words, until: words });

export const answerSchema = only({
  cards: {
    type: 'array',
    maxItems: 3,
    items: {
      ...card,
      // Both or none.
      if: { required: ['suggestions'], properties: { suggestions: true } },
      then: { required: ['selectionBehavior'], properties: { selectionBehavior: true } },
      else: { properties: { selectionBehavior: false } },
    },
  },
  extension: only({
    'org.azathioprine-cds': only(
      {
        knowledge: words,
        decision: words,
        folded: some(folded),
        checks: some(check),
        data: some(dataLine),
        trace: some(traceLine),
      },
      ['decision', 'folded', 'checks', 'data', 'trace'],
    ),
  }),
});
