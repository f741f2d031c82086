/** A FHIR server on loopback that also takes transactions, whole or not at all, and can be wrong in the ways real ones are. */
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { fhirRoutes, type FhirSource } from '../../src/demo/fhir-router.js';
import { objects, object, isResource, text, type FhirJson, type JsonObject } from '../../src/model/json.js';

export interface WritableFhir {
  /** `http://127.0.0.1:<port>/fhir` */
  readonly base: string;
  /** By `Type/id`. */
  readonly stored: ReadonlyMap<string, FhirJson>;
  /** The Authorization header of every transaction. */
  readonly authorizations: readonly (string | undefined)[];
  /** `Type/id` of everything that was ever put. */
  readonly everPut: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

interface Refusal {
  readonly status: number;
  readonly body: string;
  readonly location?: string;
}

export interface Habits {
  /** The answer to a transaction in place of doing it; undefined: it is done. */
  readonly refuse?: (entries: readonly JsonObject[], req: Request) => Refusal | undefined;
  /** The id that a resource gets. */
  readonly idOf?: (asked: string) => string;
  /** The last word on a read or search. */
  readonly alter?: FhirSource['alter'];
  /** The search that is done in place of the one that was asked. */
  readonly rewrite?: (query: URLSearchParams) => void;
}

export async function startWritableFhir({
  refuse,
  idOf = (id) => id,
  alter,
  rewrite,
}: Habits = {}): Promise<WritableFhir> {
  const stored = new Map<string, FhirJson>();
  const everPut = new Set<string>();
  const authorizations: (string | undefined)[] = [];
  const app = express();
  app.post('/fhir', express.json({ type: 'application/fhir+json', limit: '5mb' }), (req: Request, res: Response) => {
    authorizations.push(req.headers.authorization);
    const entries = objects((req.body as JsonObject)['entry']);
    const refused = refuse?.(entries, req) ?? dangling(entries, stored);
    if (refused !== undefined) {
      if (refused.location !== undefined) res.location(refused.location);
      res.status(refused.status).type('application/fhir+json').send(refused.body);
      return;
    }
    for (const entry of entries) {
      const resource = object(entry['resource']);
      if (isResource(resource)) {
        const id = idOf(text(resource['id']) ?? '');
        stored.set(`${resource.resourceType}/${id}`, { ...resource, id });
        everPut.add(`${resource.resourceType}/${id}`);
      } else stored.delete(urlOf(entry));
    }
    res.json({ resourceType: 'Bundle', type: 'transaction-response' });
  });
  app.use((req, _res, next) => {
    const [path = '', query = ''] = req.url.split('?');
    const asked = new URLSearchParams(query);
    rewrite?.(asked);
    // The demo server reads the query of the original address.
    req.url = `${path}?${asked.toString()}`;
    req.originalUrl = req.url;
    next();
  });
  const storeOf = (): ReturnType<FhirSource['storeOf']> => byType(stored);
  app.use(
    '/fhir',
    fhirRoutes(() => new Date(), { storeOf, ...(alter === undefined ? {} : { alter }) }),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    stored,
    everPut,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export function outcome(code: string, diagnostics: string): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] });
}

/** Real servers refuse references to what is not there. */
function dangling(entries: readonly JsonObject[], stored: ReadonlyMap<string, FhirJson>): Refusal | undefined {
  const here = new Set([...stored.keys(), ...entries.map(urlOf)]);
  const named = [...JSON.stringify(entries).matchAll(/"reference":"([A-Z]\w+\/[^"]+)"/g)].map(([, name = '']) => name);
  const missing = named.find((name) => !here.has(name));
  return missing === undefined ? undefined : { status: 400, body: outcome('processing', `${missing} is not there`) };
}

function urlOf(entry: JsonObject): string {
  return text(object(entry['request'])?.['url']) ?? '';
}

function byType(stored: ReadonlyMap<string, FhirJson>): ReadonlyMap<string, ReadonlyMap<string, FhirJson>> {
  const types = new Map<string, Map<string, FhirJson>>();
  for (const resource of stored.values()) {
    const same = types.get(resource.resourceType) ?? new Map<string, FhirJson>();
    types.set(resource.resourceType, same.set(text(resource['id']) ?? '', resource));
  }
  return types;
}
