/** The small table of a card: the patient's values that the decision used, each with its date. */
import type { FactKey } from '../src/model/fact-keys.js';
import type { Day, MedicationFact } from '../src/model/facts.js';
import type { DailyDose } from '../src/model/dose.js';
import { onceEach } from '../src/model/memo.js';
import { decimal } from '../src/dosing/schedule-words.js';
import { today } from '../src/facts/dates.js';
import { keysOf } from '../src/rules/keys.js';
import type { Spoken } from '../src/rules/judge.js';
import { ownOrders } from '../src/terms/access.js';
import type { Case } from '../src/terms/case.js';
import { lasts } from '../src/terms/exposure.js';
import { lastInr } from '../src/terms/inr.js';
import { known } from '../src/terms/lab.js';
import { bileAcids } from '../src/terms/liver.js';
import { level } from '../src/terms/metabolites.js';
import { currentPartnerOrders, lastPartnerOrder } from '../src/terms/partner.js';
import { renalValue } from '../src/terms/renal.js';
import { liveVaccinations } from '../src/terms/vaccine.js';
import { allergyTold } from './placeholders.js';
import { recordLines } from './record-values.js';
import { resultText } from './result-text.js';
import { single, type ValueLine } from './value-line.js';

/** What a clinician takes in at a glance. */
export const mostLines = 9;

export const valuesUsed = onceEach((finding: Spoken): readonly ValueLine[] => {
  const situation = finding.situation.case;
  const reads = new Set<FactKey>(keysOf(finding.rule));
  const isCoumarin = finding.rule.id.startsWith('core-coumarin');
  const isRecentVaccine = finding.rule.id === 'core-live-vaccine-recent';
  // What decides first stands first.
  const lines: readonly (readonly [FactKey, () => readonly ValueLine[]])[] = [
    ['medications', () => medicationLines(situation)],
    ['weight', () => weightLines(situation)],
    ['allergies', () => allergyLines(finding)],
    ['pregnancy', () => pregnancyLines(situation)],
    ['immunizations', () => (isRecentVaccine ? vaccineLines(situation) : [])],
    ['inr', () => (isCoumarin ? single('INR', '', lastInr(situation)) : [])],
    ['renalFunction', () => renalLines(situation)],
    ['pharmacogenetics', () => geneLines(situation)],
    ['bloodCounts', () => countLines(finding)],
    ['liverTests', () => liverLines(finding)],
    ['metabolites', () => metaboliteLines(situation)],
  ];
  return [...recordLines(finding), ...lines.flatMap(([key, read]) => (reads.has(key) ? read() : []))].slice(
    0,
    mostLines,
  );
});

function medicationLines(situation: Case): readonly ValueLine[] {
  const own = ownOrders(situation).filter((entry) => entry.current || lasts(entry, situation.now));
  const partner = currentPartnerOrders(situation);
  const ended = partner.length === 0 ? lastPartnerOrder(situation) : undefined;
  return [
    ...[...own, ...partner].map((entry) => orderLine(entry, today(situation.now))),
    ...(ended === undefined ? [] : [endedLine(ended, today(situation.now))]),
  ].slice(0, 3);
}

function orderLine(entry: MedicationFact, now: Day): ValueLine {
  return {
    what: entry.match.name,
    value: `${doseWords(entry.dose)}${statusWords(entry)}${supplyWords(entry, now)}`,
    day: entry.start ?? 'no date',
    reference: entry.reference,
  };
}

function statusWords({ status, statusMissing }: MedicationFact): string {
  if (statusMissing) return ', no status sent: taken as active';
  if (status === 'completed') return ', completed';
  return status === 'on-hold' ? ', on hold' : '';
}

/** An active order whose supply has run out stays current, a completed one counts while it lasts: the card names the day. */
function supplyWords({ status, end }: MedicationFact, now: Day): string {
  if (end === undefined) return '';
  const isEstimated = end.basis === 'estimated';
  if (status === 'completed') return `, lasts until ${end.day}${isEstimated ? ' (estimated)' : ''}`;
  return !isEstimated && end.day < now ? `, supply ran out ${end.day}` : '';
}

/** Whose supply or course would still run ended on a day that nobody wrote down. */
function endedLine({ match, end, reference }: MedicationFact, now: Day): ValueLine {
  const basis = end?.basis === 'estimated' ? ' (end estimated)' : '';
  if (end === undefined || end.day <= now) {
    return { what: match.name, value: `ended${basis}`, day: end?.day ?? 'no date', reference };
  }
  return { what: match.name, value: `ended, would last until ${end.day}${basis}`, day: 'no date', reference };
}

