import { randomUUID } from 'node:crypto';
import cors from 'cors';
import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import type { FhirJson } from '../model/json.js';
import { capabilityStatement } from './capability-statement.js';
import { dailyStore, type FhirStore } from './fhir-store.js';
import { readPatientBundles } from './fixtures.js';
import { FhirError, operationOutcome } from './operation-outcome.js';
import { searchParametersByType, type SearchParameters } from './search-parameters.js';
import { search } from './search.js';

const form = 'application/x-www-form-urlencoded';

/** The demo server is open to everyone, so it has no place beside real patients. Throws in the production profile. */
export function refuseDemoInProduction(profile: string): void {
  if (profile === 'production') throw new Error('The demo FHIR server does not run in the production profile.');
}

/** A read-only FHIR R4 server over the synthetic patients in fixtures/patients, to be mounted at `/fhir`. */
export function demoFhirRouter(now: () => Date, store = demoStore(now)): Router {
  return fhirRoutes(now, { storeOf: store });
}

/** The synthetic patients, their dates true today. */
export function demoStore(now: () => Date): () => FhirStore {
  return dailyStore(readPatientBundles(), now);
}

/** What one FHIR server answers from. */
export interface FhirSource {
  /** Throws a FhirError where the request names no store. */
  readonly storeOf: (req: Request) => FhirStore;
  /** The last word on an answer of this type. Throws a FhirError to refuse it. */
  readonly alter?: (req: Request, type: string, answer: FhirJson) => FhirJson | Promise<FhirJson>;
}

/**
 * Reads and searches of FHIR R4. It answers in JSON whatever Accept says, since the public sandbox asks for the DSTU2 type,
 * and tells every failure with an OperationOutcome that a browser of any origin may read.
 */
export function fhirRoutes(now: () => Date, { storeOf, alter = (_req, _type, answer) => answer }: FhirSource): Router {
  const router = Router({ mergeParams: true });
  router.use(
    cors({
      methods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['Authorization', 'Content-Type', 'Accept', 'Prefer'],
    }),
  );

  router.get('/metadata', (req, res) => {
    send(res, capabilityStatement(baseOf(req), now()));
  });

  // The sandbox asks for a launch id before it opens a SMART app; nothing is kept, the app learns its patient from the card.
  router.post('/_services/smart/Launch', (_req, res) => {
    res.json({ launch_id: randomUUID() });
  });

  router.post('/:type/_search', express.text({ type: form }), async (req, res) => {
    const given = queryOf(req);
    for (const [name, value] of new URLSearchParams(formOf(req))) given.append(name, value);
    const { type } = req.params;
    send(res, await alter(req, type, search(storeOf(req), baseOf(req), type, parametersOf(type), given)));
  });

  router.get('/:type', async (req, res) => {
    const { type } = req.params;
    send(res, await alter(req, type, search(storeOf(req), baseOf(req), type, parametersOf(type), queryOf(req))));
  });

  router.get('/:type/:id', async (req, res) => {
    const { type, id } = req.params;
    parametersOf(type);
    const resource = storeOf(req).get(type)?.get(id);
    if (resource === undefined) throw new FhirError(404, 'not-found', `There is no such ${type}.`);
    send(res, await alter(req, type, resource));
  });

  router.use((req, res) => {
    if (req.method === 'GET' || req.method === 'HEAD')
      throw new FhirError(404, 'not-found', 'There is nothing at this address.');
    res.set('Allow', 'GET, HEAD, POST, OPTIONS');
    throw new FhirError(405, 'not-supported', 'This server only answers reads and searches.');
  });
  router.use(failure);
  return router;
}

function parametersOf(type: string): SearchParameters {
  const parameters = Object.hasOwn(searchParametersByType, type) ? searchParametersByType[type] : undefined;
  if (parameters === undefined)
    throw new FhirError(404, 'not-supported', 'This server holds no resources of that type.');
  return parameters;
}

/** The query as it was written, repeated parameters included, which the parsed query of Express would fold. */
function queryOf(req: Request): URLSearchParams {
  const at = req.originalUrl.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : req.originalUrl.slice(at));
}

/** The form of a search. Another body is refused: ignoring it would answer with every resource. */
function formOf(req: Request): string {
  if (typeof req.body === 'string') return req.body;
  const empty = req.headers['transfer-encoding'] === undefined && Number(req.headers['content-length'] ?? 0) === 0;
  if (empty) return '';
  throw new FhirError(415, 'not-supported', `A search is posted as ${form}.`);
}

/** The address as this client wrote it, so that paging links lead back to the host it already talks to. */
function baseOf(req: Request): string {
  const host = req.get('host');
  return host === undefined ? req.baseUrl : `${req.protocol}://${host}${req.baseUrl}`;
}

function send(res: Response, resource: FhirJson): void {
  res.type('application/fhir+json').send(JSON.stringify(resource));
}

// Express knows an error handler by its four parameters.
const failure: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  if (error instanceof FhirError) {
    send(res.status(error.status), operationOutcome(error.code, error.message));
    return;
  }
  const status = clientFault(error);
  if (status === undefined) {
    next(error);
    return;
  }
  send(res.status(status), operationOutcome('invalid', 'The request could not be read.'));
};

/** The status of an error that Express or its parsers blame on the request (a broken escape, a body too large). */
function clientFault(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
