/** All dose constraints of all findings about one thiopurine: one dose, or no number (precedence 5 to 9). */
import type { Schedule } from '../model/dose.js';
import type { Fraction } from '../model/exact.js';
import type { MedicationFact } from '../model/facts.js';
import { object, text, type FhirJson } from '../model/json.js';
import { suggestedLiquid, suggestedProduct } from '../knowledge/suggested-products.js';
import { today } from '../facts/dates.js';
import { certain } from '../facts/superseded.js';
import { doseOf, productOf } from '../facts/product.js';
import { changesForm, draftedTabletMg, keepsProduct } from '../dosing/drafted-product.js';
import type { DosedThiopurine } from '../dosing/limits.js';
import { replacementOrder, withNewDose, type NewDose } from '../dosing/encode.js';
import { roundToSchedule } from '../dosing/round.js';
import { activeOrders } from '../terms/access.js';
import type { Case } from '../terms/case.js';
import { dosed, mgTaken } from '../terms/dose.js';
import { referenceDose } from '../terms/inhibitor.js';
import { capOf, nearEnoughFor } from './cap-of.js';
import type { Judgement, Spoken } from './judge.js';
import { whyNoNumber, type NoNumber } from './no-number.js';
import type { CapName, Proposal } from './rule.js';
import { settles, type Change } from './simulate.js';
import { testOrder } from './test-order.js';
import { byUrgency } from './urgency.js';

type DoseProposal = Extract<Proposal, { readonly cap: CapName }>;

/** One dose of the answer, ready to be offered. */
export interface PlannedDose {
  readonly finding: Spoken;
  readonly proposal: DoseProposal;
  readonly schedule: Schedule;
  /** The draft to be updated, or the newest active order that is replaced. */
  readonly target: MedicationFact;
  /** Every active order that a replacement stops. */
  readonly replaces: readonly MedicationFact[];
  /** Tablets in the place of a liquid, or a liquid in the place of tablets. */
  readonly changesForm: boolean;
  /** As it is sent: the whole draft in the client's dialect, or the new order. */
  readonly resource: FhirJson;
}

export interface DosePlan {
  /** None, one, or one with the second choice of the jurisdiction us. */
  readonly doses: readonly PlannedDose[];
  /** The finding that would have offered a dose, and why it does not. */
  readonly refused?: { readonly finding: Spoken; readonly why: NoNumber };
}

interface Offer {
  readonly finding: Spoken;
  readonly proposal: DoseProposal;
  readonly cap: Fraction;
}

export function planDoses(judgement: Judgement): DosePlan {
  const findings = judgement.findings.toSorted(byUrgency);
  const offers = findings.flatMap(offersOf);
  const [foremost] = offers;
  if (foremost === undefined) return refusal(findings);
  const lead = leading(foremost, offers);
  const sameDrug = offers.filter(({ finding }) => ingredientOf(finding) === ingredientOf(lead.finding));
  const firsts = sameDrug.filter((offer) => !isSecondChoice(offer));
  const first = deliver(lead, tightest(lead, firsts), judgement);
  if (typeof first === 'string') return { doses: [], refused: { finding: lead.finding, why: first } };
  const seconds = judgement.input.settings.jurisdiction === 'us' ? sameDrug.filter(isSecondChoice) : [];
  const others = firsts.filter(({ finding }) => finding !== lead.finding);
  const second = seconds
    .filter(({ finding }) => finding === lead.finding)
    .map((offer) => deliver(offer, tightest(offer, others), judgement))
    .find((dose) => typeof dose !== 'string');
  const isSame = second?.schedule.averageMgPerDay.equals(first.schedule.averageMgPerDay) !== false;
  return { doses: second === undefined || isSame ? [first] : [first, second] };
}

function offersOf(finding: Spoken): readonly Offer[] {
  return offered(finding).flatMap((proposal) => {
    const cap = capOf(proposal.cap, finding.situation.case);
    return cap === undefined ? [] : [{ finding, proposal, cap }];
  });
}

function isSecondChoice({ proposal }: Offer): boolean {
  return proposal.cap === 'CAP_XOI_SECOND';
}

/** Of the findings that share a card the one with the smallest cap: "half of normal (100 mg)" is true of that one alone. */
function leading(foremost: Offer, offers: readonly Offer[]): Offer {
  const { rule, indicator } = foremost.finding;
  if (rule.tells !== 'order') return foremost;
  const shares = ({ finding }: Offer): boolean =>
    finding.rule.tells === 'order' &&
    finding.indicator === indicator &&
    ingredientOf(finding) === ingredientOf(foremost.finding);
  return tightest(foremost, offers.filter(shares));
}

/** A row that knows a dose and may not say it says why. */
function refusal(findings: readonly Spoken[]): DosePlan {
  for (const finding of findings) {
    const why = whyNoNumber(finding);
    if (why !== undefined) return { doses: [], refused: { finding, why } };
  }
  return { doses: [] };
}

function offered({ row, situation }: Spoken): readonly DoseProposal[] {
  return row.proposals.filter(
    (proposal): proposal is DoseProposal => 'cap' in proposal && proposal.when.evaluate(situation.case) === true,
  );
}

function ingredientOf({ situation }: Spoken): string | undefined {
  return situation.case.thiopurine?.ingredient;
}

/** The offer with the smallest cap: caps are never multiplied. */
function tightest(first: Offer, others: readonly Offer[]): Offer {
  return others.reduce((least, offer) => (offer.cap.compare(least.cap) < 0 ? offer : least), first);
}

