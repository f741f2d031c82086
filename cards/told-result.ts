/** The laboratory result that a finding names. */
import type { Measurement } from '../src/model/facts.js';
import type { Spoken } from '../src/rules/judge.js';
import type { Case } from '../src/terms/case.js';
import { fallingCount } from '../src/terms/count-trends.js';
import { actionCounts, heldCounts, type LowCount } from '../src/terms/counts.js';
import { known, newest } from '../src/terms/lab.js';
import { highestTransaminase } from '../src/terms/liver.js';
import { level } from '../src/terms/metabolites.js';
import { resultText } from './result-text.js';

interface Told {
  readonly name: string;
  readonly value: string;
}

/** The result that the row speaks of, with its unit where the words do not imply it. */
export function resultTold({ rule, row, situation }: Spoken): Told | undefined {
  const { facts } = situation.case;
  switch (rule.id) {
    case 'mon-lft':
      return liverResult(situation.case);
    case 'mon-metabolite':
      return told('', level(situation.case, row.id === 'mmp' ? 'mmp' : 'tgn'));
    case 'mon-cbc-abnormal':
      if (row.id === 'hb') return told('Hb', newest(known(facts.bloodCounts)?.hb ?? []), ' g/dL');
      return row.id === 'trend' ? countTold(fallingCount(situation.case)) : lowCount(situation.case);
    default:
      return lowCount(situation.case);
  }
}

function told(name: string, measurement: Measurement | undefined, unit = ''): Told | undefined {
  if (measurement === undefined) return undefined;
  const { comparator = '', value } = measurement;
  return { name, value: `${comparator}${resultText(value)}${unit}` };
}

/** A count below the knowledge's own line before one that a stricter line of the site holds. */
function lowCount(situation: Case): Told | undefined {
  const byKnowledge = { ...situation, settings: { ...situation.settings, thresholds: {} } };
  const all = [heldCounts(byKnowledge), heldCounts(situation), actionCounts(situation)];
  return countTold(all.flatMap((counts) => counts ?? [])[0]);
}

function countTold(low: LowCount | undefined): Told | undefined {
  return low === undefined ? undefined : told(low.name, low.measurement, ' ×10⁹/L');
}

/** The higher of ALT and AST, each against its own limit. */
function liverResult(situation: Case): Told | undefined {
  const highest = highestTransaminase(situation);
  return highest === undefined ? undefined : told(highest.name, highest.measurement, ' U/L');
}
