/** Conditions, procedures and what follows from them: transplant, leukaemia treatment, indication. */
import type { DrugConcept } from '../model/drugs.js';
import { TRANSPLANT_EARLY_D } from '../knowledge/constants.js';
import { daysBetween } from '../facts/dates.js';
import type { ConditionFact } from '../model/facts.js';
import type { RangeIndication } from '../dosing/caps.js';
import { isCurrentDrug } from './access.js';
import type { Case } from './case.js';
import { known } from './lab.js';
import { term, type Truth } from './term.js';

const daysPerYear = 365.25;

function inSets(facts: readonly ConditionFact[] | undefined, sets: readonly string[]): readonly ConditionFact[] {
  return (facts ?? []).filter((fact) => fact.sets.some((set) => sets.includes(set)));
}

/** Active conditions and completed procedures of these sets, of what could be read. */
function activeIn({ facts }: Case, ...sets: readonly string[]): readonly ConditionFact[] {
  return [...inSets(known(facts.conditions), sets), ...inSets(known(facts.procedures), sets)].filter(
    ({ active }) => active,
  );
}

export function hasActive(situation: Case, ...sets: readonly string[]): boolean {
  return activeIn(situation, ...sets).length > 0;
}

/** CONDITION(set,..): an active condition in one of the sets. */
export function CONDITION(...sets: readonly string[]): ReturnType<typeof term> {
  return term(`CONDITION(${sets.join(', ')})`, ['conditions'], ({ facts }) =>
    judged(facts.conditions.status, activeConditions(facts, sets).length > 0),
  );
}

/** EVER_CONDITION(set): in any clinical status. */
export function EVER_CONDITION(...sets: readonly string[]): ReturnType<typeof term> {
  return term(`EVER_CONDITION(${sets.join(', ')})`, ['conditions'], ({ facts }) =>
    judged(facts.conditions.status, inSets(known(facts.conditions), sets).length > 0),
  );
}

/** RECENT_CONDITION(set, LIMIT): with onset, else recorded, at most so many days ago; no date: false. */
export function RECENT_CONDITION(
  set: string,
  limit: { readonly name: string; readonly value: number; readonly unit: string },
): ReturnType<typeof term> {
  return term(`RECENT_CONDITION(${set}, ${limit.name})`, ['conditions'], ({ facts, now }) =>
    judged(
      facts.conditions.status,
      activeConditions(facts, [set]).some(
        ({ day }) =>
          day !== undefined && daysBetween(day, now) <= (limit.unit === 'a' ? limit.value * daysPerYear : limit.value),
      ),
    ),
  );
}

function activeConditions(facts: Case['facts'], sets: readonly string[]): readonly ConditionFact[] {
  return inSets(known(facts.conditions), sets).filter(({ active }) => active);
}

function judged(status: 'known' | 'unavailable', found: boolean): Truth {
  return status === 'known' ? found : 'not-evaluated';
}

const rejectionDrugs: readonly DrugConcept[] = ['tacrolimus', 'ciclosporin', 'sirolimus', 'everolimus', 'belatacept'];

/**
 * A transplant on record, or a calcineurin or mTOR inhibitor or belatacept without a condition that explains it. Where
 * conditions cannot be read, the drug alone is the evidence: to take a graft for certain is the safer error.
 */
export function isTransplant(situation: Case): boolean {
  if (hasActive(situation, 'transplant')) return true;
  const rejectionDrug = isCurrentDrug(situation, rejectionDrugs);
  return rejectionDrug && !hasActive(situation, 'ibd', 'nephrotic', 'psoriasis', 'myasthenia');
}

export const TRANSPLANT = term('TRANSPLANT', ['conditions', 'procedures', 'medications'], isTransplant);

function isEarlyTransplant(situation: Case): boolean {
  const days = activeIn(situation, 'transplant').flatMap(({ transplanted }) =>
    transplanted === undefined ? [] : [daysBetween(transplanted, situation.now)],
  );
  return days.length > 0 && Math.min(...days) <= TRANSPLANT_EARLY_D.value;
}

function isLeukaemiaTreatment(situation: Case): boolean {
  const { thiopurine, facts } = situation;
  if (thiopurine === undefined || thiopurine.ingredient === 'azathioprine') return false;
  return activeConditions(facts, ['leukaemia']).some(({ sets }) => !sets.includes('leukaemia-history'));
}

export const LEUKAEMIA_TREATMENT = term('LEUKAEMIA_TREATMENT', ['conditions'], isLeukaemiaTreatment);
export const IMMUNE_CYTOPENIA = term('IMMUNE_CYTOPENIA', ['conditions'], (situation) =>
  hasActive(situation, 'itp-evans', 'aiha'),
);

/**
 * The order's own reason, else the active conditions: transplant before rheumatoid arthritis before autoimmune hepatitis
 * before other. Undefined where neither can be read: a range that is not known is not judged.
 */
export function indicationOf(situation: Case): RangeIndication | undefined {
  const reasons = (situation.thiopurine?.drafts ?? []).flatMap((draft) => draft.reasons ?? []);
  const sets = reasons.length > 0 ? reasons.flat() : conditionSets(situation);
  if (isTransplant(situation) || reasons.flat().includes('transplant'))
    return isEarlyTransplant(situation) ? 'transplant-early' : 'transplant-late';
  if (sets === undefined) return undefined;
  return (['rheumatoid-arthritis', 'autoimmune-hepatitis'] as const).find((set) => sets.includes(set)) ?? 'other';
}

function conditionSets({ facts }: Case): readonly string[] | undefined {
  return known(facts.conditions)
    ?.filter(({ active }) => active)
    .flatMap(({ sets }) => sets);
}

export const CHRONIC_CYTOPENIA_CAUSE = term('CHRONIC_CYTOPENIA_CAUSE', ['conditions'], (situation) =>
  hasActive(situation, 'sle', 'cirrhosis', 'portal-hypertension', 'splenomegaly'),
);
export const ORGAN_THREATENING = term('ORGAN_THREATENING', ['conditions'], (situation) =>
  hasActive(situation, 'lupus-nephritis', 'vasculitis', 'myositis'),
);
