/** What CDS Hooks demands of an answer, checked on every real answer: ids are those of the specification digest. */
import { randomUUID } from 'node:crypto';
import type { Action, Card, Suggestion } from '../../src/model/cds-hooks.js';
import { text, type JsonObject } from '../../src/model/json.js';
import { allExchanges, type Exchange } from '../support/real-answers.js';

let exchanges: readonly Exchange[] = [];
const cards = (): readonly Card[] => exchanges.flatMap(({ answer }) => answer.cards);
const suggestions = (): readonly Suggestion[] => cards().flatMap((card) => card.suggestions ?? []);
const actionsOf = ({ answer }: Exchange): readonly Action[] =>
  answer.cards.flatMap((card) => card.suggestions ?? []).flatMap(({ actions }) => actions);

beforeAll(async () => {
  exchanges = await allExchanges(randomUUID);
}, 300_000);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Paths of members that may not be sent: null, "", [], {}. */
function emptyMembers(value: unknown, path = 'answer'): readonly string[] {
  if (value === null || value === '') return [path];
  if (typeof value !== 'object') return [];
  const members = Object.entries(value);
  if (members.length === 0) return path === 'answer.cards' ? [] : [path];
  return members.flatMap(([name, member]) => emptyMembers(member, `${path}.${name}`));
}

function textsOf(card: Card): readonly string[] {
  const labels = (card.suggestions ?? []).flatMap(({ label, actions }) => [
    label,
    ...actions.map(({ description }) => description),
  ]);
  const links = (card.links ?? []).map(({ label }) => label);
  return [card.summary, card.detail ?? '', card.source.topic.display, ...labels, ...links];
}

it('the exchanges hold every kind of card and action, so that nothing below holds of nothing', () => {
  expect(new Set(cards().map(({ indicator }) => indicator))).toEqual(new Set(['critical', 'warning', 'info']));
  const kinds = exchanges
    .flatMap(actionsOf)
    .map((action) => (action.type === 'delete' ? 'delete' : `${action.type} ${action.resource.resourceType}`));
  expect(new Set(kinds)).toEqual(
    new Set(['delete', 'update MedicationRequest', 'create MedicationRequest', 'create ServiceRequest']),
  );
});

it('CH-JSON-02: nothing is null, empty text, empty array or empty object', () => {
  expect(exchanges.flatMap(({ name, answer }) => emptyMembers(answer).map((path) => `${name}: ${path}`))).toEqual([]);
});

it('CH-RESP-01, CH-RESP-03: an answer has cards and its extension, nothing else', () => {
  for (const { answer } of exchanges) expect(Object.keys(answer).sort()).toEqual(['cards', 'extension']);
});

describe('cards', () => {
  it('CH-CARD-01: at most 139 characters and, by our contract, 16 words', () => {
    for (const { summary } of cards()) {
      expect(summary.length).toBeLessThan(140);
      expect(`${summary.split(/\s+/).length <= 16 ? '' : 'too long: '}${summary}`).toBe(summary);
    }
  });

  it('CH-CARD-02, CH-CARD-03, CH-CARD-05: indicator, source and one topic coding', () => {
    for (const { indicator, source } of cards()) {
      expect(['info', 'warning', 'critical']).toContain(indicator);
      expect(source.label).toBe('azathioprine-cds');
      expect(Object.keys(source.topic).sort()).toEqual(['code', 'display', 'system']);
    }
  });

  it('CH-CARD-06, CH-SUG-01: every card and every suggestion of all answers has a uuid of its own', () => {
    const uuids = [...cards(), ...suggestions()].map((one) => one.uuid);
    for (const one of uuids) expect(one).toMatch(uuid);
    expect(new Set(uuids).size).toBe(uuids.length);
  });

  it('CH-CARD-07: the detail holds no HTML, no link and at most 80 words beside the table', () => {
    for (const { detail = '', summary } of cards()) {
      expect(detail).not.toMatch(/<[a-z/!]/i);
      expect(detail).not.toMatch(/\]\(/);
      const prose = detail.split('\n').filter((line) => !line.startsWith('|'));
      const words = prose
        .join(' ')
        .split(/\s+/)
        .filter((word) => word !== '');
      expect(`${words.length <= 80 ? '' : `${String(words.length)} words: `}${summary}`).toBe(summary);
    }
  });

  it('CH-CARD-08, CH-SUG-02, CH-SUG-03: selectionBehavior goes with suggestions; no isRecommended, no STU member', () => {
    for (const { suggestions: offered, selectionBehavior } of cards()) {
      expect(selectionBehavior).toBe(offered === undefined ? undefined : 'at-most-one');
      for (const one of offered ?? []) expect(Object.keys(one).sort()).toEqual(['actions', 'label', 'uuid']);
    }
  });

  it('labels of alternatives begin EITHER and OR', () => {
    for (const { suggestions: offered = [] } of cards()) {
      const starts = offered.map(({ label }) => /^(EITHER|OR) /.exec(label)?.[1]);
      expect(starts).toEqual(
        offered.length < 2 ? offered.map(() => undefined) : offered.map((_, i) => (i === 0 ? 'EITHER' : 'OR')),
      );
    }
  });

  it('CH-CARD-09: override reasons are flat codings of one system', () => {
    const reasons = cards().flatMap((card) => card.overrideReasons ?? []);
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) {
      expect(Object.keys(reason).sort()).toEqual(['code', 'display', 'system']);
      expect(reason.system).toBe('https://azathioprine-cds.example.org/CodeSystem/override-reason');
    }
  });

  it('CH-LINK-01, CH-LINK-02: absolute links, the first to the page of the leading rule', () => {
    for (const { links = [], source } of cards()) {
      expect(links[0]?.url).toBe(`https://cds.example.org/rules/${source.topic.code}`);
      for (const link of links) {
        expect(Object.keys(link).sort()).toEqual(['label', 'type', 'url']);
        expect(new URL(link.url).protocol).toBe('https:');
        expect(link.type).toBe('absolute');
      }
    }
  });

  it('CH-ROB-02: no text shows a hole of the template', () => {
    for (const words of cards().flatMap(textsOf)) {
      expect(words).not.toMatch(/undefined|NaN|null|\[object|\{|\}|\(not known\)|Infinity|  /);
    }
  });

  it('no card asks for a quarter of the dose where its summary says not to combine or not to cut again', () => {
    const against = cards().filter(({ summary }) => /even at reduced dose|do not cut again/.test(summary));
    expect(against.length).toBeGreaterThan(0);
    for (const { detail } of against) expect(detail).not.toMatch(/one quarter/);
  });

  it('at most three, most urgent first', () => {
    const rank = { critical: 0, warning: 1, info: 2 };
    for (const { answer } of exchanges) {
      const ranks = answer.cards.map(({ indicator }) => rank[indicator]);
      expect(ranks.length).toBeLessThanOrEqual(3);
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }
  });
});

