import { createHmac } from 'node:crypto';

/** Hash under the site's key, of parts that cannot run into each other. */
export function keyedHash(key: Buffer, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}

/** Of all that a card rests on, in one tenant: by it a card that was overridden is known again. */
export function basisHash(key: Buffer, tenant: string): (basis: string) => string {
  return (basis) => keyedHash(key, 'basis', tenant, basis);
}
