/** Where a promise that was not kept is told: on a card of the same rule, else on one of its own, else on the last. */
import type { Card } from '../src/model/cds-hooks.js';
import type { RenderedCard } from '../src/model/journal.js';
import { rules } from '../src/rules/index.js';
import { mostCards } from './group.js';
import type { BrokenPromise } from './promises.js';
import { ruleLink, sourceOf } from './rule-source.js';

interface ReminderDeps {
  readonly newUuid: () => string;
  readonly publicUrl: string;
  readonly digest: (basis: string) => string;
  /** Rules that are not approved at this site. */
  readonly labelled: readonly string[];
}

export function withReminders(
  cards: readonly RenderedCard[],
  broken: readonly BrokenPromise[],
  deps: ReminderDeps,
): readonly RenderedCard[] {
  return broken.reduce((told, promise) => withReminder(told, promise, deps), cards);
}

function withReminder(
  cards: readonly RenderedCard[],
  broken: BrokenPromise,
  deps: ReminderDeps,
): readonly RenderedCard[] {
  const { rule } = broken.promise;
  const same = cards.findIndex(({ card }) => card.extension['org.azathioprine-cds'].rules.includes(rule));
  if (same === -1 && cards.length < mostCards) return [...cards, cardOf(broken, deps)];
  const place = same === -1 ? cards.length - 1 : same;
  return cards.map((rendered, index) =>
    index === place ? { ...rendered, card: withSentence(rendered.card, broken, deps) } : rendered,
  );
}

function withSentence(card: Card, { promise, summary, detail }: BrokenPromise, { labelled }: ReminderDeps): Card {
  const { topic } = card.source;
  return {
    ...card,
    detail: [card.detail ?? '', `${summary} ${detail}`].filter((part) => part !== '').join('\n\n'),
    // The card now speaks for the rule of the promise too.
    ...(labelled.includes(promise.rule) ? { source: sourceOf(topic.code, topic.display, true) } : {}),
  };
}

function cardOf(
  { promise, all, summary, detail }: BrokenPromise,
  { newUuid, publicUrl, digest, labelled }: ReminderDeps,
): RenderedCard {
  const { rule } = promise;
  const title = rules.find(({ id }) => id === rule)?.knowledge.title ?? rule;
  const card: Card = {
    uuid: newUuid(),
    summary,
    indicator: 'info',
    detail,
    source: sourceOf(rule, title, labelled.includes(rule)),
    links: [ruleLink(rule, publicUrl)],
    extension: { 'org.azathioprine-cds': { rules: [rule] } },
  };
  const basis = digest(JSON.stringify(['promise', ...all.map(({ feedback }) => feedback).toSorted()]));
  return { card, basis, watches: [], suggestions: [] };
}
