import type { Decision } from '../src/rules/decide.js';
import { startCardRule, type Spoken } from '../src/rules/judge.js';
import { lastCount } from '../src/terms/counts.js';
import { lookBackDays } from '../src/knowledge/look-backs.js';
import { lastInr } from '../src/terms/inr.js';
import { AZA_MAX_ABSOLUTE, UNTESTED_LIMIT } from '../src/knowledge/constants.js';
import { today } from '../src/facts/dates.js';
import { withinChange } from '../src/dosing/totals.js';
import { whyNoneInForce } from '../src/terms/exposure.js';
import type { Case } from '../src/terms/case.js';
import { dosed, mgInForce, mgNew, OVER } from '../src/terms/dose.js';
import { hepatocellularJaundice } from '../src/terms/danger.js';
import { lastPartnerOrder } from '../src/terms/partner.js';
import { PGX_NONE_ASSIGNABLE } from '../src/terms/pharmacogenetics.js';
import { renalValue } from '../src/terms/renal.js';
import { hasHbvMarker } from '../src/terms/serology.js';
import { startTests, testsOnFile } from '../src/terms/start-tests.js';
import { inPlainText } from './escape.js';
import { cardWords } from './index.js';
import { placeholdersOf } from './placeholders.js';
import { capitalised, fill } from './template.js';

/** The summary of a finding, plain, or `written` for the detail; without its number wherever no dose is offered for it. */
export function summaryOf(finding: Spoken, { plan }: Decision, written = inPlainText): string {
  const words = cardWords.get(finding.rule.id)?.rows[finding.row.id];
  const dose = plan.doses.find((planned) => planned.finding === finding);
  const template = dose === undefined ? (words?.withoutNumber ?? words?.summary) : words?.summary;
  const chosen = renalWords(instead(finding) ?? template ?? finding.rule.knowledge.title, finding);
  return capitalised(fill(chosen, written(placeholdersOf(finding, dose))));
}

/** Dialysis counts as an eGFR below every limit and is none that could be told. */
function renalWords(words: string, { situation }: Spoken): string {
  const isDialysis = words.includes('{egfr}') && renalValue(situation.case)?.source === 'dialysis';
  return isDialysis ? words.replace('eGFR {egfr}', 'dialysis') : words;
}

/** CBC_NEVER: there is no last count to date. */
const noCountOnFile: { readonly [rowId: string]: string } = {
  'xoi-early': '{drug} with {partner}: weekly blood count due, none on file.',
  'xoi-late': '{drug} with {partner}: monthly blood count due, none on file.',
  p1: '{drug} week {n}: weekly blood count due, none on file.',
  p2: '{drug} month {n}: monthly blood count due, none on file.',
  late: '{drug}: no blood count on file. Order one before renewing.',
};

/** Where the words of the row would not be true. */
function instead(finding: Spoken): string | undefined {
  const { row, situation } = finding;
  if (row.id === 'settling' && lastInr(situation.case) === undefined) {
    return `{drug} changed recently on {coumarin}: no INR in ${lookBackDays.inr} days. Order INR.`;
  }
  if (finding.rule.id === 'mon-cbc-overdue' && lastCount(situation.case) === undefined) return noCountOnFile[row.id];
  if (
    finding.rule.id === 'mon-lft' &&
    row.id === 'jaundice' &&
    hepatocellularJaundice.evaluate(situation.case) !== true
  ) {
    return 'Jaundice: do not give {drug} until evaluated.';
  }
  if (row.id === 'hbv' && !hasHbvMarker(situation.case)) {
    return 'Hepatitis B on record: hepatology and HBV DNA before {drug}.';
  }
  if (row.id === 'blocker' && situation.case.partner?.name === 'suxamethonium') {
    return '{drug} may prolong {partner}: use a nerve stimulator.';
  }
  if (row.id === 'washout' && endsLater(finding)) {
    return finding.rule.id === 'core-xoi-febuxostat'
      ? '{partner} stopped, date not known: start {drug} after {date}.'
      : '{partner} stopped, date not known: effect on {drug} persists; full dose only after {date}.';
  }
  if (row.id === 'dose-unknown') return withoutDose(situation.case);
  if (row.id === 'over-5' && OVER(AZA_MAX_ABSOLUTE).evaluate(situation.case) !== true) {
    return '{drug} {mg} mg with {mg0} mg active is above 5 mg/kg: stop one, check the dose.';
  }
  if (row.id === 'over-range-settled' && !isUnchanged(situation.case)) {
    return '{drug} {mgkg} mg/kg/day is above {max} for {indication}.';
  }
  if (finding.rule.id === startCardRule && isAllOnFile(situation.case)) {
    return '{drug} start: baseline tests are on file; vaccines and advice inside.';
  }
  if (finding.rule.id === 'pgx-not-tested' && row.id === 'pending') return awaited(situation.case);
  if (row.id === 'one' && PGX_NONE_ASSIGNABLE.evaluate(situation.case) === true) {
    return 'TPMT and NUDT15 not assignable: weekly counts on {drug} all the same.';
  }
  const unreadable = situation.case.facts.medications.unreadableDrafts.find(
    ({ draft }) => draft.reference === situation.unreadable,
  );
  return unreadable?.why === 'other-patient' ? 'An order is for another patient: it was not checked.' : undefined;
}

function isAllOnFile(situation: Case): boolean {
  const onFile = testsOnFile(situation);
  return startTests.every((test) => onFile.has(test));
}

/** The limit is the drug's own: 1 mg/kg is azathioprine's, and tioguanine has none. */
function awaited(situation: Case): string {
  const ingredient = dosed(situation);
  const limit = ingredient === undefined ? 'low' : `at or below ${UNTESTED_LIMIT.value[ingredient].mgkg} mg/kg`;
  return `TPMT/NUDT15 result awaited: keep {drug} ${limit} until then.`;
}

/** A dose that is written and not in force is not unreadable. */
function withoutDose(situation: Case): string | undefined {
  switch (whyNoneInForce(situation)) {
    case 'on-hold':
      return '{partner} + {drug}: fatal marrow failure risk. No {drug} dose in force: order on hold.';
    case 'completed':
      return '{partner} + {drug}: fatal marrow failure risk. No {drug} dose in force: order completed.';
    case undefined:
      return undefined;
  }
}

/** Whichever of the doses in force is meant, this one is within CHANGE_FACTOR of it. */
function isUnchanged(situation: Case): boolean {
  const inForce = mgInForce(situation);
  const mg = mgNew(situation);
  return withinChange(mg, inForce?.least) && withinChange(mg, inForce?.most);
}

/** Stopped before its supply ran out, on a day that nobody wrote down: the end that counts lies ahead. */
function endsLater({ situation }: Spoken): boolean {
  const end = lastPartnerOrder(situation.case)?.end?.day;
  return end !== undefined && end > today(situation.case.now);
}
