/** Answers as the description shows them: what is asked for, and every refusal with the status that the service gives it. */
import type { ApiResponse } from '../../model/api-description.js';
import type { JsonSchema } from '../../model/json-schema.js';
import { statusByCode, type ErrorCode } from '../../model/service-error.js';
import { named } from './schemas.js';

export type Responses = Readonly<Record<string, ApiResponse>>;

const meanings: Readonly<Record<ErrorCode, string>> = {
  malformed: 'What was sent is not as described; the first fault is named.',
  unauthenticated: 'The call is not authenticated.',
  'no-such-service': 'There is nothing of that name.',
  'method-not-allowed': 'Another method.',
  'orders-unreadable': 'Draft orders are there, and none can be read: nothing was checked.',
  'too-large': 'The body is larger than 20 MB, before or after decompression.',
  'unsupported-media-type': 'The body is not declared as JSON in UTF-8, or its compression is not known.',
  overloaded: 'The service is overloaded: nothing was done.',
  'not-ready': 'The service is not ready: nothing was checked.',
};

export function answered(description: string, schema: JsonSchema, mediaType = 'application/json'): Responses {
  return { 200: { description, content: { [mediaType]: { schema } } } };
}

/** Two codes of one status are one answer. */
export function refusals(...codes: readonly ErrorCode[]): Responses {
  const statuses = [...new Set(codes.map((code) => statusByCode[code]))];
  return Object.fromEntries(
    statuses.map((status) => {
      const same = codes.filter((code) => statusByCode[code] === status);
      return [status, refusal(same.map((code) => meanings[code]).join(' '), status)];
    }),
  );
}

export const fault: Responses = { 500: refusal('A fault of the service: nothing was checked.', 500) };

function refusal(description: string, status: number): ApiResponse {
  const headers = headersOf(status);
  return {
    description,
    ...(headers === undefined ? {} : { headers }),
    content: { 'application/json': { schema: named('OperationOutcome') } },
  };
}

function headersOf(status: number): ApiResponse['headers'] {
  if (status === 401)
    return { 'WWW-Authenticate': { description: 'How to authenticate.', schema: { const: 'Bearer' } } };
  if (status !== 503) return undefined;
  return { 'Retry-After': { description: 'Seconds.', schema: { type: 'string' } } };
}
