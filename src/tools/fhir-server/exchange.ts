/** How the tools write to a FHIR server. The service itself only reads: src/fhir. */
import { isObject, isResource, objects, text, type FhirJson, type JsonObject } from '../../model/json.js';
import { codeOf } from '../../model/fault.js';

/** A FHIR server, and what is shown to it. */
export interface Target {
  /** Without a slash at its end. */
  readonly base: string;
  readonly token?: string;
}

/** `said`: words for a person, without the token. `isRefused`: for certain nothing of it was done. `isAbsent`: it is not there. */
export type Exchanged =
  | { readonly ok: true; readonly resource: FhirJson }
  | { readonly ok: false; readonly said: string; readonly isRefused: boolean; readonly isAbsent: boolean };

/** Longer than a slow server needs for one patient. */
const withinMs = 60_000;

/** All entries or none. */
export function transact(target: Target, entry: readonly JsonObject[]): Promise<Exchanged> {
  return exchange(target, '', { resourceType: 'Bundle', type: 'transaction', entry });
}

export function read(target: Target, reference: string): Promise<Exchanged> {
  return exchange(target, `/${reference}`);
}

/** The entry of a transaction that puts a resource under its own id. */
export function putOf({ base }: Target, resource: FhirJson): JsonObject {
  const url = referenceOf(resource);
  return { fullUrl: `${base}/${url}`, resource, request: { method: 'PUT', url } };
}

/** The entry of a transaction that takes a resource away. */
export function deleteOf(resource: FhirJson): JsonObject {
  return { request: { method: 'DELETE', url: referenceOf(resource) } };
}

export function referenceOf(resource: FhirJson): string {
  return `${resource.resourceType}/${text(resource['id']) ?? ''}`;
}

async function exchange({ base, token }: Target, path: string, posted?: FhirJson): Promise<Exchanged> {
  const failed = (said: string, status = 0): Exchanged => ({
    ok: false,
    said: printable(said, token),
    isRefused: status >= 400 && status < 500,
    isAbsent: absent.has(status),
  });
  try {
    const response = await fetch(base + path, {
      method: posted === undefined ? 'GET' : 'POST',
      // A token is for this address alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
      headers: {
        accept: 'application/fhir+json',
        'content-type': 'application/fhir+json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(posted === undefined ? {} : { body: JSON.stringify(posted) }),
    });
    const resource = resourceIn(await response.text());
    if (response.ok && resource !== undefined) return { ok: true, resource };
    return failed(`${response.status}, ${complaint(resource)}`, response.status);
  } catch (error) {
    return failed(notReached(error));
  }
}

/** Not Found, Gone. */
const absent = new Set([404, 410]);

/** A server may quote what it was sent, and its words must not steer the terminal. */
function printable(said: string, token: string | undefined): string {
  const plain = said.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  return token === undefined ? plain : plain.replaceAll(token, '(token)');
}

/** Undefined for HTML and everything else that is no resource. */
function resourceIn(body: string): FhirJson | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isResource(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What an OperationOutcome says. */
function complaint(resource: FhirJson | undefined): string {
  if (resource === undefined) return 'and no FHIR resource';
  const issues = objects(resource['issue']).map((issue) => {
    const [detail] = objects(issue['details']);
    return [text(issue['code']), text(issue['diagnostics']) ?? text(detail?.['text'])].filter(Boolean).join(': ');
  });
  return issues.length === 0 ? `and a ${resource.resourceType}` : issues.join('; ');
}

/** What happened to the connection is the cause of what `fetch` throws. */
function notReached(error: unknown): string {
  const { name, cause } = isObject(error) ? error : {};
  return name === 'TimeoutError' ? `no answer within ${withinMs / 1000} s` : `no answer (${codeOf(cause ?? error)})`;
}
