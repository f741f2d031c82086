/** What stands for {drug}, {mg}, {days} ... in the words of one finding. */
import type { DailyTotal } from '../src/facts/superseded.js';
import { conditionName } from '../src/knowledge/condition-sets.js';
import type { Fraction } from '../src/model/exact.js';
import type { AllergyFact, Phenotype, ReactionGroup } from '../src/model/facts.js';
import type { Schedule } from '../src/model/dose.js';
import { decimal, scheduleWords, tabletWords } from '../src/dosing/schedule-words.js';
import type { PlannedDose } from '../src/rules/dose-plan.js';
import type { Spoken } from '../src/rules/judge.js';
import { allergiesOf } from '../src/terms/allergy.js';
import { partnerTold } from '../src/terms/access.js';
import type { Case } from '../src/terms/case.js';
import { indicationOf } from '../src/terms/conditions.js';
import { infectionSet } from '../src/terms/danger.js';
import { mgActiveOf, mgInForce, MGKG_NEW, mgTaken, priorMg } from '../src/terms/dose.js';
import { ACTIVE_ORDERS, THERAPY_DAY } from '../src/terms/exposure.js';
import { badKeys, expectedButAbsent } from '../src/terms/gap.js';
import { currentInhibitor, leastReference, referenceDose } from '../src/terms/inhibitor.js';
import { MMP_TGN } from '../src/terms/metabolites.js';
import { AGE_Y } from '../src/terms/patient.js';
import { genes } from '../src/terms/pharmacogenetics.js';
import { renalValue } from '../src/terms/renal.js';
import { rangeMax } from '../src/terms/range.js';
import { liveVaccinations } from '../src/terms/vaccine.js';
import { countFactors, geneFactors, secondFactors } from './second-factors.js';
import { indicationNames, keyNames, listed } from './names.js';
import { resultText } from './result-text.js';
import { dateTold, daysTold } from './told-days.js';
import { resultTold } from './told-result.js';

export type Lookup = (name: string) => string | undefined;

/** Values for the words of a finding; `dose` is the planned dose that its suggestion offers. */
export function placeholdersOf(finding: Spoken, dose?: PlannedDose): Lookup {
  const situation = finding.situation.case;
  const values: { readonly [name: string]: () => string | undefined } = {
    drug: () => drugName(finding),
    partner: () => partnerTold(situation.partner) ?? currentInhibitor(situation),
    coumarin: () => situation.partner?.name,
    vaccine: () => situation.partner?.name ?? liveVaccinations(situation)[0]?.vaccine.name,
    allergen: () => allergyTold(finding)?.allergen,
    switch: () => switchWords(situation),
    a: () => situation.partner?.name,
    b: () => situation.thiopurine?.ingredient,
    mg: () => totalWords(mgTaken(situation)),
    mg0: () => totalWords(doseBefore(finding)),
    new: () => amount(dose?.schedule.averageMgPerDay),
    schedule: () => dose && handedOver(dose.schedule),
    ref: () => amount(referenceDose(situation)?.mg),
    pct: () => percentOfReference(situation),
    mgkg: () => MGKG_NEW.evaluate(situation)?.valueOf().toFixed(2),
    max: () => rangeMax(situation)?.toString(),
    indication: () => indicationWords(situation),
    reason: () => reasonFor(finding),
    test: () => resultTold(finding)?.name,
    value: () => resultTold(finding)?.value,
    days: () => daysTold(finding)?.toString(),
    date: () => dateTold(finding),
    n: () => numberTold(finding),
    gene: () => geneTold(finding),
    known: () => geneNames.find((_, index) => genes(situation)?.[index]?.phenotype === 'normal'),
    infection: () => named(infectionSet(situation)),
    condition: () => conditionName('marrow-failure'),
    egfr: () => egfrTold(situation),
    age: () => AGE_Y.evaluate(situation)?.toString(),
    ratio: () => amount(MMP_TGN.evaluate(situation)),
    why: () => whyNoList(situation),
    list: () => missingNames(finding),
  };
  return (name) => values[name]?.();
}

/** In tablets, because a client that keeps its own count must be read against it; alternate days in mg too. */
function handedOver(schedule: Schedule): string {
  if (schedule.kind === 'daily') return tabletWords(schedule);
  if (schedule.kind === 'liquid') return scheduleWords(schedule);
  const { high, low, tabletMg } = schedule;
  const count = low.equals(0) ? decimal(high) : `${decimal(high)} and ${decimal(low)}`;
  return `${scheduleWords(schedule)} (${count} of ${tabletMg} mg)`;
}

function drugName({ situation }: Spoken): string {
  return situation.case.thiopurine?.ingredient ?? situation.case.partner?.name ?? 'this drug';
}

/** How the milligrams of one thiopurine read in another; tioguanine has no number. */
function switchWords({ thiopurine, partner }: Case): string {
  const [from, to] = [partner?.name, thiopurine?.ingredient];
  if (from === 'azathioprine' && to === 'mercaptopurine') return 'about half the azathioprine mg';
  if (from === 'mercaptopurine' && to === 'azathioprine') return 'about two mg for each mg of mercaptopurine';
  return 'the specialist sets the dose';
}

