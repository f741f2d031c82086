/** The words that decision tables are made of: named conditions and quantities that know the facts they read and print themselves. */
import type { FactKey } from '../model/fact-keys.js';
import { exact, type Fraction } from '../model/exact.js';
import { siteNumber } from '../knowledge/site-number.js';
import type { Case } from './case.js';

/** Kleene's three values. not-evaluated is never read as false. */
export type Truth = true | false | 'not-evaluated';

type Shape = 'atom' | 'and' | 'or';

export interface Term {
  /** The catalogue's name; a composed term prints itself as the catalogue writes it. */
  readonly name: string;
  readonly reads: ReadonlySet<FactKey>;
  readonly shape: Shape;
  /** What AND joins. */
  readonly parts?: readonly Term[];
  readonly evaluate: (situation: Case) => Truth;
}

/** A number, or undefined where the datum it needs does not exist or cannot be had. */
export interface Quantity {
  readonly name: string;
  readonly reads: ReadonlySet<FactKey>;
  readonly evaluate: (situation: Case) => Fraction | undefined;
}

/** A constant of the catalogue, or one ingredient's member of it. */
interface Constant {
  readonly name: string;
  readonly value: unknown;
}

export function term(name: string, reads: readonly FactKey[], evaluate: Term['evaluate']): Term {
  return { name, reads: new Set(reads), shape: 'atom', evaluate };
}

export function quantity(name: string, reads: readonly FactKey[], evaluate: Quantity['evaluate']): Quantity {
  return { name, reads: new Set(reads), evaluate };
}

export function not(inner: Term): Term {
  return {
    name: `NOT ${inner.shape === 'atom' ? inner.name : `(${inner.name})`}`,
    reads: inner.reads,
    shape: 'atom',
    evaluate: (situation) => {
      const truth = inner.evaluate(situation);
      return truth === 'not-evaluated' ? truth : !truth;
    },
  };
}

export function and(...parts: readonly Term[]): Term {
  return {
    name: parts.map((part) => (part.shape === 'or' ? `(${part.name})` : part.name)).join(' AND '),
    reads: union(parts),
    shape: 'and',
    parts,
    evaluate: (situation) => every(parts, situation),
  };
}

export function or(...parts: readonly Term[]): Term {
  return {
    name: parts.map((part) => (part.shape === 'and' ? `(${part.name})` : part.name)).join(' OR '),
    reads: union(parts),
    shape: 'or',
    evaluate: (situation) => some(parts, situation),
  };
}

/** The part of a term that keeps it from being true, by its printed name. */
export interface Stop {
  readonly term: string;
  readonly truth: Exclude<Truth, true>;
}

/** The first part of an AND that has the truth of the whole, down to a part that is no AND; nothing where the term is true. */
export function explain(stopped: Term, situation: Case, truth = stopped.evaluate(situation)): Stop | undefined {
  if (truth === true) return undefined;
  const part = stopped.shape === 'and' ? stopped.parts?.find((one) => one.evaluate(situation) === truth) : undefined;
  return part === undefined ? { term: stopped.name, truth } : explain(part, situation, truth);
}

function every(parts: readonly Term[], situation: Case): Truth {
  let result: Truth = true;
  for (const part of parts) {
    const truth = part.evaluate(situation);
    if (truth === false) return false;
    if (truth === 'not-evaluated') result = truth;
  }
  return result;
}

export function some(parts: readonly Term[], situation: Case): Truth {
  let result: Truth = false;
  for (const part of parts) {
    const truth = part.evaluate(situation);
    if (truth === true) return true;
    if (truth === 'not-evaluated') result = truth;
  }
  return result;
}

function union(parts: readonly { readonly reads: ReadonlySet<FactKey> }[]): ReadonlySet<FactKey> {
  return new Set(parts.flatMap((part) => [...part.reads]));
}

type Comparison = '<' | '<=' | '>' | '>=';

const holds: { readonly [C in Comparison]: (order: number) => boolean } = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function compare(left: Quantity, sign: Comparison, right: Quantity | Constant): Term {
  const limit = isQuantity(right) ? right : constant(right);
  return {
    name: `${left.name} ${sign} ${limit.name}`,
    reads: union([left, limit]),
    shape: 'atom',
    evaluate: (situation) => {
      const value = left.evaluate(situation);
      const bound = limit.evaluate(situation);
      return value === undefined || bound === undefined ? 'not-evaluated' : holds[sign](value.compare(bound));
    },
  };
}

function isQuantity(value: Quantity | Constant): value is Quantity {
  return 'evaluate' in value;
}

/**
 * A constant as a quantity; a site may have set it stricter. A constant that differs by ingredient is read for the thiopurine of the case; its member in
 * mg/kg or mg is never guessed: such limits are compared by over() alone.
 */
function constant({ name, value }: Constant): Quantity {
  if (typeof value === 'number') {
    const line = { name, value };
    return quantity(name, [], ({ settings }) => exact(siteNumber(line, settings)));
  }
  return quantity(name, [], ({ thiopurine }) => {
    const member = memberFor(value, thiopurine?.ingredient);
    return typeof member === 'number' || typeof member === 'string' ? exact(member) : undefined;
  });
}

function memberFor(value: unknown, ingredient: string | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const forIngredient =
    ingredient === undefined ? undefined : (Object.entries(value).find(([key]) => key === ingredient)?.[1] as unknown);
  if (typeof forIngredient !== 'object' || forIngredient === null) return forIngredient;
  return 'mg' in forIngredient && !('mgkg' in forIngredient) ? forIngredient.mg : undefined;
}

export const below = (left: Quantity, right: Quantity | Constant): Term => compare(left, '<', right);
export const atMost = (left: Quantity, right: Quantity | Constant): Term => compare(left, '<=', right);
export const above = (left: Quantity, right: Quantity | Constant): Term => compare(left, '>', right);
export const atLeast = (left: Quantity, right: Quantity | Constant): Term => compare(left, '>=', right);

export const TRUE: Term = term('TRUE', [], () => true);
