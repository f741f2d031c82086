/** Accepts a suggestion on a copy of the request and judges again: no suggestion may bring its own card back. */
import type { Indicator } from '../model/cds-hooks.js';
import { text, type FhirJson } from '../model/json.js';
import type { DraftOrder } from '../model/orders.js';
import { draftsOf, type Chart } from '../facts/read-facts.js';
import { rules } from './index.js';
import { judgeBeside, startCardRule, type Judgement, type JudgeInput, type Spoken } from './judge.js';
import { labelDoseRange } from './label-dose-range.js';
import type { Rule } from './rule.js';

/** What accepting a suggestion does to the orders, in R4 shape. */
export interface Change {
  /** Drafts taken away, by reference. */
  readonly removedDrafts?: readonly string[];
  /** Drafts in new form, by reference. */
  readonly updatedDrafts?: ReadonlyMap<string, FhirJson>;
  readonly addedDrafts?: readonly FhirJson[];
  /** Orders of the list that are stopped, by reference. */
  readonly stoppedOrders?: readonly string[];
}

const rank: { readonly [I in Indicator]: number } = { info: 1, warning: 2, critical: 3 };

/**
 * True when accepting the change neither brings the finding's rule back for the same pair at the same or a higher
 * indicator, nor makes another rule newly critical (precedence 9), nor sets a dose that is critical of itself: of a dose
 * that was critical before, half may be so too.
 */
export function settles(finding: Spoken, change: Change, before: Judgement): boolean {
  const input = accepted(before.input, change);
  const after = judgeBeside(before.chart, input, asking(finding.rule));
  const returns = after.findings.some(
    (again) =>
      again.rule.id === finding.rule.id && samePair(again, finding) && rank[again.indicator] >= rank[finding.indicator],
  );
  const critical = (findings: readonly Spoken[]): readonly string[] =>
    findings.filter(({ indicator }) => indicator === 'critical').map(({ rule }) => rule.id);
  const wasCritical = critical(before.findings);
  const isNew = critical(after.findings).some((id) => !wasCritical.includes(id));
  return !returns && !isNew && !(setsDose(change) && isCriticalDose(before.chart, input));
}

/** A drug that is taken away leaves the other's dose as it was. */
function setsDose({ updatedDrafts, addedDrafts = [] }: Change): boolean {
  return updatedDrafts !== undefined || addedDrafts.length > 0;
}

/** As it will be judged when it is signed, whatever the hook is now. */
function isCriticalDose(chart: Chart, input: JudgeInput): boolean {
  return judgeBeside(chart, { ...input, hook: 'order-sign' }, [labelDoseRange]).findings.some(
    ({ indicator }) => indicator === 'critical',
  );
}

/** The rules whose findings decide: its own, those that can be critical, and the one that decides what is told at all. */
function asking(own: Rule): readonly Rule[] {
  return rules.filter((rule) => rule.id === own.id || canDecide.has(rule.id));
}

const canDecide: ReadonlySet<string> = new Set(
  rules
    .filter(({ id, rows }) => id === startCardRule || rows.some(({ indicator }) => indicator === 'critical'))
    .map(({ id }) => id),
);

function samePair(a: Spoken, b: Spoken): boolean {
  const [one, other] = [a, b].map(({ situation }) => situation.case);
  return one?.thiopurine?.ingredient === other?.thiopurine?.ingredient && one?.partner?.name === other?.partner?.name;
}

function accepted(input: JudgeInput, change: Change): JudgeInput {
  const { removedDrafts = [], updatedDrafts, addedDrafts = [], stoppedOrders = [] } = change;
  const kept = draftsOf(input.orders)
    .filter(({ reference }) => !removedDrafts.includes(reference))
    .map((draft): DraftOrder => {
      const resource = updatedDrafts?.get(draft.reference);
      return resource === undefined ? draft : asDraft(resource, draft.reference);
    });
  const added = addedDrafts.map((resource, index) => asDraft(resource, `${resource.resourceType}/accepted-${index}`));
  const { medications } = input.retrieved.byKey;
  const remaining = medications.answered
    ? {
        ...medications,
        resources: medications.resources.filter(
          (resource) => !stoppedOrders.includes(`${resource.resourceType}/${text(resource['id']) ?? ''}`),
        ),
      }
    : medications;
  return {
    ...input,
    orders: { kind: 'orders', drafts: [...kept, ...added] },
    retrieved: { ...input.retrieved, byKey: { ...input.retrieved.byKey, medications: remaining } },
  };
}

function asDraft(resource: FhirJson, reference: string): DraftOrder {
  return { reference, dialect: 'r4', original: resource, resource, inHand: true };
}
