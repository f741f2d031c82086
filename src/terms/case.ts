import type { DrugConcept, Thiopurine, VaccineGroup } from '../model/drugs.js';
import type { FactKey } from '../model/fact-keys.js';
import type { Facts, MedicationFact } from '../model/facts.js';
import type { HookName } from '../model/orders.js';
import type { Settings } from '../model/settings.js';

/** The thiopurine being judged: its drafts in hand, or, when a partner is in hand, what the patient takes. */
export interface ThiopurineInCase {
  readonly ingredient: Thiopurine;
  /** Drafts of this ingredient that are in hand; empty when the list alone names it. */
  readonly drafts: readonly MedicationFact[];
}

/** The other half of a pair rule: a drug, or one vaccine order. */
export interface PartnerInCase {
  readonly name: string;
  readonly concepts: readonly DrugConcept[];
  readonly vaccine?: VaccineGroup;
  /** Ribavirin for inhalation is a partner of its own. */
  readonly inhaled: boolean;
  /** Drafts of the partner that are in hand. */
  readonly drafts: readonly MedicationFact[];
}

/** What the gap rule, judged last, knows of the answer so far. */
export interface AnswerSoFar {
  readonly hasOtherCard: boolean;
  /** Keys that the rules of this hook read for the order in hand. */
  readonly keysRead: ReadonlySet<FactKey>;
  /** The order in hand names no readable drug, or another patient. */
  readonly isUnreadable: boolean;
}

/** One thiopurine, one partner or none: what a decision table is read for. */
export interface Case {
  readonly hook: HookName;
  readonly facts: Facts;
  readonly settings: Settings;
  readonly now: Date;
  readonly thiopurine: ThiopurineInCase | undefined;
  readonly partner: PartnerInCase | undefined;
  readonly answer?: AnswerSoFar;
}

/** What depends on the record alone, not on the pair: found once for all cases that are judged together. */
export function ofRecord<V>(read: (situation: Case) => V): (situation: Case) => V {
  const known = new WeakMap<Facts, { readonly settings: Settings; readonly now: Date; readonly value: V }>();
  return (situation) => {
    const { facts, settings, now } = situation;
    const found = known.get(facts);
    if (found?.settings === settings && found.now === now) return found.value;
    const value = read(situation);
    known.set(facts, { settings, now, value });
    return value;
  };
}
