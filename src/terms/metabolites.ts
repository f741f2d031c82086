import { METABOLITE_MAX_AGE_D } from '../knowledge/constants.js';
import type { Fraction } from '../model/exact.js';
import type { Measurement } from '../model/facts.js';
import type { Case } from './case.js';
import { INCREASE, mgInForce, mgTaken } from './dose.js';
import { ageInDays, known, newest, valueOf } from './lab.js';
import { isUnchangedFor } from './stability.js';
import { quantity, term } from './term.js';

/** Newest level at most METABOLITE_MAX_AGE_D old, of the dose that is still taken. */
export function level(situation: Case, which: 'tgn' | 'mmp'): Measurement | undefined {
  const last = newest(known(situation.facts.metabolites)?.[which] ?? []);
  if (last === undefined) return undefined;
  const age = ageInDays(last, situation.now);
  return age <= METABOLITE_MAX_AGE_D.value && isUnchangedFor(situation, age, takenBefore(situation)) ? last : undefined;
}

/** What a draft raises is the dose that the level was measured at, and a high level speaks against raising it. */
function takenBefore(situation: Case): Fraction | undefined {
  return INCREASE.evaluate(situation) === true ? mgInForce(situation)?.most : mgTaken(situation)?.most;
}

const levelOf = (name: string, which: 'tgn' | 'mmp'): ReturnType<typeof quantity> =>
  quantity(name, ['metabolites', 'medications'], (situation) => {
    const found = level(situation, which);
    return found === undefined ? undefined : valueOf(found);
  });

export const TGN = levelOf('TGN', 'tgn');
export const MMP = levelOf('MMP', 'mmp');

/** MMP / TGN of one specimen. */
export const MMP_TGN = quantity('MMP_TGN', ['metabolites', 'medications'], (situation) => {
  const mmp = level(situation, 'mmp');
  const tgn = known(situation.facts.metabolites)?.tgn.find(({ time }) => time === mmp?.time);
  return mmp === undefined || tgn === undefined || valueOf(tgn).compare(0) <= 0
    ? undefined
    : valueOf(mmp).div(valueOf(tgn));
});

/** The laboratory sent a reference interval or flag and the level lies above it. */
export const TGN_OWN_HIGH = term('TGN_OWN_HIGH', ['metabolites', 'medications'], (situation) => {
  if (known(situation.facts.metabolites) === undefined) return 'not-evaluated';
  const tgn = level(situation, 'tgn');
  if (tgn === undefined) return false;
  return tgn.flag === 'high' || (tgn.upperLimit !== undefined && valueOf(tgn).compare(tgn.upperLimit) > 0);
});
