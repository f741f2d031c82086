import { Client } from 'fhir-kit-client';
import { isResource, type FhirJson } from '../model/json.js';
import { boundedGet, RequestFailed } from './bounded-get.js';
import { serverBase, type ServerBase } from './server-base.js';

/** What came back of one request. Never carries an address or a token. */
export type FhirAnswer =
  | { readonly ok: true; readonly resource: FhirJson }
  /** `status` is left out when there was no whole answer: not reached, timed out, cut off, redirected, too large. */
  | { readonly ok: false; readonly status?: number; readonly outcome?: FhirJson };

/** A FHIR server, for the length of one hook call. Nothing here throws or repeats a request. */
export interface FhirSource {
  readonly search: (type: string, parameters: Readonly<Record<string, string>>) => Promise<FhirAnswer>;
  readonly read: (type: string, id: string) => Promise<FhirAnswer>;
  /** A `next` link; one that leads away from the server's own base fails without anything being sent. */
  readonly page: (link: string) => Promise<FhirAnswer>;
  /** `Type/id` of an absolute reference to this server; undefined for any other. */
  readonly relative: (reference: string) => string | undefined;
}

export interface Connection {
  readonly baseUrl: string;
  readonly accessToken?: string | undefined;
  /** Milliseconds for all requests of this source together. */
  readonly deadlineMs: number;
}

/** One request may not use up the time that a second round (referenced Medications) needs. */
const SHARE_OF_ONE_REQUEST = 0.75;

/** Undefined when the address cannot be a FHIR base over http or https. */
export function connect({ baseUrl, accessToken, deadlineMs }: Connection): FhirSource | undefined {
  const base = serverBase(baseUrl);
  if (base === undefined) return undefined;
  const deadline = timeout(deadlineMs);
  const client = clientOver(base, accessToken, () =>
    AbortSignal.any([deadline, timeout(deadlineMs * SHARE_OF_ONE_REQUEST)]),
  );
  return {
    search: (resourceType, searchParams) => answer(() => client.resourceSearch({ resourceType, searchParams })),
    read: (resourceType, id) => answer(() => client.read({ resourceType, id: encodeURIComponent(id) })),
    page: (link) => answer(() => client.request(link)),
    relative: (reference) => base.relative(reference),
  };
}

/** AbortSignal.timeout refuses fractions and negative numbers. */
function timeout(ms: number): AbortSignal {
  return AbortSignal.timeout(Math.max(0, Math.ceil(ms)));
}

/**
 * fhir-kit-client 2.0.3 follows redirects, reads a body of any size, sends the token wherever an absolute link points,
 * prints headers under DEBUG and puts the address into its errors; no option of it changes all of that. Every method of it
 * passes through `httpClient.request`, so that is replaced: it builds the searches and reads, and the wire is ours.
 */
function clientOver(base: ServerBase, accessToken: string | undefined, signal: () => AbortSignal): Client {
  const client = new Client({ baseUrl: base.href });
  client.httpClient.request = async (_method, requestUrl) => {
    const url = base.within(requestUrl);
    if (url === undefined) throw new RequestFailed();
    return boundedGet(url, accessToken, signal());
  };
  return client;
}

async function answer(request: () => Promise<unknown>): Promise<FhirAnswer> {
  try {
    const resource = await request();
    return isResource(resource) ? { ok: true, resource } : { ok: false };
  } catch (error) {
    // Whatever went wrong is this answer's state; its words may hold the address and are left behind.
    return error instanceof RequestFailed ? { ok: false, ...error.answer } : { ok: false };
  }
}
