/** What a click does: withdraw a draft, take the worked-out dose, order a test. */
import type { Action, Indicator } from '../src/model/cds-hooks.js';
import { text } from '../src/model/json.js';
import { decimal } from '../src/dosing/schedule-words.js';
import { testOrders, type TestName } from '../src/knowledge/test-orders.js';
import type { Orders } from '../src/model/orders.js';
import type { Decision } from '../src/rules/decide.js';
import type { PlannedDose } from '../src/rules/dose-plan.js';
import type { Spoken } from '../src/rules/judge.js';
import type { Proposal } from '../src/rules/rule.js';
import { settles } from '../src/rules/simulate.js';
import { testOrder } from '../src/rules/test-order.js';
import { ownOrders, partnerTold } from '../src/terms/access.js';
import { currentPartnerOrders } from '../src/terms/partner.js';
import { testsOnFile } from '../src/terms/start-tests.js';
import { isPending } from '../src/terms/tests.js';
import { canApply, type Offer } from './by-hand.js';
import { inPlainText, plainText } from './escape.js';
import { cardWords } from './index.js';
import { placeholdersOf } from './placeholders.js';
import { capitalised, fill } from './template.js';

/** Tests that a card of this answer has asked for: each is asked for once. */
export type TestsAsked = Set<TestName>;

/** `ofCard`: the card that the finding stands on may be graver than the finding itself. */
export function offersOf(finding: Spoken, decision: Decision, asked: TestsAsked, ofCard: Indicator): readonly Offer[] {
  if (decision.judgement.input.hook === 'patient-view') return [];
  const labels = cardWords.get(finding.rule.id)?.rows[finding.row.id]?.proposals ?? [];
  return finding.row.proposals.flatMap((proposal, index) =>
    // A critical card never carries a test-only suggestion (catalogue, actions).
    proposal.kind === 'create-test' && ofCard === 'critical'
      ? []
      : offer(finding, proposal, labels[index] ?? '', decision, asked),
  );
}

function offer(
  finding: Spoken,
  proposal: Proposal,
  label: string,
  decision: Decision,
  asked: TestsAsked,
): readonly Offer[] {
  if (proposal.kind === 'text' || proposal.when.evaluate(finding.situation.case) !== true) return [];
  switch (proposal.kind) {
    case 'delete':
      return withdrawal(finding, proposal.what, label, decision);
    case 'create-test':
      return testOnly(finding, proposal.tests, label, decision, asked);
    default:
      return doseOffer(finding, proposal, label, decision, asked);
  }
}

/** An id that a client can put in an address: a line end would make the answer invalid, `../` another resource of it. */
const nameable = /^[\w-][\w.:~-]*$/;

/** Offered only where taking the drafts away settles the card: a drug that is also on the list goes on. */
function withdrawal(
  finding: Spoken,
  what: 'partner' | 'thiopurine',
  label: string,
  { judgement, plan }: Decision,
): readonly Offer[] {
  const { thiopurine, partner } = finding.situation.case;
  const drafts = (what === 'partner' ? partner?.drafts : thiopurine?.drafts) ?? [];
  const ids = drafts.map(({ reference }) => reference);
  const known =
    ids.length > 0 &&
    drafts.every(({ resource }) => nameable.test(text(resource['id']) ?? '')) &&
    draftsNamed(ids, judgement.facts.orders) === ids.length;
  const goesOn =
    what === 'partner'
      ? currentPartnerOrders(finding.situation.case)
      : ownOrders(finding.situation.case).filter(({ current }) => current);
  if (!known || goesOn.length > 0 || !settles(finding, { removedDrafts: ids }, judgement)) return [];
  const name = (what === 'partner' ? partnerTold(partner) : thiopurine?.ingredient) ?? '';
  const actions = ids.map((resourceId): Action => ({
    type: 'delete',
    description: `Take the ${plainText(name)} draft away`,
    resourceId,
  }));
  // "Stays as it is" is a promise only where the pair is all that is wrong with the dose.
  const words = plan.refused?.finding === finding ? label.replace(/; \{drug\} stays as it is$/, '') : label;
  return [{ label: fill(words, inPlainText(placeholdersOf(finding))), actions }];
}

/** Two drafts may bear one id: then the other would be taken away, too. */
function draftsNamed(references: readonly string[], orders: Orders): number {
  return orders.kind === 'orders' ? orders.drafts.filter(({ reference }) => references.includes(reference)).length : 0;
}

