import type { Settings } from './settings.js';

/** RFC 7518 names; CDS Hooks recommends the first two. */
export const signingAlgorithms = ['RS384', 'ES384', 'RS256', 'ES256'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** A public key as RFC 7517 writes it. */
export interface PublicKey {
  readonly kty: 'RSA' | 'EC';
  readonly kid: string;
  readonly [member: string]: unknown;
}

/** One hospital: who calls for it, what may be asked for it, how it wants its rules. Nothing of it serves another. */
export interface Tenant {
  readonly id: string;
  /** `iss` of its tokens, exactly. */
  readonly issuer: string;
  /** `tenant` claim of its tokens, where one issuer signs for several. */
  readonly tenantClaim?: string;
  readonly algorithms: readonly SigningAlgorithm[];
  /** Addresses of key sets that its tokens may name as `jku`. */
  readonly jku: readonly string[];
  /** Keys that were handed over; with them no key set is ever fetched. */
  readonly keys?: readonly PublicKey[];
  /** Base URLs as its requests write them in `fhirServer`. */
  readonly fhirServers: readonly string[];
  /** Networks, as `10.20.0.0/16`, that its servers may stand in besides public addresses. */
  readonly privateNetworks: readonly string[];
  readonly origins: readonly string[];
  /** Milliseconds for an answer; the service's own setting where it is left out. */
  readonly answerWithinMs?: number;
  /** SHA-256, in lower-case hex, of each key that opens its reports; left out: nobody reads them. */
  readonly reportKeys?: readonly string[];
  readonly settings: Settings;
}
