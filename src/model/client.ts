/** Who may call, and what a call of theirs may reach. */
import type { ServiceRequest, ServiceResponse } from './cds-hooks.js';
import type { HookName } from './orders.js';
import type { TraceContext } from './trace-context.js';

/** `trace`: where the call stands in one, what is asked on its behalf stands in it too. */
export type CallService = (
  serviceId: string,
  hook: HookName,
  body: ServiceRequest,
  trace?: TraceContext,
) => Promise<ServiceResponse>;

/** A caller that is known: one hospital's EHR, or in the demo anybody. */
export interface Client {
  /** Id of the tenant; stands in logs and beside feedback. */
  readonly tenant: string;
  /** Origins that its browsers may call from. */
  readonly origins: Origins;
  readonly callService: CallService;
}

export type Origins = 'any' | readonly string[];

/** What a call shows of its caller. */
export interface Credentials {
  /** Every Authorization header of the request. */
  readonly authorization: readonly string[];
  /** The address that was called, as clients may write it: the token must name one of these as its audience. */
  readonly audience: readonly string[];
}

/** `reason` is one of a few fixed words, for the log alone: the caller is told nothing. */
export type Authentication =
  { readonly ok: true; readonly client: Client } | { readonly ok: false; readonly reason: string };

export interface Clients {
  /** Of all clients together: a preflight does not say whose it is. */
  readonly origins: Origins;
  readonly authenticate: (credentials: Credentials) => Promise<Authentication>;
}
