/** Medicines over time, and the daily dose of thiopurines among them, for drawing alone: the service judges by its own arithmetic. */
import { number, object, objects, text, type FhirJson, type JsonObject } from '../model/json.js';
import type { WorkbenchData } from '../model/workbench.js';
import { medicinesOf, type Medicine } from './chart.js';

export interface Course {
  readonly name: string;
  readonly dose: string;
  /** ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly isActive: boolean;
  /** mg a day of a thiopurine; left out for other medicines, and where the order does not say it. */
  readonly mgPerDay?: number;
  readonly isThiopurine: boolean;
  readonly order: FhirJson;
}

/** Courses whose start is known, the first first. An active order without an end runs until today. */
export function coursesOf(record: readonly FhirJson[], data: WorkbenchData, now: Date): readonly Course[] {
  return medicinesOf(record)
    .flatMap((medicine) => courseOf(medicine, data, now))
    .sort((a, b) => a.from - b.from);
}

function courseOf(medicine: Medicine, data: WorkbenchData, now: Date): readonly Course[] {
  const { order, name, dose, since, until, isActive } = medicine;
  const from = Date.parse(since);
  if (Number.isNaN(from)) return [];
  const end = isActive || until === '' ? now.getTime() : Math.min(Date.parse(until), now.getTime());
  const thiopurine = thiopurineOf(order, data);
  const mgPerDay = thiopurine && dailyMg(order, thiopurine.mg);
  const isThiopurine = thiopurine !== undefined;
  return [
    { name, dose, from, to: end, isActive, isThiopurine, order, ...(mgPerDay === undefined ? {} : { mgPerDay }) },
  ];
}

function thiopurineOf(order: FhirJson, data: WorkbenchData): WorkbenchData['thiopurines'][number] | undefined {
  const codes = objects(object(order['medicationCodeableConcept'])?.['coding']).map(({ code }) => code);
  return data.thiopurines.find(({ code }) => codes.includes(code));
}

/** Undefined where one of the lines does not say it. */
function dailyMg(order: FhirJson, tabletMg: number | undefined): number | undefined {
  const lines = objects(order['dosageInstruction']).map((line) => lineMg(line, tabletMg));
  return lines.reduce<number | undefined>(
    (sum, mg) => (sum === undefined || mg === undefined ? undefined : sum + mg),
    0,
  );
}

const days: Readonly<Record<string, number>> = { d: 1, wk: 7 };

function lineMg(line: JsonObject, tabletMg: number | undefined): number | undefined {
  const quantity = object(objects(line['doseAndRate'])[0]?.['doseQuantity']);
  const repeat = object(object(line['timing'])?.['repeat']);
  const value = number(quantity?.['value']);
  const unit = text(quantity?.['code']) === 'mg' ? 1 : tabletMg;
  const length = days[text(repeat?.['periodUnit']) ?? ''];
  if (value === undefined || unit === undefined || length === undefined) return undefined;
  return (value * unit * (number(repeat?.['frequency']) ?? 1)) / ((number(repeat?.['period']) ?? 1) * length);
}
