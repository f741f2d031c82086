/** Who may read a tenant's reports: HTTP Basic (RFC 7617), the tenant's id and one of its report keys. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Tenant } from '../model/tenant.js';

/** A key of this length that was drawn at random is not guessed. One that a person chose would be. */
const shortestKey = 32;
const longestHeader = 1024;

/** The id of the tenant that a call's Authorization headers speak for; undefined for every other call, whatever is wrong with it. */
export function reportAccess(
  tenants: readonly Pick<Tenant, 'id' | 'reportKeys'>[],
): (authorization: readonly string[]) => string | undefined {
  const keys = tenants.flatMap(({ id, reportKeys = [] }) =>
    reportKeys.map((hash) => ({ tenant: id, hash: Buffer.from(hash, 'hex') })),
  );
  return (authorization) => {
    const { user, password } = basic(authorization);
    const sent = createHash('sha256').update(password).digest();
    // All of them, each time: how long it takes tells neither who exists nor who has keys.
    const fitting = keys.filter(({ hash }) => timingSafeEqual(hash, sent)).map(({ tenant }) => tenant);
    return password.length >= shortestKey ? fitting.find((tenant) => tenant === user) : undefined;
  };
}

/** Both empty where there is no such header. */
function basic(authorization: readonly string[]): { readonly user: string; readonly password: string } {
  const [header = '', ...more] = authorization;
  const encoded = /^Basic ([A-Za-z\d+/]+={0,2})$/i.exec(header.slice(0, longestHeader))?.[1];
  const text = more.length > 0 || encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? { user: '', password: '' } : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