/** Rounds to what the formulary can deliver, writes it into the order, and keeps it only if accepting it settles the card. */
function deliver({ finding, proposal }: Offer, limit: Offer, judgement: Judgement): PlannedDose | NoNumber {
  const situation = finding.situation.case;
  const { settings } = judgement.input;
  const ingredient = dosed(situation);
  const replaces = proposal.kind === 'update' ? [] : newestFirst(activeOrders(situation));
  const target = proposal.kind === 'update' ? situation.thiopurine?.drafts[0] : replaces[0];
  const current = certain(mgTaken(situation));
  if (ingredient === undefined || target === undefined || current === undefined) return 'no-order';
  // What is replaced or changed must be an order that the client knows: a statement or a dispense cannot be.
  if (target.resource.resourceType !== 'MedicationRequest' || text(target.resource['id']) === undefined)
    return 'no-order';
  const product = productOf(target.resource, orderContext(judgement));
  if (product === undefined) return 'no-order';
  const draftedMg = draftedTabletMg(product, target.resource);
  const nearEnough = nearEnoughFor(limit.proposal.cap, situation);
  const rounded = roundToSchedule({
    cap: limit.cap,
    ingredient,
    formulary: settings.formulary,
    alternateDay: settings.client.alternateDay,
    mgNew: current,
    ...(draftedMg === undefined ? {} : { draftedMg }),
    ...(nearEnough === undefined ? {} : { nearEnough }),
  });
  if (!rounded.deliverable) return rounded.reason;
  const { schedule } = rounded;
  const stays = keepsProduct(product, target.resource, schedule);
  const dose = newDose(schedule, stays, proposal.cap, ingredient, situation);
  const resource = written(target, replaces, ingredient, dose, judgement);
  const planned = {
    finding,
    proposal,
    schedule,
    target,
    replaces,
    resource,
    changesForm: changesForm(product, target.resource, schedule),
  };
  const order = inR4(target, resource, dose);
  if (!readsBack(order, schedule, judgement)) return 'no-order';
  return settles(finding, changeOf(planned, order, judgement), judgement) ? planned : 'would-return';
}

/** dose-arithmetic D8: what is offered must be the dose that was planned, to whoever reads it next. */
function readsBack(order: FhirJson, { averageMgPerDay }: Schedule, judgement: Judgement): boolean {
  const dose = doseOf(order, orderContext(judgement));
  return dose?.kind === 'fixed' && dose.mgPerDay.equals(averageMgPerDay);
}

function orderContext({ input }: Judgement): Parameters<typeof doseOf>[1] {
  const { localCodes } = input.settings;
  return {
    referenced: input.retrieved.referenced,
    now: input.now,
    ...(localCodes === undefined ? {} : { localCodes }),
  };
}

function newestFirst(orders: readonly MedicationFact[]): readonly MedicationFact[] {
  return orders.toSorted((a, b) => (b.start ?? '').localeCompare(a.start ?? ''));
}

/** An inhibitor's suggestion carries the known reference. */
function newDose(
  schedule: Schedule,
  staysAsDrafted: boolean,
  cap: CapName,
  ingredient: DosedThiopurine,
  situation: Case,
): NewDose {
  const product =
    schedule.kind === 'liquid'
      ? suggestedLiquid(ingredient, schedule.mgPerMl)
      : suggestedProduct(ingredient, schedule.tabletMg);
  const reference = cap === 'CAP_XOI_REF' || cap === 'CAP_XOI_SECOND' ? referenceDose(situation) : undefined;
  return {
    schedule,
    ...(staysAsDrafted ? {} : { product }),
    ...(reference === undefined
      ? {}
      : { reference: { mgPerDay: reference.mg, ingredient, day: today(situation.now) } }),
  };
}

function written(
  target: MedicationFact,
  replaces: readonly MedicationFact[],
  ingredient: DosedThiopurine,
  dose: NewDose,
  { input }: Judgement,
): FhirJson {
  if (target.draft !== undefined) return withNewDose(target.draft, dose);
  const mgPerDay = replaces.flatMap(({ dose: old }) => (old.kind === 'fixed' ? [old.mgPerDay] : []));
  const created = replacementOrder(
    target.resource,
    dose,
    { ingredient, mgPerDay, reference: target.reference },
    input.now,
  );
  const isForPatient = text(object(created['subject'])?.['reference']) !== undefined;
  return isForPatient ? created : { ...created, subject: { reference: `Patient/${input.patientId}` } };
}

/** The order of the suggestion in R4 shape. */
function inR4({ draft }: MedicationFact, resource: FhirJson, dose: NewDose): FhirJson {
  return draft === undefined ? resource : withNewDose({ ...draft, dialect: 'r4', original: draft.resource }, dose);
}

/** The suggestion in R4 shape, with its tests, as the simulation reads it. */
function changeOf(
  { target: { draft }, replaces, proposal }: Omit<PlannedDose, 'schedule'>,
  order: FhirJson,
  { input }: Judgement,
): Change {
  const tests = proposal.with.map((test) => testOrder(test, input.patientId));
  if (draft === undefined) {
    return { addedDrafts: [order, ...tests], stoppedOrders: replaces.map(({ reference }) => reference) };
  }
  return { updatedDrafts: new Map([[draft.reference, order]]), addedDrafts: tests };
}
