/** Decision to cards: at most three, most urgent first, every critical finding in one of them. Pure: uuids are given. */
import type { Card, Indicator, Link } from '../src/model/cds-hooks.js';
import { clientReference } from '../src/model/orders.js';
import { evidence } from '../src/knowledge/evidence.js';
import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { detailOf } from './detail.js';
import { summaryOf } from './summary.js';
import { groupFindings, type CardGroup } from './group.js';
import { overrideReasons, overrideReasonSystem, type OverrideReason } from './override-reasons.js';
import { valuesUsed } from './patient-values.js';
import { offersOf, type TestsAsked } from './suggestions.js';

export interface RenderDeps {
  readonly newUuid: () => string;
  /** Base of the links to the rule pages, without a slash at its end. */
  readonly publicUrl: string;
}

const ruleSystem = 'https://azathioprine-cds.example.org/CodeSystem/rule';
const longestSummary = 139;

export function renderCards(decision: Decision, deps: RenderDeps): readonly Card[] {
  const asked: TestsAsked = new Set();
  return groupFindings(decision).map((group, index) => cardOf(group, decision, deps, asked, index === 0));
}

function cardOf(
  group: CardGroup,
  decision: Decision,
  { newUuid, publicUrl }: RenderDeps,
  asked: TestsAsked,
  isFirst: boolean,
): Card {
  const { lead, others, folded } = group;
  const { knowledge } = lead.rule;
  const told = [lead, ...others, ...folded];
  const offers = told
    .filter((finding) => !folded.includes(finding))
    .flatMap((finding) => offersOf(finding, decision, asked, lead.indicator));
  const reasons = knowledge.overrideReasons.map((code) => ({
    system: overrideReasonSystem,
    code,
    display: overrideReasons[code as OverrideReason],
  }));
  const basis = [
    ...new Set(
      told.flatMap((finding) => valuesUsed(finding).flatMap(({ reference }) => clientReference(reference) ?? [])),
    ),
  ];
  const order = orderOf(lead);
  return {
    uuid: newUuid(),
    summary: summary(group, decision),
    indicator: lead.indicator,
    detail: detailOf(group, decision, isFirst),
    source: { label: 'azathioprine-cds', topic: { system: ruleSystem, code: lead.rule.id, display: knowledge.title } },
    ...(offers.length === 0
      ? {}
      : { suggestions: offers.map((offer) => ({ ...offer, uuid: newUuid() })), selectionBehavior: 'at-most-one' }),
    ...(reasons.length === 0 ? {} : { overrideReasons: reasons }),
    links: [
      { label: 'Rule, thresholds and sources', url: `${publicUrl}/rules/${lead.rule.id}`, type: 'absolute' },
      ...evidenceLinks(knowledge.evidence),
    ],
    extension: {
      'org.azathioprine-cds': {
        rules: [...new Set(told.map(({ rule }) => rule.id))],
        ...(order === undefined ? {} : { order }),
        ...(basis.length === 0 ? {} : { basis }),
      },
    },
  };
}

function orderOf({ situation }: Spoken): string | undefined {
  return clientReference(
    situation.order?.reference ?? situation.unreadable ?? situation.case.thiopurine?.drafts[0]?.reference,
  );
}

/** A card that took in what did not fit says how many more critical findings it holds. */
function summary({ lead, folded }: CardGroup, decision: Decision): string {
  const alike = folded.filter(({ indicator }) => indicator === lead.indicator);
  const words = summaryOf(lead, decision);
  if (alike.length === 0) return clipped(words);
  const kind: { readonly [I in Indicator]: string } = {
    critical: 'critical findings',
    warning: 'warnings',
    info: 'remarks',
  };
  return clipped(`${alike.length + 1} more ${kind[lead.indicator]}: ${words}`);
}

/** Not through the middle of a character of two halves. */
function clipped(words: string): string {
  return words.length <= longestSummary
    ? words
    : `${words.slice(0, longestSummary - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const mostEvidenceLinks = 2;

/** Sources that were read and stand in a public repository, at the commit that was read. */
function evidenceLinks(ids: Spoken['rule']['knowledge']['evidence']): readonly Link[] {
  return ids
    .map((id) => evidence[id])
    .flatMap(({ what, address, read }): readonly Link[] => {
      const place = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40}) ([\w./-]+)/.exec(address);
      return read && place !== null
        ? [{ label: what, url: `https://github.com/${place[1]}/blob/${place[2]}/${place[3]}`, type: 'absolute' }]
        : [];
    })
    .slice(0, mostEvidenceLinks);
}
