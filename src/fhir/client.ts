import { Client } from 'fhir-kit-client';
import { isResource, type FhirJson } from '../model/json.js';
import {
  AddressRefused,
  ConnectionLost,
  type FhirAccess,
  type OutboundRequest,
  type Report,
} from '../model/outbound.js';
import { boundedGet, fullAllowance, RequestFailed } from './bounded-get.js';
import { serverBase, type ServerBase } from './server-base.js';

/** What came back of one request. Never carries an address or a token. */
export type FhirAnswer =
  | { readonly ok: true; readonly resource: FhirJson }
  /** `status` is left out when there was no whole answer: not reached, timed out, cut off, redirected, too large. */
  | { readonly ok: false; readonly status?: number; readonly outcome?: FhirJson };

/** A FHIR server, for the length of one hook call. Nothing here throws. */
export interface FhirSource {
  readonly search: (type: string, parameters: Readonly<Record<string, string>>) => Promise<FhirAnswer>;
  readonly read: (type: string, id: string) => Promise<FhirAnswer>;
  /** A `next` link; one that leads away from the server's own base fails without anything being sent. */
  readonly page: (link: string) => Promise<FhirAnswer>;
  /** `Type/id` of an absolute reference to this server; undefined for any other. */
  readonly relative: (reference: string) => string | undefined;
}

/** none: nobody to ask. unusable: an address or patient id that no request can be made of. */
export type FhirServer = FhirSource | 'none' | 'unusable';

/** What a hook request says of its FHIR server. */
export interface Connection {
  readonly patientId: string;
  readonly fhirServer?: string | undefined;
  readonly fhirAuthorization?: { readonly access_token: string } | undefined;
  /** Headers of the trace that the call stands in, new for each request. */
  readonly trace?: (() => OutboundRequest['trace']) | undefined;
}

/** The way to the FHIR server of one hook call. */
export function connect(connection: Connection, access: FhirAccess): FhirServer {
  const { patientId, fhirServer } = connection;
  if (fhirServer === undefined) return 'none';
  if (!access.allows(fhirServer)) {
    access.report('fhir-server-not-allowed');
    return 'unusable';
  }
  const base = serverBase(fhirServer);
  // An id with other signs could widen a search (a comma) or leave the path (dots).
  if (base === undefined || !/^(?!\.+$)[A-Za-z0-9._-]{1,128}$/.test(patientId)) return 'unusable';
  return sourceOver(base, connection, access);
}

function sourceOver(base: ServerBase, { fhirAuthorization, trace }: Connection, access: FhirAccess): FhirSource {
  // AbortSignal.timeout refuses fractions.
  const deadline = AbortSignal.timeout(Math.ceil(access.withinMs));
  const accessToken = fhirAuthorization?.access_token;
  const allowance = fullAllowance();
  const ask = (url: URL): Promise<FhirJson> => {
    // A signal of its own for each: Node warns of more than ten listeners on one.
    const signal = AbortSignal.any([deadline]);
    return boundedGet(access.get, url, { accessToken, signal, trace: trace?.() }, allowance);
  };
  const client = clientOver(base, (url) => repeatedOnce(() => ask(url)));
  const answer = answerOf(access.report);
  return {
    search: (resourceType, searchParams) => answer(() => client.resourceSearch({ resourceType, searchParams })),
    read: (resourceType, id) => answer(() => client.read({ resourceType, id: encodeURIComponent(id) })),
    page: (link) => {
      if (base.within(link) === undefined) access.report('foreign-address');
      return answer(() => client.request(link));
    },
    relative: (reference) => base.relative(reference),
  };
}

/** A request that met a closing connection was perhaps never seen. Past the deadline the repetition ends at once. */
async function repeatedOnce<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ConnectionLost) return ask();
    throw error;
  }
}

/**
 * fhir-kit-client 2.0.3 follows redirects, reads a body of any size, sends the token wherever an absolute link points,
 * prints headers under DEBUG and puts the address into its errors; no option of it changes all of that. Every method of it
 * passes through `httpClient.request`, so that is replaced: it builds the searches and reads, and the wire is ours.
 */
function clientOver(base: ServerBase, get: (url: URL) => Promise<FhirJson>): Client {
  const client = new Client({ baseUrl: base.href });
  client.httpClient.request = async (_method, requestUrl) => {
    const url = base.within(requestUrl);
    if (url === undefined) throw new RequestFailed();
    return get(url);
  };
  return client;
}

function answerOf(report: Report): (request: () => Promise<unknown>) => Promise<FhirAnswer> {
  return async (request) => {
    try {
      const resource = await request();
      return isResource(resource) ? { ok: true, resource } : { ok: false };
    } catch (error) {
      if (error instanceof AddressRefused) report('address-refused');
      // Whatever went wrong is this answer's state; its words may hold the address and are left behind.
      return error instanceof RequestFailed ? { ok: false, ...error.answer } : { ok: false };
    }
  };
}
