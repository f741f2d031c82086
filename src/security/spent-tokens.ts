/** The jti of every token that was used, until it expires: no token opens the door twice, in whatever process. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

export interface SpentTokens {
  /** False where this issuer's token was spent before. `until` and `now` in seconds since 1970. */
  readonly spend: (
    token: { readonly tenant: string; readonly jti: string; readonly until: number },
    now: number,
  ) => boolean;
  readonly close: () => void;
}

const table = `
  CREATE TABLE IF NOT EXISTS spent (id BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS spent_until ON spent (until)`;

/** Between two sweeps of what has expired. */
const sweepSeconds = 60;

/**
 * Opens `spent-tokens.sqlite` in the folder, which all processes of this machine share. Where the file fails, this process
 * remembers for itself and `onFailure` is told: a full disk must not silence the cards.
 */
export function openSpentTokens(folder: string, onFailure: () => void): SpentTokens {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new Database(join(folder, 'spent-tokens.sqlite'));
  // First: processes that start together wait for each other.
  database.pragma('busy_timeout = 1000');
  database.pragma('journal_mode = WAL');
  // Nothing waits for the disk here: what a power cut takes were tokens of the last minutes.
  database.pragma('synchronous = NORMAL');
  database.exec(table);
  const insert = database.prepare('INSERT INTO spent (id, until) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const sweep = database.prepare('DELETE FROM spent WHERE until < ?');
  const own = new Map<string, number>();
  let sweptAt = -Infinity;

  const keep = (id: Buffer, until: number, now: number): boolean => {
    try {
      if (now - sweptAt >= sweepSeconds) {
        sweptAt = now;
        for (const [key, end] of own) if (end < now) own.delete(key);
        sweep.run(now);
      }
      return insert.run(id, until).changes === 1;
    } catch {
      onFailure();
      return true;
    }
  };
  return {
    spend: ({ tenant, jti, until }, now) => {
      const id = createHash('sha256')
        .update(JSON.stringify([tenant, jti]))
        .digest();
      const key = id.toString('base64');
      if (own.has(key)) return false;
      own.set(key, until);
      return keep(id, Math.ceil(until), now);
    },
    close: () => {
      database.close();
    },
  };
}
