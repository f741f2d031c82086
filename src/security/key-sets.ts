/** Public keys of an issuer: handed over by the site, or read from an address that the site listed. */
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWK, type JWTVerifyGetKey } from 'jose';
import { parseBytes } from '../json/json-bytes.js';
import type { OutboundGet } from '../model/outbound.js';
import type { PublicKey } from '../model/tenant.js';

/** Keys read longer ago are read again, beside the call that noticed. */
const freshMs = 5 * 60_000;
/** Keys of a host that no longer answers serve this long. */
const keptMs = 24 * 60 * 60_000;
/** A token that names an unknown key makes us ask no more often: anybody can write such a token. */
const unknownKeyPauseMs = 30_000;
/** After a failure. */
const retryPauseMs = 5_000;

const timeoutMs = 3_000;
const maxBytes = 256 * 1024;
const mostKeys = 100;

export function pinnedKeys(keys: readonly PublicKey[]): JWTVerifyGetKey {
  return createLocalJWKSet({ keys: keys.map((key): JWK => ({ ...key })) });
}

export interface RemoteKeysDeps {
  readonly address: string;
  readonly get: OutboundGet;
  /** Milliseconds of a clock that is never set. */
  readonly elapsedMs: () => number;
  readonly onFailure: () => void;
}

/** The keys behind one address. Throws what jose throws where no key fits the token. */
export function remoteKeys(deps: RemoteKeysDeps): JWTVerifyGetKey {
  const cache = new KeyCache(deps);
  return async (header, token) => {
    const since = deps.elapsedMs();
    await cache.renew();
    try {
      return await cache.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await cache.seekUnknown(since);
    return cache.find(header, token);
  };
}

class KeyCache {
  private keys: JWTVerifyGetKey | undefined;
  private readAtMs = -Infinity;
  private failedAtMs = -Infinity;
  private soughtAtMs = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(private readonly deps: RemoteKeysDeps) {}

  readonly find: JWTVerifyGetKey = (header, token) => {
    if (this.keys === undefined) throw new errors.JWKSNoMatchingKey();
    return this.keys(header, token);
  };

  /** Waits only where there is nothing to go on with. */
  async renew(): Promise<void> {
    const now = this.deps.elapsedMs();
    const age = now - this.readAtMs;
    if (age > keptMs) this.keys = undefined;
    const isDue = age > freshMs && now - this.failedAtMs >= retryPauseMs;
    const reading = isDue ? this.read() : this.reading;
    if (this.keys === undefined) await reading;
  }

  /** A key that we do not know may be new, unless the keys were read after the call began. */
  async seekUnknown(since: number): Promise<void> {
    // What is being read may have been written before the key was.
    await this.reading;
    const now = this.deps.elapsedMs();
    if (this.keys === undefined || this.readAtMs > since || now - this.soughtAtMs < unknownKeyPauseMs) return;
    this.soughtAtMs = now;
    await this.read();
  }

  /** One at a time, whoever asks. Never fails: old keys stay. */
  private read(): Promise<void> {
    this.reading ??= fetchKeys(this.deps)
      .then(
        (keys) => {
          this.keys = createLocalJWKSet(keys);
          this.readAtMs = this.deps.elapsedMs();
        },
        () => {
          this.failedAtMs = this.deps.elapsedMs();
          this.deps.onFailure();
        },
      )
      .finally(() => {
        this.reading = undefined;
      });
    return this.reading;
  }
}

async function fetchKeys({ address, get }: RemoteKeysDeps): Promise<JSONWebKeySet> {
  const accept = 'application/jwk-set+json, application/json;q=0.9';
  const signal = AbortSignal.timeout(timeoutMs);
  const { status, bytes } = await get(new URL(address), { accept, signal, maxBytes });
  const value = parseBytes(bytes);
  if (status !== 200 || !isKeySet(value) || value.keys.length > mostKeys) throw new Error('no key set');
  return value;
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  if (typeof value !== 'object' || value === null || !('keys' in value) || !Array.isArray(value.keys)) return false;
  return value.keys.every((key) => typeof key === 'object' && key !== null && !Array.isArray(key));
}
