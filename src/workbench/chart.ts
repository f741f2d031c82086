/** The record in the order and the words of a chart. */
import { isObject, number, object, objects, text, type FhirJson, type JsonObject } from '../model/json.js';
import type { Analyte, WorkbenchData } from '../model/workbench.js';
import { conceptText, doseWords, nameOf, referenceOf } from './orders.js';

export interface Person {
  readonly name: string;
  readonly sex: string;
  readonly age: number;
  readonly born: string;
}

export function personOf(record: readonly FhirJson[], now: Date): Person | undefined {
  const patient = record.find(({ resourceType }) => resourceType === 'Patient');
  if (patient === undefined) return undefined;
  const [name] = objects(patient['name']);
  const given = Array.isArray(name?.['given']) ? name['given'].join(' ') : '';
  const born = text(patient['birthDate']) ?? '';
  return {
    name: `${given} ${text(name?.['family']) ?? ''}`.trim(),
    sex: text(patient['gender']) ?? 'unknown sex',
    age: yearsBetween(born, now),
    born,
  };
}

function yearsBetween(born: string, now: Date): number {
  const [year = 0, month = 1, day = 1] = born.split('-').map(Number);
  const hadBirthday = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= day);
  return now.getFullYear() - year - (hadBirthday ? 0 : 1);
}

/** The record with what the session wrote over it. */
export function recordWith(record: readonly FhirJson[], saved: readonly FhirJson[]): readonly FhirJson[] {
  const written = new Set(saved.map(referenceOf));
  return [...record.filter((resource) => !written.has(referenceOf(resource))), ...saved];
}

export interface Medicine {
  readonly order: FhirJson;
  readonly reference: string;
  readonly name: string;
  readonly dose: string;
  readonly since: string;
  readonly until: string;
  readonly isActive: boolean;
}

/** Medicines, the newest first; active ones before the others. */
export function medicinesOf(record: readonly FhirJson[]): readonly Medicine[] {
  return record
    .filter(({ resourceType }) => resourceType === 'MedicationRequest' || resourceType === 'MedicationStatement')
    .map((order) => medicineOf(order, record))
    .sort((a, b) => Number(b.isActive) - Number(a.isActive) || b.since.localeCompare(a.since));
}

function medicineOf(order: FhirJson, record: readonly FhirJson[]): Medicine {
  const reference = text(object(order['medicationReference'])?.['reference']);
  const medication = record.find((resource) => referenceOf(resource) === reference);
  const period = object(object(order['dispenseRequest'])?.['validityPeriod']) ?? object(order['effectivePeriod']);
  return {
    order,
    reference: referenceOf(order),
    name: nameOf(medication ?? order),
    dose: doseWords(order),
    since: day(text(order['authoredOn']) ?? text(order['effectiveDateTime']) ?? text(period?.['start'])),
    until: day(text(period?.['end'])),
    isActive: order['status'] === 'active',
  };
}

export interface Result {
  readonly at: string;
  readonly value: number;
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
}

/** Results of one kind, the oldest first. */
export function resultsOf(record: readonly FhirJson[], { codes }: Pick<Analyte, 'codes'>): readonly Result[] {
  return record
    .filter((resource) => resource.resourceType === 'Observation' && hasCode(resource, codes))
    .flatMap((observation): readonly Result[] => {
      const quantity = object(observation['valueQuantity']);
      const value = number(quantity?.['value']);
      if (value === undefined) return [];
      const [range] = objects(observation['referenceRange']);
      return [{ at: atOf(observation), value, unit: text(quantity?.['unit']) ?? '', ...bounds(range) }];
    })
    .sort((a, b) => a.at.localeCompare(b.at));
}

function bounds(range: JsonObject | undefined): { readonly low?: number; readonly high?: number } {
  const low = number(object(range?.['low'])?.['value']);
  const high = number(object(range?.['high'])?.['value']);
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

export interface Line {
  readonly words: string;
  readonly at: string;
}

/** Results in words whose kind is in no list of numbers: genes, pregnancy, and whatever else the chart holds. Newest of each. */
export function otherResultsOf(
  record: readonly FhirJson[],
  data: WorkbenchData,
): readonly (Line & { readonly isGene: boolean })[] {
  const numbers = data.analytes.flatMap(({ codes }) => codes);
  const newest = new Map<string, Line & { readonly isGene: boolean }>();
  const observations = record
    .filter((resource) => resource.resourceType === 'Observation' && !hasCode(resource, numbers))
    .sort((a, b) => atOf(a).localeCompare(atOf(b)));
  for (const observation of observations) {
    const code = object(observation['code']);
    const [coding] = objects(code?.['coding']);
    const isGene = hasCode(observation, data.pharmacogenetics);
    const words = isGene ? valueWords(observation) : `${conceptText(code)}: ${valueWords(observation)}`;
    newest.set(text(coding?.['code']) ?? words, { words, at: day(atOf(observation)), isGene });
  }
  return [...newest.values()];
}

function valueWords(observation: FhirJson): string {
  const quantity = object(observation['valueQuantity']);
  if (quantity !== undefined) return `${number(quantity['value']) ?? ''} ${text(quantity['unit']) ?? ''}`.trim();
  const concept = observation['valueCodeableConcept'];
  if (isObject(concept)) return conceptText(concept);
  return text(observation['valueString']) ?? day(text(observation['valueDateTime']));
}

function hasCode(observation: FhirJson, codes: readonly string[]): boolean {
  return objects(object(observation['code'])?.['coding']).some(({ code }) => codes.includes(text(code) ?? ''));
}

function atOf(observation: FhirJson): string {
  return text(observation['effectiveDateTime']) ?? text(object(observation['effectivePeriod'])?.['start']) ?? '';
}

/** Conditions, allergies, procedures or immunizations, newest first. */
export function linesOf(record: readonly FhirJson[], type: string): readonly Line[] {
  return record
    .filter(({ resourceType }) => resourceType === type)
    .map((resource) => ({
      words: conceptText(object(resource['code']) ?? object(resource['vaccineCode'])),
      at: day(
        text(resource['onsetDateTime']) ??
          text(resource['occurrenceDateTime']) ??
          text(resource['performedDateTime']) ??
          text(resource['recordedDate']) ??
          text(resource['authoredOn']),
      ),
    }))
    .sort((a, b) => b.at.localeCompare(a.at));
}

function day(at: string | undefined): string {
  return (at ?? '').slice(0, 10);
}

const dayMs = 86_400_000;

/** Whole days from a date to today. */
function daysSince(at: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(at)) / dayMs);
}

export function ago(at: string, now: Date): string {
  const days = daysSince(at, now);
  if (Number.isNaN(days)) return '';
  return days === 0 ? 'today' : `${age(days)} ago`;
}

function age(days: number): string {
  if (days < 60) return `${days} d`;
  return days < 730 ? `${Math.round(days / 30.44)} months` : `${Math.floor(days / 365.25)} years`;
}
