import { decide } from '../../rules/decide.js';
import { generatedInput } from './generated-input.js';
import { saidIn, textOf } from './said.js';

/** A run of generated requests; `to` is not one of them. */
export interface Part {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** What the present rules say to each. */
export function sayTo({ seed, from, to }: Part): readonly string[] {
  return Array.from({ length: to - from }, (_, place) => textOf(saidIn(decide(generatedInput(seed, from + place)))));
}
