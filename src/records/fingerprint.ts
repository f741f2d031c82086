/** Cards by what they say: two answers are the same where this is the same. */
import { createHash } from 'node:crypto';
import type { Card } from '../model/cds-hooks.js';
import type { CardLine } from './format.js';

export function cardLine({ uuid, extension, indicator, summary }: Card): CardLine {
  return { uuid, rules: extension['org.azathioprine-cds'].rules, indicator, summary: sha256(summary) };
}

/** Of all cards of an answer, letter by letter. */
export function answerDigest(cards: readonly Card[]): string {
  return sha256(JSON.stringify(cards));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
