/** Baseline tests that the start card need not ask for again. */
import { CBC_BASELINE_D } from '../src/knowledge/constants.js';
import type { TestName } from '../src/knowledge/test-orders.js';
import type { Series } from '../src/model/facts.js';
import type { Case } from '../src/terms/case.js';
import { ageInDays, known, newest } from '../src/terms/lab.js';
import { isPgxAssigned } from '../src/terms/pharmacogenetics.js';
import { CHILDBEARING_POTENTIAL, PREGNANCY_EXCLUDED, PREGNANT } from '../src/terms/pregnancy.js';

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