function amount(mg: Fraction | undefined): string | undefined {
  return mg === undefined ? undefined : decimal(mg);
}

/** One number, or the least and the most that overlapping orders may mean. */
function totalWords(total: DailyTotal | undefined, words = decimal): string | undefined {
  return total && [...new Set([words(total.least), words(total.most)])].join('-');
}

/** Rows that speak of what the orders add up to, and not of what is taken. */
const rowsOfSum: readonly string[] = ['orders', 'over-5'];

/** mg/day in force: of the other ingredient in a switch, else of the same. */
function doseBefore({ rule, row, situation }: Spoken): DailyTotal | undefined {
  if (rowsOfSum.includes(row.id)) {
    const sum = mgActiveOf(situation.case);
    return sum && { least: sum, most: sum };
  }
  return rule.id === 'label-thiopurine-duplicate' ? priorMg(situation.case) : mgInForce(situation.case);
}

function percentOfReference(situation: Case): string | undefined {
  const reference = leastReference(situation);
  return reference && totalWords(mgTaken(situation), (mg) => mg.div(reference).mul(100).round().toString());
}

function indicationWords(situation: Case): string | undefined {
  const indication = indicationOf(situation);
  if (indication === undefined) return undefined;
  return situation.thiopurine?.ingredient === 'mercaptopurine' ? 'use outside cancer' : indicationNames[indication];
}

const reactionOfRow: { readonly [row: string]: ReactionGroup } = {
  severe: 'severe',
  'unknown-start': 'unknown',
  'unknown-continuing': 'unknown',
  moderate: 'moderate',
  'mild-same': 'mild',
  'mild-other': 'mild',
};

export function allergyTold({ rule, row, situation }: Spoken): AllergyFact | undefined {
  const reaction = rule.id === 'label-hypersensitivity' ? reactionOfRow[row.id] : undefined;
  const found = reaction === undefined ? [] : (allergiesOf(situation.case, reaction) ?? []);
  return found.find(({ allergen }) => allergen === situation.case.thiopurine?.ingredient) ?? found[0];
}

function reasonFor(finding: Spoken): string | undefined {
  const situation = finding.situation.case;
  switch (finding.rule.id) {
    case 'label-hypersensitivity':
      return allergyTold(finding)?.manifestation;
    // Only what made the row true is its reason.
    case 'label-aminosalicylate':
      return [...geneFactors(situation), ...countFactors(situation)][0];
    case 'label-cotrimoxazole':
    case 'label-weak-myelotoxic':
      return countFactors(situation)[0];
    default:
      return secondFactors(situation)[0];
  }
}

const geneNames = ['TPMT', 'NUDT15'];

/** The gene that the row is about: poor before intermediate before what is not known. */
function geneTold({ rule, situation }: Spoken): string | undefined {
  const phenotypes = (genes(situation.case) ?? []).map((result) => result?.phenotype);
  const find = (holds: (phenotype: Phenotype | undefined) => boolean): string | undefined =>
    geneNames.find((_, index) => holds(phenotypes[index]));
  if (rule.id === 'pgx-indeterminate')
    return find((phenotype) => phenotype === undefined || phenotype === 'indeterminate');
  return find((phenotype) => phenotype === 'poor') ?? find((phenotype) => phenotype?.endsWith('intermediate') === true);
}

function named(set: string | undefined): string | undefined {
  return set === undefined ? undefined : conditionName(set);
}

/** As reported: "<15" is not 15. */
function egfrTold(situation: Case): string | undefined {
  const renal = renalValue(situation);
  return renal?.source === 'reported'
    ? `${renal.measurement?.comparator ?? ''}${resultText(renal.measurement?.value ?? renal.value)}`
    : renal && resultText(renal.value);
}

/** Number of orders, week or month of treatment. */
function numberTold({ row, situation }: Spoken): string | undefined {
  if (row.id === 'orders') return ACTIVE_ORDERS.evaluate(situation.case)?.toString();
  const day = THERAPY_DAY.evaluate(situation.case)?.valueOf();
  if (day === undefined) return undefined;
  return String(row.id === 'p1' ? Math.ceil(day / daysPerWeek) : Math.ceil(day / daysPerMonth));
}

const daysPerWeek = 7;
const daysPerMonth = 30.44;

const whyWords = {
  absent: 'not supplied',
  error: 'could not be read',
  partial: 'incomplete',
  'other-patient': 'of another patient',
} as const;

function whyNoList({ facts }: Case): string | undefined {
  const reason = facts.unavailable.get('medications');
  if (reason !== undefined) return whyWords[reason];
  const { hasUnreadableEntry, statements } = facts.medications;
  if (hasUnreadableEntry) return 'names an unreadable drug';
  if (statements === undefined) return undefined;
  return statements === 'other-patient'
    ? 'has statements of another patient'
    : 'lacks self-reported medicines (unread)';
}

function missingNames({ row, situation }: Spoken): string {
  const keys =
    row.id === 'expected' ? expectedButAbsent(situation.case).map(({ key }) => key) : badKeys(situation.case);
  // Two: the summary keeps its 16 words with a drug name of three (contract, "Cards").
  return listed(
    keys.map((key) => keyNames[key]),
    2,
  );
}
