/** Orders as the form writes them and as the chart reads them. */
import { number, object, objects, text, type FhirJson, type JsonObject } from '../model/json.js';
import type { Coded, Product, WorkbenchData } from '../model/workbench.js';

export type OrderKind = 'medicine' | 'vaccine' | 'test';
export type DoseUnit = 'tablet' | 'mg';

/** How often, as `Timing.repeat` says it. */
export const frequencies = [
  { id: 'daily', words: 'once a day', repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
  { id: 'twice', words: 'twice a day', repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
  { id: 'three', words: '3 times a day', repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
  { id: 'four', words: '4 times a day', repeat: { frequency: 4, period: 1, periodUnit: 'd' } },
  { id: 'alternate', words: 'every other day', repeat: { frequency: 1, period: 2, periodUnit: 'd' } },
  { id: 'weekly', words: 'once a week', repeat: { frequency: 1, period: 1, periodUnit: 'wk' } },
] as const;

export type FrequencyId = (typeof frequencies)[number]['id'];

/** What stands in the form. */
export interface OrderForm {
  readonly kind: OrderKind;
  /** A name of the catalogue, a code, or any words. */
  readonly what: string;
  readonly amount: string;
  readonly unit: DoseUnit;
  readonly frequency: FrequencyId;
  /** Reference of the active order that this one replaces. */
  readonly replaces?: string;
}

export const emptyForm: OrderForm = { kind: 'medicine', what: '', amount: '1', unit: 'tablet', frequency: 'daily' };

/** The choices of one kind. */
export function choices(data: WorkbenchData, kind: OrderKind): readonly Coded[] {
  return { medicine: data.products, vaccine: data.vaccines, test: data.tests }[kind];
}

/** The choice that was named or whose code was typed; undefined for words that are sent as they are. */
export function chosen(data: WorkbenchData, { kind, what }: OrderForm): Coded | Product | undefined {
  const typed = what.trim().toLowerCase();
  return choices(data, kind).find(({ name, code }) => name.toLowerCase() === typed || code === typed);
}

/** The draft that the form describes; undefined while nothing is named. */
export function draftOf(data: WorkbenchData, form: OrderForm, id: string, patient: string): FhirJson | undefined {
  if (form.what.trim() === '') return undefined;
  const concept = conceptOf(chosen(data, form), form.what.trim());
  const common = { id, status: 'draft', intent: 'order', subject: { reference: `Patient/${patient}` } };
  if (form.kind === 'test') return { resourceType: 'ServiceRequest', ...common, code: concept };
  const order = { resourceType: 'MedicationRequest', ...common, medicationCodeableConcept: concept };
  if (form.kind === 'vaccine') return order;
  return {
    ...order,
    ...(form.replaces === undefined ? {} : { priorPrescription: { reference: form.replaces } }),
    dosageInstruction: [dosage(form)],
  };
}

function conceptOf(choice: Coded | undefined, words: string): JsonObject {
  if (choice === undefined) return { text: words };
  const { system, code, name } = choice;
  return { text: name, coding: [{ system, code, display: name }] };
}

const UCUM = 'http://unitsofmeasure.org';
const quantities = {
  tablet: { unit: 'tablet', system: UCUM, code: '{tbl}' },
  mg: { unit: 'mg', system: UCUM, code: 'mg' },
};

function dosage({ amount, unit, frequency }: OrderForm): JsonObject {
  const repeat = frequencies.find(({ id }) => id === frequency)?.repeat ?? frequencies[0].repeat;
  const value = Number(amount);
  const isStated = amount.trim() !== '' && Number.isFinite(value);
  return {
    timing: { repeat: { ...repeat } },
    ...(isStated ? { doseAndRate: [{ doseQuantity: { value, ...quantities[unit] } }] } : {}),
  };
}

/** The form filled with a draft. */
export function formOf(data: WorkbenchData, draft: FhirJson): OrderForm {
  const [line] = objects(draft['dosageInstruction']);
  const quantity = line === undefined ? undefined : quantityOf(line);
  const replaces = text(object(draft['priorPrescription'])?.['reference']);
  const kind = kindOf(draft);
  return {
    kind,
    what: listedName(data, kind, draft) ?? nameOf(draft),
    amount: String(number(quantity?.['value']) ?? ''),
    unit: text(quantity?.['code']) === 'mg' ? 'mg' : 'tablet',
    frequency: frequencyOf(line)?.id ?? 'daily',
    ...(replaces === undefined ? {} : { replaces }),
  };
}

function listedName(data: WorkbenchData, kind: OrderKind, draft: FhirJson): string | undefined {
  const codes = objects(object(draft['medicationCodeableConcept'] ?? draft['code'])?.['coding']).map(
    ({ code }) => code,
  );
  return choices(data, kind).find(({ code }) => codes.includes(code))?.name;
}

/** True where the form can say all of a draft's dose. */
export function fitsForm(draft: FhirJson): boolean {
  const lines = objects(draft['dosageInstruction']);
  return lines.length === 0 || (lines.length === 1 && lines.every((line) => frequencyOf(line) !== undefined));
}

/** A draft that goes on with an active order, which it replaces when it is signed. */
export function renewalOf(order: FhirJson, medication: FhirJson | undefined, id: string): FhirJson {
  const concept = medication?.['code'] ?? order['medicationCodeableConcept'];
  const { subject, dosageInstruction } = order;
  return {
    resourceType: 'MedicationRequest',
    ...{ id, status: 'draft', intent: 'order', subject, medicationCodeableConcept: concept, dosageInstruction },
    priorPrescription: { reference: referenceOf(order) },
  };
}

export function kindOf(order: FhirJson): OrderKind {
  if (order.resourceType === 'ServiceRequest') return 'test';
  const [coding] = objects(object(order['medicationCodeableConcept'])?.['coding']);
  return text(coding?.['system'])?.endsWith('cvx') === true ? 'vaccine' : 'medicine';
}

/** What an order is for, in its own words. */
export function nameOf(order: FhirJson): string {
  return conceptText(
    object(order['medicationCodeableConcept']) ?? object(order['code']) ?? object(order['vaccineCode']),
  );
}

export function conceptText(concept: JsonObject | undefined): string {
  const [coding] = objects(concept?.['coding']);
  return text(concept?.['text']) ?? text(coding?.['display']) ?? text(coding?.['code']) ?? 'without a name';
}

/** The dose in words: those of the order, else made of its numbers. */
export function doseWords(order: FhirJson): string {
  const lines = [...objects(order['dosageInstruction']), ...objects(order['dosage'])];
  return [...new Set(lines.map(lineWords))].filter((words) => words !== '').join('; ');
}

function lineWords(line: JsonObject): string {
  return (
    text(line['text']) ?? [quantityWords(quantityOf(line)), timingWords(line)].filter((part) => part !== '').join(' ')
  );
}

/** In R4 within `doseAndRate`, in the shapes of older systems in the line itself. */
function quantityOf(line: JsonObject): JsonObject | undefined {
  return object(objects(line['doseAndRate'])[0]?.['doseQuantity']) ?? object(line['doseQuantity']);
}

function quantityWords(quantity: JsonObject | undefined): string {
  const value = number(quantity?.['value']);
  if (value === undefined) return '';
  const unit = text(quantity?.['unit']) ?? text(quantity?.['code']) ?? '';
  return `${value} ${unit}${unit === 'tablet' && value !== 1 ? 's' : ''}`;
}

function timingWords(line: JsonObject): string {
  const repeat = object(object(line['timing'])?.['repeat']);
  if (repeat === undefined) return '';
  const [times, period] = [number(repeat['frequency']) ?? 1, number(repeat['period']) ?? 1];
  return frequencyOf(line)?.words ?? `${times} times in ${period} ${text(repeat['periodUnit']) ?? ''}`;
}

function frequencyOf(line: JsonObject | undefined): (typeof frequencies)[number] | undefined {
  const asked = object(object(line?.['timing'])?.['repeat']);
  return frequencies.find(({ repeat }) => Object.entries(repeat).every(([name, value]) => asked?.[name] === value));
}

export function referenceOf(resource: FhirJson): string {
  return `${resource.resourceType}/${text(resource['id']) ?? ''}`;
}
