import { Router, type RequestHandler } from 'express';
import { hookServiceById, hookServices, type HookService } from '../../hooks/index.js';
import type { FeedbackStore } from '../feedback/store.js';
import type { ServiceResponse } from '../model/cds-hooks.js';
import type { Clients } from '../model/client.js';
import { faultFinder } from '../model/json-schema.js';
import type { HookName } from '../model/orders.js';
import { ServiceError } from '../model/service-error.js';
import { answerSchema } from './answer-schema.js';
import { authenticate, clientOf } from './authenticate.js';
import type { CallLimit } from './call-limit.js';
import { InternalFault } from '../model/fault.js';
import { methodNotAllowed } from './errors.js';
import { feedback } from './feedback.js';
import { json, jsonBytes } from './json-body.js';
import { readServiceRequest } from './service-request.js';
import { traceIn } from './trace-context.js';

export interface CdsServicesDeps {
  readonly clients: Clients;
  /** Address of this service as clients call it. */
  readonly publicUrl: string;
  /** Prefetch templates of a hook by key. */
  readonly prefetchFor: (hook: HookName) => Readonly<Record<string, string>>;
  readonly feedbackStore: FeedbackStore;
  /** What keeps the service from being ready; empty when it is. */
  readonly notReady: () => readonly string[];
  /** Left out by tests that are about something else. */
  readonly limit?: CallLimit;
}

const faultOfAnswer = faultFinder(answerSchema, 'answer');

/** `/cds-services`: discovery, the services, their feedback. */
export function cdsServices(deps: CdsServicesDeps): Router {
  const router = Router();
  router.use(authenticate(deps.clients, deps.publicUrl));
  router
    .route('/')
    .get((_request, response) => {
      response.json({ services: hookServices.map((service) => discoveryEntry(service, deps)) });
    })
    .all(methodNotAllowed('GET, HEAD, OPTIONS'));
  const { limit } = deps;
  const atCaller = limit === undefined ? [] : [limit.atCaller];
  const inLine = limit === undefined ? [] : [limit.handler];
  router
    .route('/:id')
    .all(findService)
    .post(...atCaller, jsonBytes, ...inLine, json, answer(deps))
    .all(methodNotAllowed('POST, OPTIONS'));
  router
    .route('/:id/feedback')
    .all(findService)
    .post(jsonBytes, json, feedback(deps.feedbackStore))
    .all(methodNotAllowed('POST, OPTIONS'));
  return router;
}

function discoveryEntry(service: HookService, { prefetchFor }: CdsServicesDeps): object {
  const { id, hook, hookVersion, title, description, usageRequirements } = service;
  const prefetch = prefetchFor(hook);
  return {
    id,
    hook,
    hookVersion,
    // Of the CDS Hooks specification, not of this product.
    version: '3.0.0',
    title,
    description,
    usageRequirements,
    // An empty object is not allowed.
    ...(Object.keys(prefetch).length > 0 ? { prefetch } : {}),
  };
}

const findService: RequestHandler<{ id: string }> = (request, response, next) => {
  const service = hookServiceById(request.params.id);
  if (service === undefined) throw new ServiceError('no-such-service', 'There is no such service.');
  response.locals.service = service.id;
  next();
};

function answer({ notReady }: CdsServicesDeps): RequestHandler<{ id: string }> {
  return async (request, response) => {
    response.locals.bodyReadAt = performance.now();
    const service = hookServiceById(request.params.id);
    if (service === undefined) throw new InternalFault('a service was answered that was not found');
    const body = readServiceRequest(service, request.body);
    response.locals.hook = body.hook;
    // A fault that the EHR logs; an answer by untested knowledge could pass for "all clear".
    if (notReady().length > 0) throw new ServiceError('not-ready', 'The service is not ready: nothing was checked.');
    const result = await clientOf(response).callService(service.id, service.hook, body, traceIn(response));
    const fault = faultOfAnswer(result);
    if (fault !== undefined) throw new InternalFault(`our answer is not as CDS Hooks wants it: ${fault.message}`);
    response.locals.rules = result.cards.map(({ source }) => source.topic.code);
    response.locals.gaps = gapsOf(result);
    response.set('Cache-Control', 'no-store').json(result);
  };
}

function gapsOf({ extension }: ServiceResponse): readonly string[] {
  const lines = extension['org.azathioprine-cds'].data ?? [];
  return lines
    .filter(({ state }) => state !== 'present' && state !== 'empty')
    .map(({ key, state }) => `${key}:${state}`);
}
