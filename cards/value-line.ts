/** One line of the small table of a card: a value with its date. */
import type { Measurement } from '../src/model/facts.js';
import { resultText } from './result-text.js';

export interface ValueLine {
  readonly what: string;
  readonly value: string;
  readonly day: string;
  readonly reference: string;
}

/** A result as its line; nothing where there is none. */
export function single(what: string, unit: string, measurement: Measurement | undefined): readonly ValueLine[] {
  if (measurement === undefined) return [];
  const { comparator = '', value, preliminary, day, reference } = measurement;
  return [
    {
      what,
      value: `${comparator}${resultText(value)}${unit === '' ? '' : ` ${unit}`}${preliminary ? ' (preliminary)' : ''}`,
      day,
      reference,
    },
  ];
}
