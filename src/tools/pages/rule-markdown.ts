/** One rule as a document for the people who review it. */
import type { RuleEvidence, RulePage, RuleRow } from '../../web/rule-page.js';
import { exampleCard, filled, type ExampleCard } from './example-card.js';
import { code, escaped, file, list, section, table } from './markdown.js';
import type { Example } from './vignettes.js';

/** Of each kind. */
const mostExamples = 6;

export function ruleMarkdown(page: RulePage, examples: readonly Example[]): string {
  return file([
    `# ${escaped(page.title)}`,
    `${code(page.id)} · ${page.tier} · **${page.review}** · [all rules](README.md)`,
    escaped(page.statement),
    ...section('When it speaks', speaks(page)),
    ...section('What it looks at', looksAt(page)),
    ...decisionTable(page),
    ...section('Words of the table', wordTable(page)),
    ...section('Numbers', numberTable(page)),
    ...cards(page, examples),
    ...exampleSections(examples),
    ...section('Monitoring', escaped(page.monitoring ?? '')),
    ...section('Limits', escaped(page.limits ?? '')),
    ...section('Our own judgement', escaped(page.editorial ?? '')),
    ...section('Reasons to override', list(page.overrideReasons.map(({ display }) => escaped(display)))),
    ...section('Sources', list(page.evidence.map(sourceLine))),
  ]);
}

function speaks({ hooks, thiopurines, triggers, partners }: RulePage): string {
  return list([
    ...triggers.map(escaped),
    `at: ${hooks.join(', ')}`,
    `thiopurines: ${thiopurines.join(', ')}`,
    ...(partners.length === 0 ? [] : [`with: ${partners.map(escaped).join(', ')}`]),
  ]);
}

function looksAt({ needs, wants }: RulePage): string {
  const nothing = 'Nothing beyond the order itself.';
  const line = (what: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${what}: ${names.join(', ')}`];
  const lines = [...line('cannot be evaluated without', needs), ...line('where it is known', wants)];
  return lines.length === 0 ? nothing : list(lines);
}

function decisionTable({ rows }: RulePage): readonly string[] {
  const offering = rows.filter(({ offers }) => offers.length > 0);
  return [
    ...section(
      'Decision table',
      'Read from the top; the first row that is true wins. Words in braces are filled with the patient’s own values.',
      table(
        ['Row', 'When', 'Card', 'Summary'],
        rows.map((row) => [code(row.id), code(row.when), cardCell(row), summaryCell(row)]),
      ),
    ),
    ...(offering.length === 0
      ? []
      : [
          '### What the rows offer',
          offering
            .map(({ id, offers }) => `- ${code(id)}\n${offers.map((offer) => `  - ${escaped(offer)}`).join('\n')}`)
            .join('\n'),
        ]),
  ];
}

function cardCell({ indicator, hooks, inStartCard }: RuleRow): string {
  return [
    indicator === 'none' ? 'no card' : `**${indicator}**`,
    ...(hooks === undefined ? [] : [`only at ${hooks.join(', ')}`]),
    ...(inStartCard === true ? ['inside the start card'] : []),
  ].join('; ');
}

function summaryCell({ summary = '', withoutNumber }: RuleRow): string {
  return [summary, ...(withoutNumber === undefined ? [] : [`Where no dose is offered: ${withoutNumber}`])]
    .map(escaped)
    .join('<br>');
}

function wordTable({ words }: RulePage): string {
  const rows = words.map(({ word, meaning }) => [code(word), escaped(meaning)]);
  return rows.length === 0
    ? ''
    : `${table(['Word', 'Means'], rows)}\n\nWords that stand in these meanings: [all words](words.md).`;
}

function numberTable({ thresholds }: RulePage): string {
  if (thresholds.length === 0) return 'No number decides in this rule.';
  return table(
    ['Name', 'Value', 'Source'],
    thresholds.map(({ name, value, unit, cites, editorial, bySite }) => [
      code(name),
      [`${value} ${unit}`.trim(), ...(bySite === undefined ? [] : [bySite])].map(escaped).join('<br>'),
      [...cites.map((id) => code(id)), ...(editorial === undefined ? [] : [`editorial: ${escaped(editorial)}`])].join(
        '; ',
      ),
    ]),
  );
}

function cards(page: RulePage, examples: readonly Example[]): readonly string[] {
  const shown = page.rows.flatMap((row) => {
    const card = exampleCard(page, row, examples);
    return card === undefined ? [] : [cardBlock(row, card)];
  });
  return [
    ...section('The cards as they appear', ...shown),
    ...section('Background on the card, as far as it has room', background(page)),
  ];
}

function cardBlock(row: RuleRow, card: ExampleCard): string {
  const from = card.from === undefined ? 'the words filled with an example' : `example: ${escaped(card.from)}`;
  return [
    `> **${row.indicator}** (row ${code(row.id)}): ${escaped(card.summary)}`,
    ...card.buttons.map((label) => `> - [ ${escaped(label)} ]`),
    `> - ${from}`,
  ].join('\n');
}

/** The background of the rule, and that of the rows that have their own. */
function background(page: RulePage): string {
  const own = page.rows.flatMap(({ id, detail }) => (detail === undefined ? [] : [{ id, detail }]));
  const details = [...new Set(own.map(({ detail }) => detail))];
  return list([
    escaped(filled(page.detail, page)),
    ...details.map((detail) => {
      const rows = own.filter((one) => one.detail === detail).map(({ id }) => code(id));
      return `in row ${rows.join(', ')} instead: ${escaped(filled(detail, page))}`;
    }),
    ...page.addOns.map((words) => `only where it applies: ${escaped(filled(words, page))}`),
  ]);
}

function exampleSections(examples: readonly Example[]): readonly string[] {
  if (examples.length === 0) return section('Examples', 'No examples yet.');
  const kinds: readonly (readonly [string, string])[] = [
    ['fires', 'Examples that fire'],
    ['silent', 'Examples that stay silent'],
    ['not-evaluated', 'Examples that cannot be evaluated'],
  ];
  return kinds.flatMap(([kind, title]) => {
    const chosen = chosenOf(examples.filter((one) => one.kind === kind));
    const rows = chosen.map((one) => [escaped(one.name), escaped(one.known), expected(one)]);
    return section(title, rows.length === 0 ? 'None.' : table(['Case', 'What is known', 'Expected'], rows));
  });
}

/** First of each row first, so that the examples cover as much of the table as they can. */
function chosenOf(examples: readonly Example[]): readonly Example[] {
  const firsts = examples.filter((one, index) => examples.findIndex(({ row }) => row === one.row) === index);
  return [...new Set([...firsts, ...examples])].slice(0, mostExamples);
}

function expected({ kind, indicator, row }: Example): string {
  if (kind === 'silent') return 'no card';
  if (kind === 'not-evaluated') return 'no card; the answer says “not evaluated”';
  return [
    indicator === undefined ? 'a card' : `**${indicator}**`,
    ...(row === undefined ? [] : [`row ${code(row)}`]),
  ].join(', ');
}

function sourceLine({ id, what, year, address, read, strength }: RuleEvidence): string {
  const links = address.split(' ; ').map((one) => (/^https:\/\/\S+$/.test(one) ? `<${one}>` : escaped(one)));
  return `${code(id)}: ${escaped(what)} (${escaped(year)}; ${escaped(strength)}; ${read ? 'read' : '**not read**'}). ${links.join(' ; ')}`;
}