function doseOffer(
  finding: Spoken,
  proposal: PlannedDose['proposal'],
  label: string,
  decision: Decision,
  asked: TestsAsked,
): readonly Offer[] {
  const dose = decision.plan.doses.find((planned) => planned.finding === finding && planned.proposal === proposal);
  if (dose === undefined) return [];
  const type = dose.target.draft === undefined ? 'create' : 'update';
  const tests = dueTests(proposal.with, finding, new Set());
  // A count that is asked for already is not asked for by this click.
  const due = tests.includes('CBC') ? label : withoutCount(label);
  const words = fill(namingOrders(due, dose), inPlainText(placeholdersOf(finding, dose)));
  tests.forEach((test) => asked.add(test));
  const whole = {
    label: words,
    actions: [
      { type, description: capitalised(words), resource: dose.resource } as const,
      ...testActions(tests, decision),
      ...stopActions(dose, decision),
    ],
  };
  const { client } = decision.judgement.input.settings;
  return [canApply(whole.actions, client) ? whole : (doseAlone(dose, words, tests, decision) ?? whole)];
}

/** Several orders are each named by their dose: one that is not stopped goes on beside the new one. */
function namingOrders(label: string, { replaces }: PlannedDose): string {
  if (replaces.length <= 1) return label;
  const doses = replaces.map(({ dose }) => (dose.kind === 'fixed' ? decimal(dose.mgPerDay) : '(not known)'));
  const more = doses.length > mostDoses ? ` and ${doses.length - mostDoses} more` : '';
  const named = `${doses.slice(0, mostDoses).join(' + ')} mg${more}`;
  return label.replace('{mg0} mg (stop that order)', `${named} (stop those orders)`);
}

/** With more the label would be longer than a button. */
const mostDoses = 4;

const countToo = '; blood count now';

function withoutCount(label: string): string {
  return label.endsWith(countToo) ? label.slice(0, -countToo.length) : label;
}

/** For a client that changes orders and cannot add one: the tests are told beside it, where the dose settles the card without them. */
function doseAlone(
  { finding, target: { draft }, resource }: PlannedDose,
  words: string,
  tests: readonly TestName[],
  { judgement }: Decision,
): Offer | undefined {
  if (draft?.dialect !== 'r4' || tests.length === 0) return undefined;
  const label = withoutCount(words);
  const actions: readonly Action[] = [{ type: 'update', description: capitalised(label), resource }];
  const isEnough =
    canApply(actions, judgement.input.settings.client) &&
    settles(finding, { updatedDrafts: new Map([[draft.reference, resource]]) }, judgement);
  return isEnough ? { label, actions, beside: `With the suggested dose, order: ${namesOf(tests)}` } : undefined;
}

function namesOf(tests: readonly TestName[]): string {
  return tests.map((test) => testOrders[test].name).join('; ');
}

/** Where the client is known to do it: the replaced orders are stopped by the same click. */
function stopActions({ target, replaces }: PlannedDose, { judgement }: Decision): readonly Action[] {
  if (target.draft !== undefined || !judgement.input.settings.client.stopsReplacedOrder) return [];
  return replaces.map(({ resource, match }): Action => ({
    type: 'update',
    description: `Stop the ${plainText(match.name)} order that is replaced`,
    resource: { ...resource, status: 'stopped' },
  }));
}

function testOnly(
  finding: Spoken,
  tests: readonly TestName[],
  label: string,
  decision: Decision,
  asked: TestsAsked,
): readonly Offer[] {
  const isBundle = finding.rule.id === 'mon-start-bundle';
  const wanted = isBundle ? tests.filter((test) => !testsOnFile(finding.situation.case).has(test)) : tests;
  const due = dueTests(wanted, finding, asked);
  if (due.length === 0) return [];
  due.forEach((test) => asked.add(test));
  // A label that names its tests names those that are left of them.
  const words = isBundle || due.length === tests.length ? label : `order ${due.map(testWords).join(', ')}`;
  const offered = { label: fill(words, inPlainText(placeholdersOf(finding))), actions: testActions(due, decision) };
  return [isBundle ? { ...offered, names: namesOf(due) } : offered];
}

function testWords(test: TestName): string {
  return test === 'TPMT_NUDT15' ? 'TPMT and NUDT15' : test.replace('_', ' ');
}

function dueTests(tests: readonly TestName[], { situation }: Spoken, asked: TestsAsked): readonly TestName[] {
  return tests.filter((test) => !asked.has(test) && !isPending(test, situation.case));
}

function testActions(tests: readonly TestName[], { judgement }: Decision): readonly Action[] {
  return tests.map((test): Action => ({
    type: 'create',
    description: `Order: ${testOrders[test].name}`,
    resource: testOrder(test, judgement.input.patientId),
  }));
}
