/** The service's own errors: a stable code that becomes one HTTP status and one OperationOutcome (contract, "Errors"). */

export const statusByCode = {
  malformed: 400,
  unauthenticated: 401,
  'no-such-service': 404,
  'method-not-allowed': 405,
  'orders-unreadable': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  overloaded: 503,
  'not-ready': 503,
} as const;

export type ErrorCode = keyof typeof statusByCode;

/** An error whose message is safe to send: it names what is wrong and holds no patient data. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** FHIRPath-like place of the fault, such as `context.patientId`. */
    readonly expression?: string,
  ) {
    super(message);
    this.name = 'ServiceError';
    this.status = statusByCode[code];
  }
}
