/** The pages of the rules, made of what runs: tables of src/rules, words of cards, numbers and sources of src/knowledge. */
import { cardWords } from '../cards/index.js';
import { keyNames } from '../cards/names.js';
import { overrideReasons } from '../cards/override-reasons.js';
import type { RowWords } from '../cards/template.js';
import { evidence, type EvidenceId } from './knowledge/evidence.js';
import { thresholdsIn } from './knowledge/term-thresholds.js';
import { capWords, termWords } from './knowledge/term-words.js';
import type { FactKey } from './model/fact-keys.js';
import { bySiteWords, offerWords, partnerName, valueWords } from './page-words.js';
import { ruleTable } from './rules/index.js';
import type { Row, Rule } from './rules/rule.js';
import type { RulePage, RuleRow, RuleThreshold } from './web/rule-page.js';

export function rulePages(): readonly RulePage[] {
  return Object.values(ruleTable).map(pageOf);
}

function pageOf({ id, knowledge, rows, presupposes }: Rule): RulePage {
  const { title, tier, statement, hooks, monitoring, editorial, limits, review } = knowledge;
  const words = cardWords.get(id);
  const named = [...new Set([...rows.flatMap(wordsOf), ...capitals(presupposes?.name ?? '')])];
  const thresholds = thresholdsIn(named).map(({ name, value, unit, cites, editorial: judgement }) => ({
    name,
    ...valueWords(value, unit),
    cites: cites ?? [],
    ...(judgement === undefined ? {} : { editorial: judgement }),
    ...bySite(name),
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
    thiopurines: knowledge.thiopurines,
    triggers: [
      ...knowledge.triggers,
      ...(presupposes === undefined ? [] : [`in every row it is taken for granted: ${presupposes.name}`]),
    ],
    partners: knowledge.partners.map(partnerName),
    needs: knowledge.needs.map(dataName),
    wants: knowledge.wants.map(dataName),
    rows: rows.map((row) => rowOf(row, words?.rows[row.id])),
    detail: words?.detail ?? '',
    addOns: Object.values(words?.addOns ?? {}),
    words: [...new Set([...named, ...knowledge.triggers.flatMap(capitals)])].flatMap((word) => {
      const meaning = termWords[word] ?? capWords[word];
      return meaning === undefined ? [] : [{ word, meaning }];
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

/** Words of a row that stand in capitals: terms, constants, limits. */
function wordsOf({ when, proposals }: Row): readonly string[] {
  return [
    ...capitals(when.name),
    ...proposals.flatMap((proposal) => [...('cap' in proposal ? [proposal.cap] : []), ...capitals(proposal.when.name)]),
  ];
}

function bySite(constant: string): Pick<RuleThreshold, 'bySite'> {
  const words = bySiteWords(constant);
  return words === undefined ? {} : { bySite: words };
}

function capitals(words: string): readonly string[] {
  return words.match(/\b[A-Z][A-Z0-9_]*\b/g) ?? [];
}

function dataName(key: FactKey): string {
  return key === 'draftOrders' ? 'the order itself' : keyNames[key];
}

function rowOf({ id, when, indicator, hooks, inStartCard, proposals }: Row, words?: RowWords): RuleRow {
  return {
    id,
    when: when.name,
    indicator,
    offers: proposals.map((proposal, index) => offerWords(proposal, words?.proposals[index] ?? '')),
    ...(words === undefined ? {} : { summary: words.summary }),
    ...(words?.withoutNumber === undefined ? {} : { withoutNumber: words.withoutNumber }),
    ...(words?.detail === undefined ? {} : { detail: words.detail }),
    ...(inStartCard === undefined ? {} : { inStartCard }),
    ...(hooks === undefined ? {} : { hooks }),
  };
}
