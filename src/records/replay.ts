/** The cards of a kept decision, made again. */
import { knowledgeVersion } from '../knowledge/version.js';
import type { Card } from '../model/cds-hooks.js';
import { basisHash } from '../store/keyed-hash.js';
import type { DecisionRow } from '../store/schema.js';
import { answerAgain, type Again } from './answer-again.js';
import { answerDigest } from './fingerprint.js';
import type { DecisionRecord } from './format.js';
import { inputsOf, readRecord } from './read-record.js';
import { sealOfRecords } from './recorder.js';

/** Of a row what is needed: a file may hold no more. */
export type KeptDecision = Pick<DecisionRow, 'tenant' | 'sealed'>;

/** not-kept: there was too much of it. sealed: under another key, or changed. format: of a later version. */
export type Unreadable = 'not-kept' | 'sealed' | 'format';

export type Opened =
  | { readonly ok: true; readonly record: DecisionRecord; readonly again: Again }
  | { readonly ok: false; readonly problem: Unreadable };

export async function openDecision({ tenant, sealed }: KeptDecision, siteKey: Buffer): Promise<Opened> {
  if (sealed === null) return { ok: false, problem: 'not-kept' };
  const read = await readRecord(sealed, sealOfRecords(siteKey));
  if (!read.ok) return read;
  return { ok: true, record: read.record, again: answerAgain(inputsOf(read.record), basisHash(siteKey, tenant)) };
}

export type Replayed =
  | {
      readonly ok: true;
      readonly cards: readonly Card[];
      /** Letter by letter those that were sent. */
      readonly isSame: boolean;
      /** Version of the knowledge that made the cards, and the present one. */
      readonly knowledge: { readonly then: string; readonly now: string };
    }
  | { readonly ok: false; readonly problem: Unreadable };

export async function replay(kept: KeptDecision, siteKey: Buffer): Promise<Replayed> {
  const opened = await openDecision(kept, siteKey);
  if (!opened.ok) return opened;
  const { record, again } = opened;
  return {
    ok: true,
    cards: again.cards,
    isSame: answerDigest(again.cards) === record.answer,
    knowledge: { then: record.knowledge, now: knowledgeVersion },
  };
}