describe('actions', () => {
  const each = (check: (action: Action, exchange: Exchange) => void): void => {
    for (const exchange of exchanges) for (const action of actionsOf(exchange)) check(action, exchange);
  };

  it('CH-ACT-01, CH-ACT-02: type and description', () => {
    each(({ type, description }) => {
      expect(['create', 'update', 'delete']).toContain(type);
      expect(description).toMatch(/\S/);
    });
  });

  it('CH-ACT-04: an update is a draft of this request with every member kept but those of the dose', () => {
    each((action, { drafts }) => {
      if (action.type !== 'update') return;
      const draft = drafts.find(({ id }) => id === action.resource['id']);
      const rest = withoutDose(action.resource);
      expect(rest).toEqual(withoutDose(draft ?? {}));
      const extensions = action.resource['extension'] ?? [];
      for (const extension of (draft?.['extension'] ?? []) as readonly JsonObject[])
        expect(extensions).toContainEqual(extension);
      expect(action.resource['dosageInstruction']).not.toEqual(draft?.['dosageInstruction']);
    });
  });

  it('CH-ACT-05: a delete names a draft of this request', () => {
    each((action, { drafts }) => {
      if (action.type !== 'delete') return;
      const known = drafts.map((draft) => `${text(draft['resourceType']) ?? ''}/${text(draft['id']) ?? ''}`);
      expect(known).toContain(action.resourceId);
    });
  });

  it('CH-ACT-03, CH-ACT-06: a create is a new draft of R4 for the patient of the request', () => {
    each((action, { patientId }) => {
      if (action.type !== 'create') return;
      const { resource } = action;
      expect(resource).toMatchObject({
        status: 'draft',
        intent: 'order',
        subject: { reference: `Patient/${patientId}` },
      });
      expect(resource).not.toHaveProperty('id');
      if (resource.resourceType === 'ServiceRequest') {
        expect(resource['code']).toMatchObject({ coding: expect.arrayContaining([]) as unknown });
        const { coding } = resource['code'] as { readonly coding: readonly JsonObject[] };
        for (const { system } of coding) expect(system).toBe('http://loinc.org');
      } else {
        expect(resource['medicationCodeableConcept'] ?? resource['medicationReference']).toBeDefined();
        expect(resource['dosageInstruction']).toHaveProperty('0.doseAndRate.0.doseQuantity.value');
        expect(resource['priorPrescription']).toMatchObject({
          reference: expect.stringMatching(/^MedicationRequest\//) as unknown,
        });
      }
    });
  });

  it('sandbox: a changed medication has text and RxNorm first in coding', () => {
    each((action) => {
      if (action.type === 'delete' || action.resource.resourceType === 'ServiceRequest') return;
      expect(action.resource['medicationCodeableConcept']).toMatchObject({
        text: expect.stringMatching(/\S/) as unknown,
        coding: {
          0: { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: expect.stringMatching(/^\d+$/) as unknown },
        },
      });
    });
  });

  it('one number and each test once an answer; never both drugs of a pair taken away', () => {
    for (const exchange of exchanges) {
      const actions = actionsOf(exchange);
      const tests = actions.flatMap((action) =>
        action.type === 'create' && action.resource.resourceType === 'ServiceRequest'
          ? [JSON.stringify(action.resource['code'])]
          : [],
      );
      expect(new Set(tests).size).toBe(tests.length);
      // One draft may be withdrawn from more than one card, never a second draft.
      const withdrawn = actions.flatMap((action) => (action.type === 'delete' ? [action.resourceId] : []));
      expect(new Set(withdrawn).size).toBeLessThanOrEqual(1);
    }
  });
});

/** All that a dose suggestion may not touch. `extension` is compared apart: the reference dose is added to it. */
function withoutDose(resource: JsonObject): JsonObject {
  const changed = ['dosageInstruction', 'medicationCodeableConcept', 'dispenseRequest', 'extension'];
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !changed.includes(name)));
}
