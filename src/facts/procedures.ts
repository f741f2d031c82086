import { conditionName, conditionSetsOf, datesTransplant } from '../knowledge/condition-sets.js';
import type { ConditionFact } from '../model/facts.js';
import { object, type FhirJson, type JsonObject } from '../model/json.js';
import { firstMoment, isFuture, type Moment } from './dates.js';
import { referenceOf } from './reference.js';

/** Completed procedures that stand in at least one condition set (transplant, dialysis, infertile). */
export function readProcedures(resources: readonly FhirJson[], now: Date): readonly ConditionFact[] {
  return resources.filter(isDone).flatMap((procedure) => {
    const sets = conditionSetsOf(procedure['code']);
    const [first] = sets;
    if (first === undefined) return [];
    const day = performedOn(procedure, now)?.day;
    return [
      {
        sets,
        name: conditionName(first),
        active: true,
        ...(day !== undefined && { day }),
        ...(day !== undefined &&
          sets.includes('transplant') &&
          datesTransplant(procedure['code']) && { transplanted: day }),
        reference: referenceOf(procedure),
      },
    ];
  });
}

/** A Procedure of status completed. */
export function isDone(procedure: FhirJson): boolean {
  return procedure.resourceType === 'Procedure' && procedure['status'] === 'completed';
}

/** When it was performed; the start of a period. A day to come dates nothing. */
export function performedOn(procedure: JsonObject, now: Date): Moment | undefined {
  const period = object(procedure['performedPeriod']);
  const moment = firstMoment(
    procedure['performedDateTime'],
    period?.['start'],
    period?.['end'],
    procedure['performedString'],
  );
  return moment && !isFuture(moment.day, now) ? moment : undefined;
}
