import express, { Router, type Request } from 'express';
import { fhirFaults, type FhirFault, type FhirSession } from '../model/fhir-fault.js';
import { isObject, isResource, object, text, values, type FhirJson } from '../model/json.js';
import { breakAnswer } from './break-answer.js';
import { demoStore, fhirRoutes } from './fhir-router.js';
import type { FhirStore } from './fhir-store.js';
import { FhirError } from './operation-outcome.js';

const mostSessions = 200;
const mostBytes = '500kb';

/**
 * The demo FHIR server as one workbench sees it: with what was signed there, and broken where its user wants to see what
 * becomes of that. A workbench writes its state whole to `/fhir-session/{id}`; the oldest make room, and nothing is kept
 * beyond the process, so with several workers a session may be unknown (404), which the service reports as a failure.
 */
export function demoSessionRouter(now: () => Date, store = demoStore(now)): Router {
  const sessions = new Map<string, FhirSession>();
  const sessionOf = (req: Request): FhirSession => {
    const session = sessions.get(String(req.params['session']));
    if (session === undefined) throw new FhirError(404, 'not-found', 'There is no such session.');
    return session;
  };
  const router = Router();
  router.put('/fhir-session/:session', express.json({ limit: mostBytes }), (req, res) => {
    const id = req.params['session'];
    sessions.delete(id);
    sessions.set(id, readSession(req.body));
    for (const oldest of [...sessions.keys()].slice(0, -mostSessions)) sessions.delete(oldest);
    res.status(204).end();
  });
  router.use(
    '/fhir-session/:session',
    fhirRoutes(now, {
      storeOf: (req) => withSession(store(), sessionOf(req)),
      alter: (req, type, answer) => breakAnswer(sessionOf(req).faults[type], req, answer),
    }),
  );
  return router;
}

/** What cannot be read is left out: the pages write this themselves. */
function readSession(body: unknown): FhirSession {
  const sent = isObject(body) ? body : {};
  const faults = Object.entries(object(sent['faults']) ?? {}).flatMap(([type, word]): [string, FhirFault][] => {
    const fault = fhirFaults.find((known) => known === word);
    return fault === undefined ? [] : [[type, fault]];
  });
  return { resources: values(sent['resources']).filter(isResource), faults: Object.fromEntries(faults) };
}

function withSession(store: FhirStore, { resources }: FhirSession): FhirStore {
  const merged = new Map(store);
  for (const resource of resources) {
    const id = text(resource['id']);
    if (id !== undefined) merged.set(resource.resourceType, withResource(merged, id, resource));
  }
  return merged;
}

function withResource(store: FhirStore, id: string, resource: FhirJson): ReadonlyMap<string, FhirJson> {
  return new Map(store.get(resource.resourceType)).set(id, resource);
}
