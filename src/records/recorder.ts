/** Writing and reading the records of one site. */
import type { Answered } from '../model/journal.js';
import { keyedHash } from '../store/keyed-hash.js';
import { sealWith, type Seal } from '../store/seal.js';
import { writeRecord, type Written } from './write-record.js';

export function recorder(siteKey: Buffer): (decision: NonNullable<Answered['decision']>) => Promise<Written> {
  const seal = sealOfRecords(siteKey);
  const keyed = (digest: string): string => keyedHash(siteKey, 'inputs', digest);
  return (decision) => writeRecord(decision, { seal, keyed });
}

export function sealOfRecords(siteKey: Buffer): Seal {
  return sealWith(siteKey, 'decision');
}
