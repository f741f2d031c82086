/** The list of all rules, and the meanings of all words. */
import { capWords, termWords } from '../../knowledge/term-words.js';
import type { RulePage } from '../../web/rule-page.js';
import { code, escaped, file, section, table } from './markdown.js';

const tierNames: { readonly [tier: string]: string } = {
  CORE: 'Core',
  LABEL: 'Label',
  PGX: 'Pharmacogenetics',
  MONITORING: 'Monitoring',
};

export function indexMarkdown(pages: readonly RulePage[]): string {
  const rows = pages.reduce((sum, page) => sum + page.rows.length, 0);
  const tiers = [...new Set(pages.map(({ tier }) => tier))];
  return file([
    '# Rules',
    `${pages.length} rules with ${rows} rows, written from what runs. The running service shows them at \`/rules\`.`,
    `**Reviewed by a clinician at this site: ${reviewed(pages)} of ${pages.length}.**`,
    'What the words in capitals mean: [words](words.md).',
    ...tiers.flatMap((tier) =>
      section(
        tierNames[tier] ?? tier,
        table(
          ['Rule', 'What it is about', 'Gravest card'],
          pages
            .filter((page) => page.tier === tier)
            .map((page) => [`[${page.id}](${page.id}.md)`, escaped(page.title), gravest(page)]),
        ),
      ),
    ),
  ]);
}

function reviewed(pages: readonly RulePage[]): number {
  return pages.filter(({ review }) => review !== 'not reviewed by a clinician at this site').length;
}

function gravest({ rows }: RulePage): string {
  const levels = ['critical', 'warning', 'info'] as const;
  return levels.find((level) => rows.some(({ indicator }) => indicator === level)) ?? 'no card of its own';
}

export function wordsMarkdown(): string {
  const rows = (words: { readonly [word: string]: string }): readonly (readonly string[])[] =>
    Object.entries(words).map(([word, meaning]) => [code(word), escaped(meaning)]);
  return file([
    '# Words of the decision tables',
    'What is not known is never read as “no”: a row whose words cannot be evaluated is told as not evaluated. The numbers stand on the pages of the [rules](README.md).',
    table(['Word', 'Means'], rows(termWords)),
    ...section('Limits of a dose', table(['Limit', 'Worked out as'], rows(capWords))),
  ]);
}
