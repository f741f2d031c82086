/** Cards as text, most urgent first as they come. */
import type { Card, Indicator, ServiceResponse } from '../model/cds-hooks.js';

const exitCodes: { readonly [I in Indicator]: number } = { info: 10, warning: 20, critical: 30 };

/** Of the gravest card; 0 without one. */
export function exitCodeOf({ cards }: ServiceResponse): number {
  return Math.max(0, ...cards.map(({ indicator }) => exitCodes[indicator]));
}

export function cardsText({ cards, extension }: ServiceResponse): string {
  const { data = [] } = extension['org.azathioprine-cds'];
  const unread = data.filter(({ state }) => state !== 'present' && state !== 'empty');
  return [
    ...(cards.length === 0 ? ['No card.'] : cards.map(cardText)),
    ...(unread.length === 0 ? [] : [`Not read: ${unread.map(({ key, state }) => `${key} (${state})`).join(', ')}.`]),
  ].join('\n\n');
}

function cardText({ indicator, summary, detail, source, suggestions = [], links = [] }: Card): string {
  return [
    `${indicator.toUpperCase()}  ${summary}`,
    `rule ${source.topic.code}${source.label === 'azathioprine-cds' ? '' : ` (${source.label})`}`,
    ...(detail === undefined ? [] : ['', detail]),
    ...suggestions.flatMap(({ label, actions }) => [
      '',
      `[${label}]`,
      ...actions.map(({ description }) => `  ${description}`),
    ]),
    ...(links.length === 0 ? [] : ['', ...links.map(({ label, url }) => `${label}: ${url}`)]),
  ].join('\n');
}
