/** sys-data-gap, judged last because it asks what the other rules said: one case for each order that must not go unseen. */
import type { FactKey } from '../model/fact-keys.js';
import { thiopurines } from '../model/drugs.js';
import { hasConcept } from '../terms/access.js';
import type { AnswerSoFar, Case } from '../terms/case.js';
import { badKeys, isCriticalOrder, isPromoted } from '../terms/gap.js';
import { isFinding, readTable, type Verdict } from './evaluate.js';
import type { Judgement, Spoken } from './judge.js';
import { keysOf } from './keys.js';
import { rules } from './index.js';
import type { Situation } from './situations.js';
import { sysDataGap } from './sys-data-gap.js';

export function judgeGaps({ input, facts, findings, verdicts }: Judgement): {
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Spoken[];
  /** Keys that somebody tried to read and failed, of those that the rules in play read. */
  readonly badKeys: readonly FactKey[];
} {
  const { hook, settings, now } = input;
  const request = { hook, facts, settings, now };
  const judged = new Set(verdicts.map(({ rule }) => rule.id));
  const keysRead = new Set<FactKey>();
  for (const rule of rules) if (judged.has(rule.id)) for (const key of keysOf(rule)) keysRead.add(key);
  const answer: AnswerSoFar = {
    hasOtherCard: findings.length > 0,
    keysRead,
    isUnreadable: false,
  };
  const base: Case = { ...request, thiopurine: undefined, partner: undefined, answer };
  const isJudged = sysDataGap.knowledge.hooks.some((name) => name === hook);
  const gapVerdicts = (isJudged ? situations(base) : []).map((situation) => readTable(sysDataGap, situation, request));
  return {
    verdicts: gapVerdicts,
    findings: gapVerdicts.filter(isFinding).map((finding) => ({ ...finding, indicator: indicatorOf(finding) })),
    badKeys: badKeys(base),
  };
}

function situations(base: Case): readonly Situation[] {
  const { facts } = base;
  if (facts.orders.kind === 'none-sent') return [{ case: base }];
  const { drafts, unreadableDrafts } = facts.medications;
  const answer = base.answer ?? { hasOtherCard: false, keysRead: new Set(), isUnreadable: true };
  const unreadable = unreadableDrafts
    .filter(({ draft }) => draft.inHand)
    .map(({ draft }) => ({
      case: { ...base, answer: { ...answer, isUnreadable: true } },
      unreadable: draft.reference,
    }));
  const critical = drafts
    .filter((entry) => entry.draft?.inHand === true && isCriticalOrder(entry))
    .map((order) => {
      const ingredient = thiopurines.find((name) => hasConcept(order, name));
      const { match, route } = order;
      const situation: Case =
        ingredient === undefined
          ? {
              ...base,
              partner: {
                name: match.name,
                concepts: match.kind === 'drug' ? match.concepts : [],
                inhaled: route === 'inhaled',
                drafts: [order],
              },
            }
          : { ...base, thiopurine: { ingredient, drafts: [order] } };
      return { case: situation, order };
    });
  return [...unreadable, ...critical.toSorted((a, b) => place(a).localeCompare(place(b)))];
}

/** The thiopurine leads the card, whatever the order of the drafts. */
function place({ case: { partner }, order }: Situation): string {
  return `${partner?.name ?? ''} ${order?.reference ?? ''}`;
}

/** A site may promote data that it always supplies to a warning. */
function indicatorOf({ row, situation }: Verdict): Spoken['indicator'] {
  if ((row?.id === 'expected' || row?.id === 'other') && isPromoted(situation.case)) return 'warning';
  return row === undefined || row.indicator === 'none' ? 'info' : row.indicator;
}
