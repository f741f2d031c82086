import { readFileSync } from 'node:fs';
import { exact, type Fraction } from '../../src/model/exact.js';
import type { Formulary, Rounded } from '../../src/model/dose.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import type { DosedThiopurine } from '../../src/dosing/limits.js';
import { decimal } from '../../src/dosing/schedule-words.js';
import { formularies } from '../../src/knowledge/formularies.js';

/** What the examples share: the parts of `input` and `expected` that the tests of each kind read. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly kind: 'daily' | 'weight' | 'total' | 'round' | 'cap' | 'xoi' | 'encode' | 'fixed-point';
  readonly input: Input;
  readonly expected: JsonObject;
}

interface Input extends StockedInput {
  readonly order?: OrderInput;
  readonly active?: readonly OrderInput[];
  readonly draft?: OrderInput;
  readonly weight?: WeightInput;
  readonly ageYears?: number;
  readonly values?: WeightInput['values'];
  readonly capName?: string;
  readonly cap?: string;
  readonly ingredient?: DosedThiopurine;
  readonly mgNew?: number;
  readonly ref?: number;
  readonly kg?: number;
  readonly azathioprineMg?: number;
  readonly drafted?: number;
  readonly secondFactor?: boolean;
  readonly alternateDay?: boolean;
  readonly jurisdiction?: 'eu' | 'us';
  readonly speak?: 'tablet';
  readonly code?: string;
  readonly supplyDays?: number;
}

export interface WeightInput {
  readonly ageYears: number;
  readonly values: readonly { readonly value: number; readonly unit: string; readonly daysAgo: number }[];
}

export interface OrderInput extends JsonObject {
  readonly dosageInstruction: readonly JsonObject[];
  readonly ingredientStrength?: JsonObject;
  readonly coding?: readonly { readonly code: string; readonly display: string }[];
  readonly text?: string;
  readonly priorPrescription?: boolean;
}

interface StockedInput {
  readonly formulary?: keyof typeof formularies | { readonly azathioprine: readonly [] };
  readonly liquid?: boolean;
}

const file = new URL('../../fixtures/dosing/examples.json', import.meta.url);
export const examples = (JSON.parse(readFileSync(file, 'utf8')) as { readonly examples: readonly Example[] }).examples;

export function examplesOf(kind: Example['kind']): readonly Example[] {
  return examples.filter((example) => example.kind === kind);
}

/** Strengths of the RxNorm products that the examples name. */
export const strengths: Readonly<Record<string, number>> = { '197388': 50, '404475': 75 };

export const now = new Date('2026-03-10T09:00:00Z');

export function daysAgo(days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

export function weighing(value: number, unit: string, ago: number, more: JsonObject = {}): FhirJson {
  return {
    resourceType: 'Observation',
    id: `weight-${ago}`,
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
    effectiveDateTime: daysAgo(ago),
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
    ...more,
  };
}

/** The formulary of an example; eu where it names none. */
export function stocked({ formulary = 'eu', liquid = false }: StockedInput): Formulary {
  const tablets = typeof formulary === 'string' ? formularies[formulary].tablets : formulary;
  return { tablets, liquids: liquid ? { azathioprine: { mgPerMl: 10 }, mercaptopurine: { mgPerMl: 20 } } : {} };
}

export function fraction(value: number | string | undefined): Fraction {
  if (value === undefined) throw new Error('the example lacks a number');
  return exact(value);
}

/** Two decimals, half up: how the examples write numbers. */
export function rounded(value: Fraction): number {
  return Number(decimal(value));
}

/** A rounding as the examples write it. */
export function asExample(result: Rounded): JsonObject {
  if (!result.deliverable) return { refuse: result.reason };
  const { schedule } = result;
  const mgPerDay = rounded(schedule.averageMgPerDay);
  if (schedule.kind === 'liquid') {
    return { mgPerDay, ml: rounded(schedule.ml), product: `liquid ${schedule.mgPerMl} mg/mL` };
  }
  const taken =
    schedule.kind === 'daily'
      ? { tablets: rounded(schedule.tablets) }
      : { alternate: [rounded(schedule.high), rounded(schedule.low)] };
  return { mgPerDay, product: schedule.tabletMg, ...taken, whole: schedule.whole };
}

/** The members of an object but these. */
export function without(from: JsonObject, ...members: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([member]) => !members.includes(member)));
}
