import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { describeFault } from '../model/fault.js';
import { ServiceError, type ErrorCode } from '../model/service-error.js';

export { ServiceError, type ErrorCode } from '../model/service-error.js';

/** FHIR IssueType of each of our codes (http://hl7.org/fhir/issue-type). */
export const issueTypes: Readonly<Record<ErrorCode, string>> = {
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
    if (known === undefined) log.error({ fault: describeFault(error) }, 'fault');
    response.locals.failure = known?.code ?? 'fault';
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = known?.status ?? 500;
    if (status === 503) response.set('Retry-After', '1');
    response.status(status).json(
      known === undefined
        ? outcome({
            severity: 'fatal',
            code: 'exception',
            diagnostics: 'A fault of this service: nothing was checked.',
          })
        : outcomeOf(known),
    );
  };
}

interface Issue {
  readonly severity: 'fatal' | 'error';
  readonly code: string;
  readonly diagnostics: string;
  readonly expression?: string | undefined;
}

export function outcomeOf({ code, message, expression }: ServiceError): object {
  return outcome({ severity: 'error', code: issueTypes[code], diagnostics: message, expression });
}

function outcome({ expression, ...issue }: Issue): object {
  return {
    resourceType: 'OperationOutcome',
    issue: [expression === undefined ? issue : { ...issue, expression: [expression] }],
  };
}

/**
 * Errors of Express carry a status. Their messages may quote what was sent, so only ours go out.
 * Anything that is no client error is ours: undefined.
 */
function fromLibrary(error: unknown): ServiceError | undefined {
  const status: unknown = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (error instanceof URIError) return new ServiceError('malformed', 'The address has a broken percent escape.');
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return new ServiceError('malformed', 'The request could not be read.');
}
