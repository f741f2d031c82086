/** The site's own secret: patients stand in the database under it, and what is sealed opens with it alone. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../model/fault.js';

const keyBytes = 32;

export type SiteKey = { readonly ok: true; readonly key: Buffer } | { readonly ok: false; readonly problem: string };

/** Base64 of at least 32 bytes, as `openssl rand -base64 32` writes it. */
export function siteKeyIn(text: string): SiteKey {
  const letters = text.trim();
  const key = Buffer.from(letters, 'base64');
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(letters);
  return isBase64 && key.length >= keyBytes
    ? { ok: true, key }
    : { ok: false, problem: 'it must hold at least 32 random bytes in base64, as openssl rand -base64 32 writes them' };
}

/** `site.key` in the folder; made when it is not there. Processes that start together get the same. */
export function ownSiteKey(folder: string): SiteKey {
  const file = join(folder, 'site.key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return siteKeyIn(readFileSync(file, 'utf8'));
}

/** `site.key` in the folder, which must be there: for whoever only reads. */
export function keptSiteKey(folder: string): SiteKey {
  try {
    return siteKeyIn(readFileSync(join(folder, 'site.key'), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return { ok: false, problem: `it cannot be read (${String(error.code)})` };
    throw error;
  }
}
