/** Calls of the CDS Service, timed and kept for whoever wants to look behind the glass. */
import type { ServiceRequest, ServiceResponse } from '../model/cds-hooks.js';
import { isObject, isResource, object, objects, text, type FhirJson } from '../model/json.js';
import { openSession } from './fhir.js';
import { prefetch, type Templates } from './prefetch.js';
import { requestOf, type Asked } from './request.js';
import type { Settings } from './settings.js';

/** One call and what came of it. */
export interface Exchange {
  readonly service: string;
  readonly request: ServiceRequest;
  readonly status: number;
  /** ms that the service took, and that the prefetch took before it. */
  readonly ms: number;
  readonly prefetchMs?: number;
  /** Undefined where the service refused or did not answer. */
  readonly answer?: ServiceResponse;
  /** What came instead, as it came. */
  readonly failure?: string;
  /** Name of the file that the request was loaded from. */
  readonly file?: string;
}

export interface CallOptions {
  readonly asked: Asked;
  readonly settings: Settings;
  /** Id of this session on the demo's FHIR server, and what it wrote into the record. */
  readonly session: string;
  readonly saved: readonly FhirJson[];
  readonly templates: ReadonlyMap<string, Templates>;
  readonly signal: AbortSignal;
}

/** Fires a hook as the settings say: the data come along, or the address where they can be read, or neither. */
export async function fire({ asked, settings, session, saved, templates, signal }: CallOptions): Promise<Exchange> {
  const service = serviceOf(asked.hook);
  const bare = requestOf(asked, crypto.randomUUID());
  const base = await openSession(session, { resources: saved, faults: settings.faults }, signal);
  switch (settings.data) {
    case 'neither':
      return post(service, bare, signal);
    case 'fhirServer':
      return post(service, { ...bare, fhirServer: location.origin + base }, signal);
    case 'prefetch':
      return withPrefetch(base, templates.get(service) ?? {}, service, bare, signal);
  }
}

function serviceOf(hook: string): string {
  return `azathioprine-${hook}`;
}

/** Fires a hook with what can be read from a FHIR server. */
export function askWith(base: string, templates: CallOptions['templates'], asked: Asked): Promise<Exchange> {
  const service = serviceOf(asked.hook);
  const bare = requestOf(asked, crypto.randomUUID());
  const signal = AbortSignal.timeout(60_000);
  return withPrefetch(base, templates.get(service) ?? {}, service, bare, signal);
}

async function withPrefetch(
  base: string,
  templates: Templates,
  service: string,
  bare: ServiceRequest,
  signal: AbortSignal,
): Promise<Exchange> {
  const start = performance.now();
  const data = await prefetch(base, templates, bare.context, signal);
  const prefetchMs = performance.now() - start;
  return { ...(await post(service, { ...bare, prefetch: data }, signal)), prefetchMs };
}

/** Sends a request that was loaded from a file, as it is. */
export async function send(file: string, body: unknown): Promise<Exchange> {
  if (!isRequest(body)) throw new Error(`${file} holds no CDS Hooks request.`);
  return { ...(await post(serviceOf(body.hook), body, AbortSignal.timeout(60_000))), file };
}

function isRequest(body: unknown): body is ServiceRequest {
  return isObject(body) && text(body['hook']) !== undefined && object(body['context']) !== undefined;
}

async function post(service: string, request: ServiceRequest, signal: AbortSignal): Promise<Exchange> {
  const start = performance.now();
  const answer = await fetch(`/cds-services/${encodeURIComponent(service)}`, json(request, signal));
  const body = await answer.text();
  const exchange = { service, request, status: answer.status, ms: performance.now() - start };
  const parsed = answer.ok ? parse(body) : undefined;
  return isResponse(parsed) ? { ...exchange, answer: parsed } : { ...exchange, failure: reasonOf(body) };
}

/** Sent without waiting: an EHR does not hold up its user for it. Gives the status. */
export async function sendFeedback(service: string, entry: object): Promise<number> {
  const answer = await fetch(`/cds-services/${encodeURIComponent(service)}/feedback`, json({ feedback: [entry] }));
  return answer.status;
}

function json(body: object, signal?: AbortSignal): RequestInit {
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) };
}

/** Our own service's answer: only its outline is looked at. */
function isResponse(body: unknown): body is ServiceResponse {
  return isObject(body) && Array.isArray(body['cards']) && object(body['extension']) !== undefined;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Something between us and the service answered in its stead: shown as it came.
    return undefined;
  }
}

/** The words of an OperationOutcome, or the body. */
function reasonOf(body: string): string {
  const outcome = parse(body);
  const said = isResource(outcome) ? objects(outcome['issue']).map((issue) => text(issue['diagnostics']) ?? '') : [];
  return said.join(' ') || body;
}
