/** Decision to cards: at most three, most urgent first, every critical finding in one of them. Pure: uuids are given. */
import type { Card, FoldedCard, Indicator, Link } from '../src/model/cds-hooks.js';
import type { Recollection, RenderedCard } from '../src/model/journal.js';
import { clientReference } from '../src/model/orders.js';
import { evidence } from '../src/knowledge/evidence.js';
import { basisOf } from '../src/rules/basis.js';
import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { waysOf } from './by-hand.js';
import { detailOf } from './detail.js';
import { summaryOf } from './summary.js';
import { foldedAs } from './folded.js';
import { groupFindings, type CardGroup } from './group.js';
import { overrideReasons, overrideReasonSystem, type OverrideReason } from './override-reasons.js';
import { valuesUsed } from './patient-values.js';
import { brokenPromises } from './promises.js';
import { withReminders } from './reminders.js';
import { ruleLink, sourceOf } from './rule-source.js';
import { suggestionsOf } from './suggestion-kinds.js';
import { watchesOf } from './watches.js';
import { offersOf, type TestsAsked } from './suggestions.js';

export interface RenderDeps {
  readonly newUuid: () => string;
  readonly recollection: Recollection;
  /** Keyed hash of what a card rests on. */
  readonly digest: (basis: string) => string;
  /** Base of the links to the rule pages, without a slash at its end. */
  readonly publicUrl: string;
}

const longestSummary = 139;

export interface Rendered {
  readonly cards: readonly RenderedCard[];
  readonly folded: readonly FoldedCard[];
  /** Entries of feedback whose promise is told of. */
  readonly told: readonly string[];
}

export function renderCards(decision: Decision, deps: RenderDeps): Rendered {
  const { recollection, digest } = deps;
  const asked: TestsAsked = new Set();
  const folded: FoldedCard[] = [];
  const groups = groupFindings(decision, (group) => {
    const as = foldedAs(group, recollection, digest);
    if (as !== undefined) folded.push(as);
    return as !== undefined;
  });
  const cards = groups.map((group, index) => {
    const card = cardOf(group, decision, deps, asked, index === 0);
    const told = toldIn(group);
    return { card, basis: digest(basisOf(told)), watches: watchesOf(told), suggestions: suggestionsOf(card) };
  });
  const broken = brokenPromises(decision, recollection);
  return {
    cards: withReminders(cards, broken, { ...deps, labelled: decision.judgement.input.settings.labelled ?? [] }),
    folded,
    told: broken.flatMap(({ all }) => all.map(({ feedback }) => feedback)),
  };
}

function toldIn({ lead, others, folded }: CardGroup): readonly Spoken[] {
  return [lead, ...others, ...folded];
}

function cardOf(
  group: CardGroup,
  decision: Decision,
  { newUuid, publicUrl }: RenderDeps,
  asked: TestsAsked,
  isFirst: boolean,
): Card {
  const { lead, folded } = group;
  const { knowledge } = lead.rule;
  const { client } = decision.judgement.input.settings;
  const told = toldIn(group);
  const ways = told
    .filter((finding) => !folded.includes(finding))
    .map((finding) => waysOf(offersOf(finding, decision, asked, lead.indicator), client));
  const offers = ways.flatMap((way) => way.offers);
  const byHand = ways.flatMap((way) => way.byHand);
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
    detail: detailOf(group, decision, { isFirst, byHand }),
    source: sourceOf(lead.rule.id, knowledge.title, told.some(isLabelled(decision))),
    ...(offers.length === 0
      ? {}
      : {
          suggestions: offers.map(({ label, actions }) => ({ label, actions, uuid: newUuid() })),
          selectionBehavior: 'at-most-one',
        }),
    ...(reasons.length === 0 ? {} : { overrideReasons: reasons }),
    links: [ruleLink(lead.rule.id, publicUrl), ...evidenceLinks(knowledge.evidence)],
    extension: {
      'org.azathioprine-cds': {
        rules: [...new Set(told.map(({ rule }) => rule.id))],
        ...(order === undefined ? {} : { order }),
        ...(basis.length === 0 ? {} : { basis }),
      },
    },
  };
}

function isLabelled({ judgement }: Decision): (finding: Spoken) => boolean {
  const { labelled = [] } = judgement.input.settings;
  return ({ rule }) => labelled.includes(rule.id);
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
