/** Which findings stand on one card, and which card comes first (precedence 12 and 13). */
import { byUrgency } from '../src/rules/urgency.js';
import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { isStart } from '../src/terms/exposure.js';

/** Findings of one card, the leading one first. `folded` stand here only because there was no room for a card of their own. */
export interface CardGroup {
  readonly lead: Spoken;
  readonly others: readonly Spoken[];
  readonly folded: readonly Spoken[];
}

const mostCards = 3;

export function groupFindings({ findings, gaps }: Decision): readonly CardGroup[] {
  const groups = fit(grouped(findings), gaps.length > 0 ? mostCards - 1 : mostCards);
  const [gap, ...moreGaps] = gaps.toSorted(byUrgency);
  const gapCard = gap === undefined ? [] : [{ lead: gap, others: moreGaps, folded: [] }];
  return [...groups, ...gapCard].toSorted((a, b) =>
    a.lead.indicator === b.lead.indicator ? 0 : byUrgency(a.lead, b.lead),
  );
}

function grouped(findings: readonly Spoken[]): readonly CardGroup[] {
  const bundles = findings.filter(isBundle);
  const told = findings.filter((finding) => finding.rule.id !== 'core-pregnancy-unknown' || bundles.length > 0);
  const groups = new Map<string, Spoken[]>();
  for (const finding of told.toSorted(byUrgency)) {
    const key = inBundle(finding, bundles) ? 'start' : groupKey(finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()]
    .map(withoutMirrors)
    .flatMap(([lead, ...others]) => (lead === undefined ? [] : [{ lead, others, folded: [] }]))
    .toSorted((a, b) => byUrgency(a.lead, b.lead));
}

/** A pair of two drafts is found from either side: one finding. */
function withoutMirrors(findings: readonly Spoken[]): readonly Spoken[] {
  return findings.filter(
    ({ rule, row }, index) =>
      rule.tells !== 'pair' || findings.findIndex((other) => other.rule === rule && other.row === row) === index,
  );
}

function isBundle({ rule }: Spoken): boolean {
  return rule.id === 'mon-start-bundle';
}

/** At a start every info finding stands in the one start card. */
function inBundle(finding: Spoken, bundles: readonly Spoken[]): boolean {
  return bundles.length > 0 && finding.indicator === 'info' && isStart(finding.situation.case);
}

/** One drug pair, whatever the rule and the side; or one order and one indicator. */
function groupKey({ rule, situation, indicator }: Spoken): string {
  const { thiopurine, partner } = situation.case;
  if (rule.tells === 'pair' && partner !== undefined)
    return [thiopurine?.ingredient ?? '', partner.name].toSorted().join('+');
  return `${thiopurine?.ingredient ?? ''}|${indicator}`;
}

/** The last card takes in all that do not fit: nothing is dropped. */
function fit(groups: readonly CardGroup[], room: number): readonly CardGroup[] {
  if (groups.length <= room) return groups;
  const [last, ...rest] = groups.slice(room - 1);
  if (last === undefined) return groups;
  return [...groups.slice(0, room - 1), { ...last, folded: rest.flatMap(({ lead, others }) => [lead, ...others]) }];
}
