/** A rule as plain text: all that decides, in the words of its page. */
import type { RulePage, RuleRow, RuleThreshold } from '../web/rule-page.js';

export function ruleText(page: RulePage): string {
  return [
    `${page.title} (${page.id})`,
    page.statement,
    `Review: ${page.review}.`,
    ...part('When it speaks', page.triggers),
    ...part('Runs at', page.hooks),
    ...part('Thiopurines', page.thiopurines),
    ...part('With', page.partners),
    ...part('Needs', page.needs),
    ...part('Looks at, where it is known', page.wants),
    ...part('Decision table. Read from the top; the first row that is true wins', page.rows.map(rowText)),
    ...part(
      'Words of the table',
      page.words.map(({ word, meaning }) => `${word}: ${meaning}`),
    ),
    ...part('Numbers', page.thresholds.map(thresholdText)),
    ...part('Background on the card', [page.detail, ...page.addOns]),
    ...part('Monitoring', known(page.monitoring)),
    ...part('Limits', known(page.limits)),
    ...part('Our own judgement', known(page.editorial)),
    ...part(
      'Reasons to override',
      page.overrideReasons.map(({ code, display }) => `${code}: ${display}`),
    ),
  ].join('\n');
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `- ${line}`)];
}

function known(words: string | undefined): readonly string[] {
  return words === undefined ? [] : [words];
}

function rowText({ id, when, indicator, hooks, inStartCard, summary, withoutNumber, detail, offers }: RuleRow): string {
  const told = indicator === 'none' ? 'no card' : indicator;
  return [
    `${id}: WHEN ${when} THEN ${told}`,
    ...(hooks === undefined ? [] : [`only at ${hooks.join(', ')}`]),
    ...(inStartCard === true ? ['inside the start card'] : []),
    ...known(summary),
    ...(withoutNumber === undefined ? [] : [`Where no dose is offered: ${withoutNumber}`]),
    ...(detail === undefined ? [] : [`Background of this row: ${detail}`]),
    ...offers,
  ].join('\n    ');
}

function thresholdText({ name, value, unit, cites, editorial, bySite }: RuleThreshold): string {
  const grounds = [...cites, ...(editorial === undefined ? [] : [`editorial: ${editorial}`])].join('; ');
  return [`${name} = ${`${value} ${unit}`.trim()} (${grounds})`, ...known(bySite)].join('. ');
}
