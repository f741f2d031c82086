/** The record of one answer: everything that it depended on, readable with the site's key alone. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { DecisionInputs } from '../model/journal.js';
import type { Seal } from '../store/seal.js';

const compressed = promisify(deflateRaw);

/** `inputs` is a hash under which equal inputs are seen to be equal; `sealed` holds them. */
export async function writeRecord(
  inputs: DecisionInputs,
  seal: Seal,
): Promise<{ readonly inputs: string; readonly sealed: string | null }> {
  const text = JSON.stringify(inputs);
  const hash = createHash('sha256').update(text).digest('base64url');
  return { inputs: hash, sealed: seal.close(await compressed(text)) };
}
