import type { FhirJson } from '../model/json.js';

/** FHIR issue types that this server uses. */
export type IssueCode = 'invalid' | 'not-found' | 'not-supported' | 'exception';

/** A refusal with its HTTP status; the message goes to the client. */
export class FhirError extends Error {
  constructor(
    readonly status: number,
    readonly code: IssueCode,
    message: string,
  ) {
    super(message);
    this.name = 'FhirError';
  }
}

export function operationOutcome(code: IssueCode, diagnostics: string): FhirJson {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
}
