/** The pages of the rules, made of what runs: tables of src/rules, words of cards, numbers and sources of src/knowledge. */
import { cardWords } from '../cards/index.js';
import { overrideReasons } from '../cards/override-reasons.js';
import { evidence, type EvidenceId } from './knowledge/evidence.js';
import { thresholdsIn } from './knowledge/term-thresholds.js';
import { ruleTable } from './rules/index.js';
import type { Rule } from './rules/rule.js';
import type { RulePage } from './web/rule-page.js';

export function rulePages(): readonly RulePage[] {
  return Object.values(ruleTable).map(pageOf);
}

function pageOf({ id, knowledge, rows }: Rule): RulePage {
  const { title, tier, statement, hooks, monitoring, editorial, limits, review } = knowledge;
  const caps = rows.flatMap(({ proposals }) =>
    proposals.flatMap((proposal) => ('cap' in proposal ? [proposal.cap] : [])),
  );
  const words = [...rows.flatMap(({ when }) => when.name.match(/[A-Z][A-Z0-9_]+/g) ?? []), ...caps];
  const thresholds = thresholdsIn(words).map(({ name, value, unit, cites, editorial: judgement }) => ({
    name,
    value: valueWords(value),
    unit,
    cites: cites ?? [],
    ...(judgement === undefined ? {} : { editorial: judgement }),
  }));
  const cited: readonly EvidenceId[] = [
    ...new Set([...knowledge.evidence, ...thresholds.flatMap(({ cites }) => cites)]),
  ];
  return {
    id,
    title,
    tier,
    statement,
    hooks,
    rows: rows.map((row) => {
      const summary = cardWords.get(id)?.rows[row.id]?.summary;
      return {
        id: row.id,
        when: row.when.name,
        indicator: row.indicator,
        ...(summary === undefined ? {} : { summary }),
        ...(row.hooks === undefined ? {} : { hooks: row.hooks }),
      };
    }),
    thresholds,
    evidence: cited.map((source) => ({ id: source, ...evidence[source] })),
    ...(monitoring === undefined ? {} : { monitoring }),
    ...(limits === undefined ? {} : { limits }),
    ...(editorial === undefined ? {} : { editorial }),
    overrideReasons: knowledge.overrideReasons.flatMap((code) => {
      const reason = Object.entries(overrideReasons).find(([known]) => known === code);
      return reason === undefined ? [] : [{ code, display: reason[1] }];
    }),
    review,
  };
}

/** "1/4"; "azathioprine 1 mg/kg or 75 mg, mercaptopurine ..."; a member that has no number is left out. */
function valueWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, member]) => member !== null)
    .map(([key, member]) => `${key} ${typeof member === 'object' ? `(${valueWords(member)})` : String(member)}`)
    .join(', ');
}
