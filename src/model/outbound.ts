import type { traceHeaders } from './trace-context.js';

/** One GET to another host. */
export interface OutboundRequest {
  readonly accept: string;
  /** Sent as `Authorization: Bearer`, to this host and no other. */
  readonly accessToken?: string | undefined;
  /** Of a call that stands in a trace. */
  readonly trace?: ReturnType<typeof traceHeaders> | undefined;
  readonly signal: AbortSignal;
  /** Of the body, inflated. */
  readonly maxBytes: number;
}

export interface OutboundAnswer {
  readonly status: number;
  /** The whole body, inflated. */
  readonly bytes: Buffer;
}

/**
 * The only way out of this service. Follows no redirect and repeats nothing. Settles once the signal is aborted, whatever it
 * is doing. Throws AddressRefused, ConnectionLost, or anything else where there was no whole answer: not reached, timed out,
 * cut off, redirected, too large.
 */
export type OutboundGet = (url: URL, request: OutboundRequest) => Promise<OutboundAnswer>;

/** The host has no address that we may connect to. Holds neither name nor address: messages end up in logs. */
export class AddressRefused extends Error {
  constructor() {
    super('no address of the host may be connected to');
    this.name = 'AddressRefused';
  }
}

/** The connection ended before an answer began, as one that was kept alive does where its server closes it at that moment. */
export class ConnectionLost extends Error {
  constructor() {
    super('the connection ended before an answer');
    this.name = 'ConnectionLost';
  }
}

/** What a security officer wants to hear of. */
export type Incident =
  /** A request named a FHIR server that its tenant does not have. */
  | 'fhir-server-not-allowed'
  /** A page link or reference led away from the FHIR server. */
  | 'foreign-address'
  /** A host of ours stood at an address that no server of this tenant may have. */
  | 'address-refused'
  /** A key set could not be read. */
  | 'keys-not-read'
  /** Spent tokens could not be written: meanwhile replays are seen by this process alone. */
  | 'spent-tokens-not-kept';

export type Report = (incident: Incident) => void;

/** Of the time for an answer, what its FHIR server may use; the rest is for facts, rules and cards. */
export const fhirShare = 0.8;

/** Which FHIR servers may be asked for a caller, and how. */
export interface FhirAccess {
  /** Whether the caller may name this address as its `fhirServer`. */
  readonly allows: (fhirServer: string) => boolean;
  readonly get: OutboundGet;
  /** Milliseconds for all requests of one hook call together. */
  readonly withinMs: number;
  readonly report: Report;
}
