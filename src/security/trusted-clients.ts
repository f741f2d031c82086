/** One tenant of the production profile, with connections, keys and rules of its own. */
import type { JWTVerifyGetKey } from 'jose';
import type { CallService } from '../model/client.js';
import { fhirShare, type FhirAccess, type Report } from '../model/outbound.js';
import type { Tenant } from '../model/tenant.js';
import type { TrustedClient } from './authenticate-client.js';
import { pinnedKeys, remoteKeys } from './key-sets.js';
import type { Outbound } from './outbound.js';

export interface TrustDeps {
  /** Reaches the addresses of this tenant alone. */
  readonly outbound: Outbound;
  /** Milliseconds of a clock that is never set. */
  readonly elapsedMs: () => number;
  readonly report: Report;
  /** Milliseconds for an answer, where the tenant does not say. */
  readonly answerWithinMs: number;
  readonly callServiceWith: (fhir: FhirAccess) => CallService;
}

export function trust(tenant: Tenant, deps: TrustDeps): TrustedClient {
  const { id, origins, fhirServers } = tenant;
  const bases = new Set(fhirServers.map(withoutSlash));
  const fhir: FhirAccess = {
    allows: (fhirServer) => bases.has(withoutSlash(fhirServer)),
    get: deps.outbound.get,
    withinMs: fhirShare * (tenant.answerWithinMs ?? deps.answerWithinMs),
    report: deps.report,
  };
  return {
    tenant,
    client: { tenant: id, origins, callService: deps.callServiceWith(fhir) },
    keysOf: keysOf(tenant, deps),
  };
}

/** Bases are written with and without a slash at their end; nothing else about them may differ. */
function withoutSlash(address: string): string {
  return address.endsWith('/') ? address.slice(0, -1) : address;
}

function keysOf({ jku, keys }: Tenant, deps: TrustDeps): TrustedClient['keysOf'] {
  if (keys !== undefined) {
    const pinned = pinnedKeys(keys);
    return () => pinned;
  }
  const sets = new Map(jku.map((address): [string, JWTVerifyGetKey] => [address, remote(address, deps)]));
  const [only, ...others] = sets.values();
  return (named) => (named === undefined ? (others.length === 0 ? only : undefined) : sets.get(named));
}

function remote(address: string, { outbound, elapsedMs, report }: TrustDeps): JWTVerifyGetKey {
  const onFailure = (): void => {
    report('keys-not-read');
  };
  return remoteKeys({ address, get: outbound.get, elapsedMs, onFailure });
}
