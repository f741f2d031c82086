/** What terms share: which orders of the case a drug has, and whether the list can be judged. */
import type { DrugConcept, Thiopurine } from '../model/drugs.js';
import { thiopurines } from '../model/drugs.js';
import { exact, type Fraction } from '../model/exact.js';
import type { MedicationFact } from '../model/facts.js';
import { today } from '../facts/dates.js';
import { oneRecord } from '../facts/exposure.js';
import { supersededUntil } from '../facts/superseded.js';
import { ofRecord, type Case, type PartnerInCase } from './case.js';
import type { Truth } from './term.js';

export function listUsable({ facts }: Case): boolean {
  return facts.medications.list.status === 'known';
}

/** Entries of a usable list; none of one that cannot be judged. */
export function listed({ facts }: Case): readonly MedicationFact[] {
  return facts.medications.list.status === 'known' ? facts.medications.list.value : [];
}

/** Drafts of the request, in hand or background. */
export function drafted({ facts }: Case): readonly MedicationFact[] {
  return facts.medications.drafts;
}

export function hasConcept({ match }: MedicationFact, concept: DrugConcept): boolean {
  return match.kind === 'drug' && match.concepts.includes(concept);
}

export function hasAnyOf({ match }: MedicationFact, concepts: readonly DrugConcept[]): boolean {
  return match.kind === 'drug' && match.concepts.some((concept) => concepts.includes(concept));
}

export function isThiopurine(entry: MedicationFact): boolean {
  return hasAnyOf(entry, thiopurines);
}

/** The list's orders of the thiopurine of the case. */
export function ownOrders(situation: Case): readonly MedicationFact[] {
  const { thiopurine } = situation;
  return thiopurine === undefined ? [] : listed(situation).filter((entry) => hasConcept(entry, thiopurine.ingredient));
}

/** Orders that MG_ACTIVE sums: status active, in one kind of record; on-hold counts for interactions, never for totals. */
export function activeOrders(
  situation: Case,
  ingredient: Thiopurine | undefined = situation.thiopurine?.ingredient,
): readonly MedicationFact[] {
  if (ingredient === undefined) return [];
  const isInForce = ({ status, current, resource }: MedicationFact): boolean =>
    current && (status === 'active' || resource.resourceType === 'MedicationDispense');
  return oneRecord(listed(situation).filter((entry) => hasConcept(entry, ingredient) && isInForce(entry)));
}

/** Active orders that make up a dose: without those that a renewal superseded. */
export function ordersInForce(situation: Case, ingredient?: Thiopurine): readonly MedicationFact[] {
  const concept = ingredient ?? situation.thiopurine?.ingredient;
  if (concept === undefined) return [];
  const active = activeOrders(situation, concept);
  if (active.length <= 1) return active;
  const superseded = supersededUntil(listed(situation).filter((entry) => hasConcept(entry, concept)));
  // One that a planned order will replace is taken until then.
  return active.filter((entry) => {
    const until = superseded.get(entry);
    return until === undefined || until >= today(situation.now);
  });
}

/** Mouthwash and topical forms are not systemic; an unknown route counts as systemic. */
export function isSystemic({ route }: MedicationFact): boolean {
  return route !== 'topical' && route !== 'mouthwash';
}

export function isPartner(entry: MedicationFact, partner: PartnerInCase): boolean {
  if (entry.match.kind === 'vaccine') return entry.match.group === partner.vaccine && entry.match.name === partner.name;
  if (partner.vaccine !== undefined || !isSystemic(entry)) return false;
  return hasAnyOf(entry, partner.concepts) && (entry.route === 'inhaled') === partner.inhaled;
}

/** Of an order whose code names a thiopurine and whose words name the partner, the partner is meant. */
export function partnerTold(partner: Pick<PartnerInCase, 'name' | 'concepts'> | undefined): string | undefined {
  const isThiopurineName = (name: string | undefined): boolean => thiopurines.some((one) => one === name);
  const [concept] = partner?.concepts ?? [];
  return isThiopurineName(partner?.name) && !isThiopurineName(concept) ? (concept ?? partner?.name) : partner?.name;
}

/** The list's orders of the partner of the case. */
export function partnerOrders(situation: Case): readonly MedicationFact[] {
  const { partner } = situation;
  return partner === undefined ? [] : listed(situation).filter((entry) => isPartner(entry, partner));
}

/** True on evidence in drafts or list; without it false only when the list could be read. */
export function onUsableList(situation: Case, evidence: boolean): Truth {
  if (evidence) return true;
  return listUsable(situation) ? false : 'not-evaluated';
}

/** Orders in force, drafted or listed, that are systemic. */
const inForce = ofRecord((situation) =>
  [...drafted(situation), ...listed(situation)].filter((entry) => entry.current && isSystemic(entry)),
);

export function currentDrugs(situation: Case, concepts: readonly DrugConcept[]): readonly MedicationFact[] {
  return inForce(situation).filter((entry) => hasAnyOf(entry, concepts));
}

export function isCurrentDrug(situation: Case, concepts: readonly DrugConcept[]): boolean {
  return inForce(situation).some((entry) => hasAnyOf(entry, concepts));
}

export function count(value: number | undefined): Fraction | undefined {
  return value === undefined ? undefined : exact(value);
}

/** Above every limit: an age in days of a result that does not exist although the key was answered. */
export const beyondEveryLimit: Fraction = exact(1_000_000);
