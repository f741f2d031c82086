/** Steroids that act on the whole body, against limits that the catalogue writes in mg of prednisone. */
import { exact } from '../model/exact.js';
import type { MedicationFact } from '../model/facts.js';
import { limitMg } from '../dosing/totals.js';
import { currentDrugs } from './access.js';
import type { Case } from './case.js';

/** In force and not only for the skin, the eye, the mouth or the airways. */
export function systemicSteroids(situation: Case): readonly MedicationFact[] {
  return currentDrugs(situation, ['systemic-corticosteroid']).filter(({ route }) => route !== 'inhaled');
}

/** The catalogue has no equivalents: what is no prednisone or prednisolone, or has no known dose, may reach every limit. */
export function mayReach({ match, dose }: MedicationFact, prednisoneMg: number): boolean {
  const inPrednisone = match.kind === 'drug' && /^predniso(lo)?ne$/i.test(match.name);
  const mg = limitMg(dose);
  return !inPrednisone || mg === undefined || mg.compare(exact(prednisoneMg)) >= 0;
}
