import { exact, type Fraction } from '../model/exact.js';
import type { Schedule } from '../model/dose.js';
import { object, type Json, type JsonObject } from '../model/json.js';
import { SUPPLY_EARLY_D } from '../knowledge/constants.js';
import { durationDays } from './days.js';
import type { Speech } from './speech.js';

const ucum = 'http://unitsofmeasure.org';

/**
 * The dispenseRequest of an order whose dose changes (dose-arithmetic D5): supply until the next count, its quantity
 * computed anew, no repeats. Nothing of the old quantity is copied, not even that of a first fill.
 */
export function newSupply(
  dispenseRequest: Json | undefined,
  schedule: Schedule,
  speech: Speech,
): JsonObject | undefined {
  const old = object(dispenseRequest);
  if (old === undefined) return undefined;
  const gone = ['quantity', 'numberOfRepeatsAllowed', 'initialFill', 'expectedSupplyDuration'];
  const kept = Object.fromEntries(Object.entries(old).filter(([member]) => !gone.includes(member.replace(/^_/, ''))));
  const drafted = durationDays(object(old['expectedSupplyDuration']));
  if (drafted === undefined) return kept;
  const early = exact(SUPPLY_EARLY_D.value);
  const shortened = { value: SUPPLY_EARLY_D.value, unit: 'days', system: ucum, code: 'd' };
  return {
    ...kept,
    quantity: supplyQuantity(schedule, speech, drafted.gt(early) ? early : drafted),
    expectedSupplyDuration: drafted.gt(early) ? shortened : old['expectedSupplyDuration'],
  };
}

function supplyQuantity(schedule: Schedule, speech: Speech, days: Fraction): JsonObject {
  if (schedule.kind === 'liquid') {
    return { value: schedule.ml.mul(days).ceil().valueOf(), unit: 'mL', system: ucum, code: 'mL' };
  }
  const value = schedule.averageMgPerDay.div(exact(schedule.tabletMg)).mul(days).ceil().valueOf();
  const unit = speech.kind === 'tablets' ? speech.unit : { unit: 'tablet', system: ucum, code: '{tbl}' };
  return { value, ...unit };
}
