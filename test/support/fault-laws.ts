/** What the contract ("Silence") and the threat model (L0, S16-S19) want of an answer when data fail. */
import { keyNames } from '../../cards/names.js';
import { answerSchema } from '../../src/http/answer-schema.js';
import type { Card, DataState, Indicator, ServiceResponse } from '../../src/model/cds-hooks.js';
import { faultFinder } from '../../src/model/json-schema.js';
import { rules } from '../../src/rules/index.js';
import { keysOf } from '../../src/rules/keys.js';
import type { Seen } from './fault-proxy.js';
import { factKey, statements, TOKEN, type Case } from './fault-run.js';
import { STRANGER, withoutPage } from './fault-bodies.js';

const mostPages = 20;
/** One try and at most one retry. */
const mostTries = 2;

const ours = ({ extension }: ServiceResponse) => extension['org.azathioprine-cds'];
const topic = ({ source }: Card): string => source.topic.code;
const told = ({ extension }: Card): readonly string[] => extension['org.azathioprine-cds'].rules;
const isGap = (card: Card): boolean => topic(card) === 'sys-data-gap';
export const stateIn = (answer: ServiceResponse, key: string): DataState | undefined =>
  ours(answer).data?.find((line) => line.key === factKey(key))?.state;
const isBad = (state: DataState | undefined): boolean => state !== 'present' && state !== 'empty';

const broken = (isBroken: boolean, what: string): readonly string[] => (isBroken ? [what] : []);

/** Statements are a part of the list: without them it is partial. A server that lacks the type has none to miss. */
function statesAllowed({ key, fault }: Case, sound: ServiceResponse): readonly (DataState | undefined)[] {
  const isPart = key === statements;
  return [
    ...fault.states,
    ...(isPart ? (['partial'] as const) : []),
    ...(fault.passes === true || (isPart && fault.refuses === true) ? [stateIn(sound, key)] : []),
  ];
}

type ReadLaw = (
  one: Case,
  state: DataState | undefined,
  seen: readonly Seen[],
  sound: ServiceResponse,
) => readonly string[];

const saysState: ReadLaw = (one, state, _seen, sound) =>
  broken(!statesAllowed(one, sound).includes(state), `state ${String(state)}`);

const asksLittle: ReadLaw = (_one, _state, seen) => {
  const tries = new Map<string, number>();
  const pages = new Map<string, Set<string>>();
  for (const { target } of seen) {
    tries.set(target, (tries.get(target) ?? 0) + 1);
    const search = withoutPage(target);
    pages.set(search, (pages.get(search) ?? new Set()).add(target));
  }
  return [
    ...broken(Math.max(0, ...tries.values()) > mostTries, 'asked more than twice'),
    ...broken(
      [...pages.values()].some(({ size }) => size > mostPages),
      'more than twenty pages',
    ),
  ];
};

const asksNobodyElse: ReadLaw = (_one, _state, seen) =>
  broken(
    seen.some(({ isAtBase, token }) => !isAtBase || token !== TOKEN),
    'a request that is not for the FHIR server',
  );

/** Laws of what was read, and of how. */
export function brokenReading(...told: Parameters<ReadLaw>): readonly string[] {
  return lines({ saysState, asksLittle, asksNobodyElse }, told);
}

type Law = (one: Case, answer: ServiceResponse, sound: ServiceResponse) => readonly string[];

/** What the HTTP service refuses to send is a 500 (src/http/cds-services.ts). */
const answerFault = faultFinder(answerSchema, 'answer');
const isSent: Law = (_one, answer) => broken(answerFault(answer) !== undefined, 'no valid answer');

/** Keys that the answer says could not be read: as a line of a card, or as the summary of the gap card. */
function unread({ summary, detail = '' }: Card): readonly string[] {
  const lists = `${detail}\n${summary}`.matchAll(/Could not be read: ([^.]+)\.|: ([^:]+) could not be read\./g);
  return [...lists].flatMap(([, line, card]) => (line ?? card ?? '').split(', '));
}

/** "Never silent when nobody could look." */
const tellsGap: Law = ({ call, key }, answer) => {
  const gaps = answer.cards.filter(isGap);
  if (!isBad(stateIn(answer, key))) return [];
  const isList = factKey(key) === 'medications';
  // Minimal data: at order-select only medications and allergies can raise it; other orders get no such card.
  const isTold = call.isCritical && (call.hook !== 'order-select' || isList || key === 'allergies');
  if (!isTold) return broken(gaps.length > 0, 'a gap card that nobody needs');
  if (isList)
    return broken(!gaps.some(({ indicator }) => indicator === 'warning'), 'no warning that the list is not read');
  const name = Object.entries(keyNames).find(([known]) => known === key)?.[1] ?? key;
  return [
    ...broken(!answer.cards.some((card) => unread(card).includes(name)), 'the gap is told in no card'),
    ...broken(gaps.length > 1 || gaps.some(({ indicator }) => indicator !== 'info'), 'more than one info card'),
    ...broken(gaps.length > 0 && answer.cards.length > 1, 'a gap card beside one that could tell the gap'),
  ];
};

const rank: { readonly [I in Indicator]: number } = { info: 1, warning: 2, critical: 3 };
const keysByRule = new Map(rules.map((rule) => [rule.id, new Set<string>(keysOf(rule))]));
const needsByRule = new Map(rules.map(({ id, knowledge }) => [id, knowledge.needs]));

/** A critical finding outlives the loss of a key that it does not read; an interaction is still told without its numbers. */
const keepsCritical: Law = ({ key }, answer, sound) =>
  sound.cards
    .filter(({ indicator }) => indicator === 'critical')
    .map(topic)
    .flatMap((rule) => {
      const tellers = answer.cards.filter((card) => told(card).includes(rule));
      const highest = Math.max(0, ...tellers.map(({ indicator }) => rank[indicator]));
      // Statements that failed take nothing from the orders.
      const isRead = key !== statements && keysByRule.get(rule)?.has(factKey(key)) === true;
      const isPair = JSON.stringify(needsByRule.get(rule)) === '["medications"]' && factKey(key) !== 'medications';
      return [
        ...broken(!isRead && highest < rank.critical, `${rule} is critical no more`),
        ...broken(isPair && highest < rank.warning, `${rule} is told no more`),
      ];
    });

/** The cards as text, without their uuids, which are others each time. */
export function cardsOf({ cards }: ServiceResponse): string {
  return JSON.stringify(cards, (name, value: unknown) => (name === 'uuid' ? undefined : value));
}

/** A fault that was got over leaves no trace. */
const recoversWhole: Law = ({ key }, answer, sound) =>
  broken(
    !isBad(stateIn(answer, key)) && cardsOf(answer) !== cardsOf(sound),
    'the key was read and the cards are others',
  );

/** Neither what belongs to a stranger nor the token is in an answer. */
const keepsApart: Law = (_one, answer) => {
  const written = JSON.stringify(answer);
  return [...broken(written.includes(STRANGER), "a stranger's data"), ...broken(written.includes(TOKEN), 'the token')];
};

/** Laws of the answer. */
export function brokenAnswer(...told: Parameters<Law>): readonly string[] {
  return lines({ isSent, tellsGap, keepsCritical, recoversWhole, keepsApart }, told);
}

function lines<T extends readonly unknown[]>(
  laws: Readonly<Record<string, (...told: T) => readonly string[]>>,
  told: T,
): readonly string[] {
  return Object.entries(laws).flatMap(([name, law]) => law(...told).map((what) => `${name}: ${what}`));
}
