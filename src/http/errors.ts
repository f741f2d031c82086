import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { ServiceError, type ErrorCode } from '../model/service-error.js';

export { ServiceError, type ErrorCode } from '../model/service-error.js';

/** A fault of our own whose message may be logged: it holds no patient data. */
export class InternalFault extends Error {}

/** FHIR IssueType of each of our codes (http://hl7.org/fhir/issue-type). */
const issueTypes: Readonly<Record<ErrorCode, string>> = {
  malformed: 'invalid',
  unauthenticated: 'login',
  'no-such-service': 'not-found',
  'method-not-allowed': 'not-supported',
  'orders-unreadable': 'structure',
  'too-large': 'too-long',
  'unsupported-media-type': 'not-supported',
  overloaded: 'throttled',
  'not-ready': 'transient',
};

export const nothingHere: RequestHandler = () => {
  throw new ServiceError('no-such-service', 'There is nothing at this address.');
};

export function methodNotAllowed(allow: string): RequestHandler {
  return (_request, response) => {
    response.set('Allow', allow);
    throw new ServiceError('method-not-allowed', `Only ${allow} can be used here.`);
  };
}

/** Turns whatever was thrown into an OperationOutcome. Express knows it by its four parameters. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const known = error instanceof ServiceError ? error : fromLibrary(error);
    if (known === undefined) log.error({ fault: describe(error) }, 'fault');
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = known?.status ?? 500;
    if (status === 503) response.set('Retry-After', '1');
    response.status(status).json(
      outcome({
        severity: known === undefined ? 'fatal' : 'error',
        code: known === undefined ? 'exception' : issueTypes[known.code],
        diagnostics: known?.message ?? 'A fault of this service: nothing was checked.',
        expression: known?.expression,
      }),
    );
  };
}

interface Issue {
  readonly severity: 'fatal' | 'error';
  readonly code: string;
  readonly diagnostics: string;
  readonly expression: string | undefined;
}

function outcome({ expression, ...issue }: Issue): object {
  return {
    resourceType: 'OperationOutcome',
    issue: [expression === undefined ? issue : { ...issue, expression: [expression] }],
  };
}

/**
 * Errors of Express and its body parser carry a status. Their messages may quote what was sent, so only ours go out.
 * Anything that is no client error is ours: undefined.
 */
function fromLibrary(error: unknown): ServiceError | undefined {
  const status: unknown = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (error instanceof URIError) return new ServiceError('malformed', 'The address has a broken percent escape.');
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  if (status === 413) return new ServiceError('too-large', 'The body is larger than 20 MB.');
  if (status === 415)
    return new ServiceError('unsupported-media-type', 'Content-Encoding must be gzip, deflate or br.');
  return new ServiceError('malformed', 'The request could not be read.');
}

/** Where it happened. Messages of other people's errors may quote addresses or data, so they are left out. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(error instanceof InternalFault ? { message: error.message } : {}),
    at: frames.map((line) => line.trim()),
  };
}
