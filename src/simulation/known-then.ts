/** What an export shows as known at a moment of the past. docs/simulation.md says the same for those who read a report. */
import { daysFrom, firstMoment, parseDate, type Moment } from '../facts/dates.js';
import { endOf } from '../facts/end-date.js';
import { object, text, type FhirJson, type Json } from '../model/json.js';

/** The moment at which an order was written. */
export interface Then extends Moment {
  /** Only the day of the order is known. */
  readonly isWholeDay: boolean;
  /** Until when what was recorded could be known: an order that says its day alone was written at the end of it. */
  readonly latest: number;
  /** The clock of the answer. */
  readonly now: Date;
}

const msOfDay = 86_400_000;

export function thenOf(written: Json | undefined): Then | undefined {
  const moment = parseDate(written);
  if (moment === undefined) return undefined;
  return isWholeDay(written)
    ? { ...moment, isWholeDay: true, latest: moment.time + msOfDay - 1, now: new Date(moment.time + msOfDay / 2) }
    : { ...moment, isWholeDay: false, latest: moment.time, now: new Date(moment.time) };
}

/** As it stood then; undefined where nobody could have known it. What has no date was known all along. */
export function knownAt(resource: FhirJson, then: Then): FhirJson | undefined {
  const written = datesOf(resource).find((date) => parseDate(date) !== undefined);
  const recorded = parseDate(written);
  if (recorded === undefined) return asItStood(resource, then);
  if (resource.resourceType === 'MedicationRequest')
    return isBefore(recorded, isWholeDay(written), then) ? asItStood(resource, then) : undefined;
  const isKnown = isWholeDay(written) ? recorded.day <= then.day : recorded.time <= then.latest;
  return isKnown ? asItStood(resource, then) : undefined;
}

/** Another order of the same moment stands beside this one, not before it. Of a day and its first moment, the day is first. */
function isBefore({ time }: Moment, isWhole: boolean, then: Then): boolean {
  return time < then.time || (time === then.time && isWhole && !then.isWholeDay);
}

function isWholeDay(written: Json | undefined): boolean {
  return text(written)?.includes(':') !== true;
}

/** The dates of which the first tells when it was known. */
function datesOf(resource: FhirJson): readonly (Json | undefined)[] {
  const start = (name: string): Json | undefined => object(resource[name])?.['start'];
  switch (resource.resourceType) {
    case 'Observation':
      return [
        resource['issued'],
        resource['effectiveDateTime'],
        resource['effectiveInstant'],
        start('effectivePeriod'),
      ];
    case 'Condition':
    case 'AllergyIntolerance':
      return [resource['recordedDate'], resource['onsetDateTime'], start('onsetPeriod')];
    case 'Immunization':
      return [resource['recorded'], resource['occurrenceDateTime']];
    case 'Procedure':
      return [resource['performedDateTime'], start('performedPeriod')];
    case 'MedicationStatement':
      return [resource['dateAsserted'], resource['effectiveDateTime'], start('effectivePeriod')];
    case 'MedicationRequest':
    case 'ServiceRequest':
      return [resource['authoredOn']];
    default:
      return [];
  }
}

const ended = new Set(['completed', 'stopped']);

/** An export shows the end of the story: what ended later had not ended yet. */
function asItStood(resource: FhirJson, then: Then): FhirJson {
  const { resourceType } = resource;
  if (resourceType === 'MedicationRequest' || resourceType === 'MedicationStatement') {
    const end = endOf(resource);
    const ran = end !== undefined && daysFrom(then.day, end.day) >= 0;
    return ran && ended.has(text(resource['status']) ?? '') ? { ...resource, status: 'active' } : resource;
  }
  if (resourceType !== 'Condition') return resource;
  const abated = firstMoment(resource['abatementDateTime'], object(resource['abatementPeriod'])?.['start']);
  if (abated === undefined || abated.day <= then.day) return resource;
  return {
    ...resource,
    abatementDateTime: undefined,
    abatementPeriod: undefined,
    clinicalStatus: { coding: [{ system: clinicalStatus, code: 'active' }] },
  };
}

const clinicalStatus = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
