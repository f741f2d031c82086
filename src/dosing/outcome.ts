import type { Refusal } from '../model/dose.js';

/** A step of the arithmetic that gave no number, and why. */
export interface Refused {
  readonly refuse: Refusal;
}

export function refuse(reason: Refusal): Refused {
  return { refuse: reason };
}

export function isRefused(outcome: object): outcome is Refused {
  return 'refuse' in outcome;
}
