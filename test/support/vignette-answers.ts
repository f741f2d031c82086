/** Reads answers as a client does: doses of suggestions, and what accepting one of them leaves of the request. */
import { testOrders } from '../../src/knowledge/test-orders.js';
import type { Action, Card, Indicator, ServiceResponse, Suggestion } from '../../src/model/cds-hooks.js';
import { number, object, objects, text, values, type FhirJson, type JsonObject } from '../../src/model/json.js';
import { referenceOf, type Sent } from './run-vignettes.js';

export function isAbout(rule: string): (card: Card) => boolean {
  return ({ extension }) => extension['org.azathioprine-cds'].rules.includes(rule);
}

/** Medication orders that the suggestions of an answer create or change, in their order. */
export function dosedOrders({ cards }: Pick<ServiceResponse, 'cards'>): readonly FhirJson[] {
  return cards.flatMap(({ suggestions = [] }) => suggestions).flatMap(({ actions }) => actions.flatMap(dosedOrder));
}

function dosedOrder(action: Action): readonly FhirJson[] {
  if (action.type === 'delete') return [];
  const { resource } = action;
  const isDose = resource.resourceType.startsWith('Medication') && resource['status'] !== 'stopped';
  return isDose ? [resource] : [];
}

/** Names of the tests that the suggestions of a card order. */
export function testsOf({ suggestions = [] }: Card): readonly string[] {
  return suggestions
    .flatMap(({ actions }) => actions.flatMap((action) => (action.type === 'delete' ? [] : [action.resource])))
    .filter(({ resourceType }) => resourceType === 'ServiceRequest')
    .map((request) => {
      const name = text(object(request['code'])?.['text']);
      return Object.entries(testOrders).find(([, test]) => test.name === name)?.[0] ?? `unknown test ${name ?? ''}`;
    });
}

/** mg/day by the plainest reading: mg, or tablets whose strength stands in the product's words; lines are added up. */
export function mgPerDay(order: FhirJson): number {
  const product = object(order['medicationCodeableConcept']) ?? object(objects(order['contained'])[0]?.['code']);
  const words = text(product?.['text']) ?? '';
  const strength = Number(/(\d+(?:\.\d+)?) ?mg/i.exec(words)?.[1]);
  const perMl = Number(/(\d+(?:\.\d+)?) ?mg\/mL/i.exec(words)?.[1]);
  return objects(order['dosageInstruction'])
    .map((line) => {
      const repeat = object(object(line['timing'])?.['repeat']);
      const times = (number(repeat?.['frequency']) ?? Number.NaN) / (number(repeat?.['period']) ?? Number.NaN);
      const quantity = object(objects(line['doseAndRate'])[0]?.['doseQuantity']) ?? object(line['doseQuantity']);
      const amount = number(quantity?.['value']) ?? Number.NaN;
      const unit = text(quantity?.['unit']) ?? text(quantity?.['code']);
      const factor = unit === 'mg' ? 1 : unit === 'mL' ? perMl : strength;
      return amount * factor * times;
    })
    .reduce((sum, mg) => sum + mg, 0);
}

/** Suggestions that change a dose or take an order away; a test alone changes no danger. */
export function changing({ suggestions = [] }: Card): readonly Suggestion[] {
  return suggestions.filter(({ actions }) =>
    actions.some((action) => action.type === 'delete' || action.resource.resourceType.startsWith('Medication')),
  );
}

/** The request after a clinician accepted: drafts changed, taken away and added, a replaced order stopped. */
export function accepted(sent: Sent, { actions }: Suggestion): Sent {
  return actions.reduce(applied, sent);
}

function applied(sent: Sent, action: Action): Sent {
  if (action.type === 'delete') {
    return { ...sent, drafts: sent.drafts.filter((draft) => referenceOf(draft) !== action.resourceId) };
  }
  const { resource } = action;
  if (action.type === 'create') {
    const id = `accepted-${sent.drafts.length + 1}`;
    const replaced = text(object(resource['priorPrescription'])?.['reference']);
    const drafts = [...sent.drafts, { ...resource, id }];
    return replaced === undefined ? { ...sent, drafts } : withoutOrder({ ...sent, drafts }, replaced);
  }
  const reference = referenceOf(resource);
  const isDraft = sent.drafts.some((draft) => referenceOf(draft) === reference);
  return isDraft
    ? { ...sent, drafts: sent.drafts.map((draft) => (referenceOf(draft) === reference ? resource : draft)) }
    : withoutOrder(sent, reference);
}

/** "Stop that order": it is no longer on the list of active orders. */
function withoutOrder(sent: Sent, reference: string): Sent {
  const medications = object(sent.prefetch['medications']);
  const entry = values(medications?.['entry']).filter((one) => {
    const resource = object(object(one)?.['resource']);
    return resource === undefined || referenceOf(resource) !== reference;
  });
  const list: JsonObject = { ...medications, entry };
  return { ...sent, prefetch: { ...sent.prefetch, medications: list } };
}

const rank: { readonly [I in Indicator]: number } = { info: 1, warning: 2, critical: 3 };

/** The cards of an answer that bring this one back at the same or a higher indicator. */
export function returns({ source, indicator }: Card, again: ServiceResponse): readonly string[] {
  return again.cards
    .filter((card) => card.source.topic.code === source.topic.code && rank[card.indicator] >= rank[indicator])
    .map(({ summary }) => summary);
}