export function doseWords(dose: DailyDose): string {
  switch (dose.kind) {
    case 'fixed':
      return `${decimal(dose.mgPerDay)} mg/day${dose.strengthInferred ? ' (strength read from text)' : ''}`;
    case 'range':
      return `${decimal(dose.lowest)} to ${decimal(dose.highest)} mg/day`;
    case 'steps':
      return `up to ${decimal(dose.highest)} mg/day in steps`;
    case 'refused':
      return 'dose not readable';
  }
}

function countLines({ rule, situation }: Spoken): readonly ValueLine[] {
  const counts = known(situation.case.facts.bloodCounts);
  if (counts === undefined) return [];
  const unit = '×10⁹/L';
  // One row of that rule is told, and the white cells' rows stand above that of haemoglobin.
  const isOfHaemoglobin = rule.id === 'mon-cbc-abnormal';
  return [
    ...single('WBC', unit, counts.wbc[0]),
    ...single('ANC', unit, counts.anc[0]),
    ...single('Platelets', unit, counts.plt[0]),
    ...(isOfHaemoglobin ? single('Haemoglobin', 'g/dL', counts.hb[0]) : []),
  ];
}

function liverLines({ rule, situation }: Spoken): readonly ValueLine[] {
  const tests = known(situation.case.facts.liverTests);
  if (rule.id !== 'mon-lft') return single('Bile acids', 'µmol/L', bileAcids(situation.case));
  return [
    ...single('ALT', 'U/L', tests?.alt[0]),
    ...single('AST', 'U/L', tests?.ast[0]),
    ...single('Bilirubin', 'mg/dL', tests?.bilirubin[0]),
  ];
}

function metaboliteLines(situation: Case): readonly ValueLine[] {
  const unit = 'pmol/8×10⁸ red cells';
  return [...single('6-TGN', unit, level(situation, 'tgn')), ...single('6-MMP', unit, level(situation, 'mmp'))];
}

function renalLines(situation: Case): readonly ValueLine[] {
  const renal = renalValue(situation);
  if (renal?.measurement === undefined) return [];
  const { measurement, source, value } = renal;
  if (source === 'reported') return single('eGFR', 'mL/min/1.73 m²', measurement);
  return [
    {
      what: 'eGFR',
      value: `${resultText(value)} (computed from creatinine)`,
      day: measurement.day,
      reference: measurement.reference,
    },
  ];
}

function geneLines({ facts }: Case): readonly ValueLine[] {
  const results = known(facts.pharmacogenetics);
  const genes = [
    { what: 'TPMT', result: results?.tpmt },
    { what: 'NUDT15', result: results?.nudt15 },
  ];
  return genes.flatMap(({ what, result }) =>
    result === undefined
      ? []
      : [
          {
            what,
            value: result.phenotype.replace('-', ' '),
            day: result.day ?? 'no date',
            reference: result.reference,
          },
        ],
  );
}

function pregnancyLines({ facts }: Case): readonly ValueLine[] {
  const fact = known(facts.pregnancy);
  const evidence = fact?.pregnant ?? fact?.possible;
  return evidence === undefined
    ? []
    : [{ what: 'Pregnancy', value: fact?.pregnant === undefined ? 'test positive' : 'recorded', ...evidence }];
}

function vaccineLines(situation: Case): readonly ValueLine[] {
  return liveVaccinations(situation)
    .slice(0, 1)
    .map(({ vaccine, day, reference }) => ({ what: vaccine.name, value: 'given', day, reference }));
}

function allergyLines(finding: Spoken): readonly ValueLine[] {
  const allergy = allergyTold(finding);
  return allergy === undefined
    ? []
    : [
        {
          what: `${allergy.allergen} allergy`,
          value: allergy.manifestation ?? allergy.reaction,
          day: 'on record',
          reference: allergy.reference,
        },
      ];
}

function weightLines({ facts }: Case): readonly ValueLine[] {
  const fact = known(facts.weight)?.weight;
  return fact?.usable === true
    ? [
        {
          what: 'Weight',
          value: `${decimal(fact.kg)} kg${fact.stated ? ' (stated)' : ''}`,
          day: fact.day,
          reference: fact.reference,
        },
      ]
    : [];
}
