import { decide } from '../../rules/decide.js';
import { chartOf } from '../../rules/judge.js';
import { besideRecord, generatedRecord, requestsOfRecord } from './generated-input.js';
import { saidIn, textOf } from './said.js';

/** A run of generated requests; `to` is not one of them. */
export interface Part {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** What the present rules say to each. */
export function sayTo({ seed, from, to }: Part): readonly string[] {
  const said: string[] = [];
  while (from + said.length < to) said.push(...sayBeside(seed, from + said.length, to));
  return said;
}

/** To the requests from this one on that are of its record, whose chart is read once. */
function sayBeside(seed: number, index: number, to: number): readonly string[] {
  const record = generatedRecord(seed, index);
  const ofRecord = Math.min(to - index, requestsOfRecord - (index % requestsOfRecord));
  const inputs = Array.from({ length: ofRecord }, (_, place) => besideRecord(seed, index + place, record));
  const chart = inputs[0] && chartOf(inputs[0]);
  return inputs.map((input) => textOf(saidIn(decide(input, chart))));
}
