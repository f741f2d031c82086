/** Which findings stand on one card, and which card comes first (precedence 12 and 13). */
import { byUrgency } from '../src/rules/urgency.js';
import type { Decision } from '../src/rules/decide.js';
import { startCardRule, type Spoken } from '../src/rules/judge.js';
import { judgeGaps } from '../src/rules/data-gap.js';
import { isStart } from '../src/terms/exposure.js';

/** Findings of one card, the leading one first. `folded` stand here only because there was no room for a card of their own. */
export interface CardGroup {
  readonly lead: Spoken;
  readonly others: readonly Spoken[];
  readonly folded: readonly Spoken[];
}

export const mostCards = 3;

/** `isFolded`: a group that is not shown; where nothing else is shown either, what could not be read is. */
export function groupFindings(
  { judgement, findings, gaps: gapsBeside, plan }: Decision,
  isFolded: (group: CardGroup) => boolean,
): readonly CardGroup[] {
  const doses = new Set(plan.doses.map(({ finding }) => finding));
  const all = grouped(findings, doses);
  const shown = all.filter((group) => !isFolded(group));
  const gaps = shown.length === 0 && all.length > 0 ? judgeGaps({ ...judgement, findings: [] }).findings : gapsBeside;
  const groups = fit(shown, gaps.length > 0 ? mostCards - 1 : mostCards);
  const [gap, ...moreGaps] = gaps.toSorted(byUrgency);
  const gapCard = gap === undefined ? [] : [{ lead: gap, others: moreGaps, folded: [] }];
  return [...groups, ...gapCard].toSorted((a, b) =>
    a.lead.indicator === b.lead.indicator ? 0 : byUrgency(a.lead, b.lead),
  );
}

function grouped(findings: readonly Spoken[], doses: ReadonlySet<Spoken>): readonly CardGroup[] {
  const startCard = findings.find(({ rule }) => rule.id === startCardRule);
  const groups = new Map<string, Spoken[]>();
  for (const finding of findings.toSorted(byUrgency)) {
    const key = isInStartCard(finding, startCard) ? startCardRule : groupKey(finding, findings);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()]
    .map(withoutMirrors)
    .flatMap((told) => aroundDose(told, doses))
    .flatMap(([lead, ...others]) => (lead === undefined ? [] : [{ lead, others, folded: [] }]))
    .toSorted((a, b) => byUrgency(a.lead, b.lead));
}

/**
 * The card that offers the dose is led by a finding that the dose settles; findings that it leaves as they are stand on
 * a card of their own where one of them would have led. Otherwise the card would come back after its dose was taken.
 */
function aroundDose(findings: readonly Spoken[], doses: ReadonlySet<Spoken>): readonly (readonly Spoken[])[] {
  const dose = findings.find((finding) => doses.has(finding) && finding.indicator === findings[0]?.indicator);
  if (dose === undefined) return [findings];
  const settled = [dose, ...findings.filter((finding) => finding !== dose && asksForDose(finding))];
  const others = findings.filter((finding) => !settled.includes(finding));
  return findings[0] !== undefined && others.includes(findings[0]) ? [others, settled] : [[...settled, ...others]];
}

function asksForDose({ row }: Spoken): boolean {
  return row.proposals.some(({ kind }) => kind !== 'delete' && kind !== 'create-test' && kind !== 'text');
}

/** A pair of two drafts is found from either side: one finding. */
function withoutMirrors(findings: readonly Spoken[]): readonly Spoken[] {
  return findings.filter(
    ({ rule, row }, index) =>
      rule.tells !== 'pair' || findings.findIndex((other) => other.rule === rule && other.row === row) === index,
  );
}

/** At a start every info finding stands in the one start card. */
function isInStartCard(finding: Spoken, startCard: Spoken | undefined): boolean {
  return startCard !== undefined && finding.indicator === 'info' && isStart(finding.situation.case);
}

/** One drug pair, whatever the rule and the side; or one order and one indicator. */
function groupKey({ rule, row, situation, indicator }: Spoken, findings: readonly Spoken[]): string {
  const { thiopurine, partner } = situation.case;
  // A low count is told once: the weak drug beside it is a line of that card.
  const lowCount =
    rule.id === 'label-weak-myelotoxic'
      ? findings.find((other) => other.rule.id === 'mon-cbc-abnormal' && sameThiopurine(other, thiopurine?.ingredient))
      : undefined;
  if (lowCount !== undefined) return groupKey(lowCount, findings);
  if (rule.tells === 'pair' && partner !== undefined) return pairKey(thiopurine?.ingredient, partner.name);
  const inhibitor = row.id.startsWith('xoi-')
    ? findings.find((other) => other.rule.id === 'core-xoi-allopurinol')
    : undefined;
  // The count that is due because of an inhibitor is told with that inhibitor.
  if (inhibitor?.situation.case.partner !== undefined)
    return pairKey(thiopurine?.ingredient, inhibitor.situation.case.partner.name);
  return `${thiopurine?.ingredient ?? ''}|${indicator}`;
}

function sameThiopurine({ situation }: Spoken, ingredient: string | undefined): boolean {
  return situation.case.thiopurine?.ingredient === ingredient;
}

function pairKey(thiopurine: string | undefined, partner: string): string {
  return [thiopurine ?? '', partner].toSorted().join('+');
}

/** The last card takes in all that do not fit: nothing is dropped. */
function fit(groups: readonly CardGroup[], room: number): readonly CardGroup[] {
  if (groups.length <= room) return groups;
  const [last, ...rest] = groups.slice(room - 1);
  if (last === undefined) return groups;
  return [...groups.slice(0, room - 1), { ...last, folded: rest.flatMap(({ lead, others }) => [lead, ...others]) }];
}
