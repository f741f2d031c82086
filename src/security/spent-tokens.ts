/** The jti of every token that was used, until it expires: no token opens the door twice, in whatever process. */
import { createHash } from 'node:crypto';
import type { SpentStore } from '../model/spent-tokens.js';

export interface SpentTokens {
  /** False where this issuer's token was spent before. `until` and `now` in seconds since 1970. */
  readonly spend: (
    token: { readonly tenant: string; readonly jti: string; readonly until: number },
    now: number,
  ) => Promise<boolean>;
  readonly close: () => void;
}

/** Between two sweeps of what has expired. */
const sweepSeconds = 60;
/** What the store missed is made up for in parts. */
const mostAtOnce = 500;

/**
 * Where the store fails, this process remembers for itself and `onFailure` is told: a full disk or a database that is down
 * must not silence the cards. What the store missed it is told with the next token that it takes.
 */
export function spentTokens(store: SpentStore, onFailure: () => void): SpentTokens {
  const own = new Map<string, number>();
  const missed = new Map<string, number>();
  let sweptAt = -Infinity;

  const isDue = (now: number): boolean => {
    if (now - sweptAt < sweepSeconds) return false;
    sweptAt = now;
    for (const known of [own, missed]) for (const [id, end] of known) if (end < now) known.delete(id);
    return true;
  };
  const keep = async (id: string, until: number): Promise<boolean> => {
    const tokens = new Map([...[...missed].slice(0, mostAtOnce), [id, until]]);
    try {
      const added = await store.add(tokens);
      for (const known of tokens.keys()) missed.delete(known);
      return added.has(id);
    } catch {
      onFailure();
      missed.set(id, until);
      return true;
    }
  };
  return {
    spend: async ({ tenant, jti, until }, now) => {
      const id = createHash('sha256')
        .update(JSON.stringify([tenant, jti]))
        .digest('base64');
      if (own.has(id)) return false;
      own.set(id, until);
      const sweeps = isDue(now);
      const isFirst = await keep(id, Math.ceil(until));
      // Nobody waits for it.
      if (sweeps && missed.size === 0) store.sweep(now).catch(onFailure);
      return isFirst;
    },
    close: store.close,
  };
}
