/** What clients may ask of each address. */
import { hookServices, type HookService } from '../../../hooks/index.js';
import type { ApiContent, ApiOperation, ApiPath } from '../../model/api-description.js';
import type { JsonObject } from '../../model/json.js';
import type { JsonSchema } from '../../model/json-schema.js';
import type { HookName } from '../../model/orders.js';
import { answered, fault, refusals } from './responses.js';
import { contextName, named } from './schemas.js';

export interface PathsOf {
  /** Calls carry a JWT. */
  readonly authenticated: boolean;
  /** A captured request body by its name. */
  readonly example: (name: string) => JsonObject;
}

export const tokenScheme = 'clientToken';

/** Of all captured requests the one that shows most. */
const requestExamples: Readonly<Record<HookName, string>> = {
  'medication-prescribe': 'order-select-called-with-hook-medication-prescribe',
  'order-select': 'order-select-azathioprine-50mg-3-twice-daily',
  'order-sign': 'order-sign-azathioprine-50mg-3-twice-daily',
  'patient-view': 'patient-view',
};
const feedbackExamples = [
  'feedback-accepted',
  'feedback-overridden-with-reason',
  'feedback-overridden-without-reason',
] as const;

export function apiPaths(about: PathsOf): Readonly<Record<string, ApiPath>> {
  return {
    '/cds-services': { get: discovery(about) },
    ...Object.fromEntries(
      hookServices.map((service) => [`/cds-services/${service.id}`, { post: call(service, about) }]),
    ),
    ...Object.fromEntries(
      hookServices.map((service) => [`/cds-services/${service.id}/feedback`, { post: feedback(service, about) }]),
    ),
    ...health,
    ...documents,
    ...pages,
  };
}

function discovery({ authenticated }: PathsOf): ApiOperation {
  return {
    operationId: 'discover',
    summary: 'The services and what they would like to be sent (CDS Hooks discovery)',
    ...callers(authenticated),
    responses: {
      ...answered('Every service with its prefetch templates.', named('Discovery')),
      ...(authenticated ? refusals('unauthenticated') : {}),
    },
  };
}

function call({ hook, title, description, usageRequirements }: HookService, about: PathsOf): ApiOperation {
  const body: JsonSchema = {
    allOf: [named('ServiceRequest'), { type: 'object', properties: { context: named(contextName(hook)) } }],
  };
  return {
    operationId: hook,
    summary: title,
    description: `${description}\n\n${usageRequirements}\n\nMembers beyond those described are left alone; \`null\` in place of a member of the envelope counts as not sent.`,
    ...callers(about.authenticated),
    requestBody: { required: true, content: json(body, [requestExamples[hook]], about) },
    responses: {
      ...answered(
        'At most three cards; no card means that what could be looked at gives nothing to say. `extension` holds what was checked.',
        named('Answer'),
      ),
      ...refusals(
        'malformed',
        ...(about.authenticated ? (['unauthenticated'] as const) : []),
        ...(hook === 'patient-view' ? [] : (['orders-unreadable'] as const)),
        'too-large',
        'unsupported-media-type',
        'overloaded',
        'not-ready',
      ),
      ...fault,
    },
  };
}

function feedback({ hook }: HookService, about: PathsOf): ApiOperation {
  return {
    operationId: `${hook}-feedback`,
    summary: `What became of the cards of ${hook} (CDS Hooks feedback)`,
    description: 'Sent again, an entry changes nothing.',
    ...callers(about.authenticated),
    requestBody: { required: true, content: json(named('Feedback'), feedbackExamples, about) },
    responses: {
      ...answered('Every entry is on disk.', named('FeedbackAnswer')),
      ...refusals(
        'malformed',
        ...(about.authenticated ? (['unauthenticated'] as const) : []),
        'too-large',
        'unsupported-media-type',
        'overloaded',
      ),
      ...fault,
    },
  };
}

function callers(authenticated: boolean): Pick<ApiOperation, 'security'> {
  return authenticated ? { security: [{ [tokenScheme]: [] }] } : {};
}

function json(schema: JsonSchema, names: readonly string[], { example }: PathsOf): ApiContent {
  const examples = Object.fromEntries(names.map((name) => [name, { value: example(name) }]));
  return { 'application/json': { schema, examples } };
}

const health: Readonly<Record<string, ApiPath>> = {
  '/health/live': {
    get: {
      operationId: 'live',
      summary: 'The process runs',
      responses: answered('It does.', named('Health')),
    },
  },
  '/health/ready': {
    get: {
      operationId: 'ready',
      summary: 'The self-test has passed, and the process is not about to stop',
      responses: { ...answered('Ready.', named('Health')), ...refusals('not-ready') },
    },
  },
};

const documents: Readonly<Record<string, ApiPath>> = {
  '/openapi.json': {
    get: {
      operationId: 'describe',
      summary: 'This description',
      responses: answered('OpenAPI 3.1.', { type: 'object' }),
    },
  },
  '/fhir-knowledge': {
    get: {
      operationId: 'knowledge',
      summary: 'Rules, test orders, codes and value sets as FHIR R4 resources',
      responses: answered('A Bundle of type collection.', named('Knowledge'), 'application/fhir+json'),
    },
  },
};

const htmlPage: JsonSchema = { type: 'string' };

const pages: Readonly<Record<string, ApiPath>> = {
  '/rules': {
    get: { operationId: 'rules', summary: 'Page: every rule', responses: answered('The page.', htmlPage, 'text/html') },
  },
  '/rules/{id}': {
    get: {
      operationId: 'rule',
      summary: 'Page: a rule with its decision table, numbers and sources; every card links to it',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { ...answered('The page.', htmlPage, 'text/html'), ...refusals('malformed'), ...noSuchRule() },
    },
  },
  '/api': {
    get: {
      operationId: 'read-description',
      summary: 'Page: this description',
      responses: answered('The page.', htmlPage, 'text/html'),
    },
  },
};

/** A page for whoever prefers HTML. */
function noSuchRule(): ApiOperation['responses'] {
  return Object.fromEntries(
    Object.entries(refusals('no-such-service')).map(([status, response]) => [
      status,
      { ...response, content: { ...response.content, 'text/html': { schema: htmlPage } } },
    ]),
  );
}
