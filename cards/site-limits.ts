/** The site's own, stricter numbers on a card: the page of its rule shows those of the knowledge. */
import type { BoundName } from '../src/knowledge/stricter.js';
import type { Spoken } from '../src/rules/judge.js';
import type { Case } from '../src/terms/case.js';
import { heldCounts, judgedCounts } from '../src/terms/counts.js';
import { dosed, weightKg } from '../src/terms/dose.js';
import { known } from '../src/terms/lab.js';
import { fill } from './template.js';

const words: { readonly [Name in BoundName]: string } = {
  WBC_HOLD: 'WBC below {value} ×10⁹/L',
  ANC_HOLD: 'ANC below {value} ×10⁹/L',
  PLT_HOLD: 'platelets below {value} ×10⁹/L',
  ALT_STOP_ULN: 'ALT or AST above {value} × upper limit of normal',
  BILI_SEVERE_ULN: 'bilirubin above {value} × upper limit of normal',
  INR_SEVERE: 'INR above {value}',
  'DIM_CRITICAL.azathioprine.mgkg': 'azathioprine above {value} mg/kg/day',
  'DIM_CRITICAL.azathioprine.mg': 'azathioprine above {value} mg/day without a valid weight',
  'DIM_CRITICAL.mercaptopurine.mgkg': 'mercaptopurine above {value} mg/kg/day',
  'DIM_CRITICAL.mercaptopurine.mg': 'mercaptopurine above {value} mg/day without a valid weight',
  'SWITCH_HIGH.mercaptopurine.mgkg': 'mercaptopurine above {value} mg/kg/day',
  'SWITCH_HIGH.mercaptopurine.mg': 'mercaptopurine above {value} mg/day without a valid weight',
};

/** Which count a line is of. */
const countOf: { readonly [constant: string]: string } = { WBC_HOLD: 'WBC', ANC_HOLD: 'ANC', PLT_HOLD: 'platelets' };

/** Those that rows of these findings were judged by. */
export function siteLimits(findings: readonly Spoken[]): readonly string[] {
  const used = findings.flatMap(usedBy);
  return used.length === 0 ? [] : [`Limit of this site: ${[...new Set(used)].join('; ')}.`];
}

function usedBy({ row, situation }: Spoken): readonly string[] {
  const { thresholds = {} } = situation.case.settings;
  const named = new Set(row.when.name.match(/\w+/g));
  return Object.entries(words).flatMap(([name, text]) => {
    const value = thresholds[name];
    const isUsed = value !== undefined && isJudgedBy(name, value, named, situation.case);
    return isUsed ? [fill(text, () => String(value))] : [];
  });
}

function isJudgedBy(name: string, value: number, named: ReadonlySet<string>, situation: Case): boolean {
  const [constant = '', ingredient, member] = name.split('.');
  const count = countOf[constant];
  if (count !== undefined) return named.has('COUNT_HOLD') && isHeldBelow(value, count, situation);
  if (!named.has(constant)) return false;
  const judgedMember = weightKg(situation) === undefined ? 'mg' : 'mgkg';
  return ingredient === undefined || (ingredient === dosed(situation) && member === judgedMember);
}

/** A child's counts have lines of their own, which no site sets. */
function isHeldBelow(line: number, count: string, situation: Case): boolean {
  const counts = known(situation.facts.bloodCounts);
  const isHeld = heldCounts(situation)?.some(({ name }) => name === count) === true;
  return (
    isHeld &&
    counts !== undefined &&
    judgedCounts(counts, situation).some(({ name, hold }) => name === count && hold === line)
  );
}
