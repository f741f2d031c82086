/** Baseline tests that the start card need not ask for again. */
import { CBC_BASELINE_D } from '../knowledge/constants.js';
import type { TestName } from '../knowledge/test-orders.js';
import type { Series } from '../model/facts.js';
import type { Case } from './case.js';
import { ageInDays, known, newest } from './lab.js';
import { isPgxAssigned } from './pharmacogenetics.js';
import { CHILDBEARING_POTENTIAL, PREGNANCY_EXCLUDED, PREGNANT } from './pregnancy.js';

export const startTests = ['CBC', 'LFT', 'RENAL', 'TPMT_NUDT15', 'HCG', 'HBV', 'VZV'] as const;

/** Tests with a baseline result on file; hCG too where it is not asked of this patient or already answered. */
export function testsOnFile(situation: Case): ReadonlySet<TestName> {
  const { facts, now } = situation;
  const isFresh = (series: Series | undefined): boolean => {
    const last = newest(series ?? []);
    return last !== undefined && ageInDays(last, now) <= CBC_BASELINE_D.value;
  };
  const renal = known(facts.renalFunction);
  const isAnswered = [PREGNANT, PREGNANCY_EXCLUDED].some(({ evaluate }) => evaluate(situation) === true);
  const needsHcg = CHILDBEARING_POTENTIAL.evaluate(situation) === true && !isAnswered;
  const onFile: readonly (readonly [TestName, boolean])[] = [
    ['CBC', isFresh(known(facts.bloodCounts)?.wbc)],
    ['LFT', isFresh(known(facts.liverTests)?.alt)],
    ['RENAL', isFresh(renal?.egfr) || isFresh(renal?.creatinine)],
    ['TPMT_NUDT15', isPgxAssigned(situation)],
    ['HCG', !needsHcg],
    ['HBV', known(facts.serology)?.hbsag !== undefined && known(facts.serology)?.antiHbc !== undefined],
    ['VZV', known(facts.serology)?.vzv !== undefined],
  ];
  return new Set(onFile.flatMap(([test, isThere]) => (isThere ? [test] : [])));
}
