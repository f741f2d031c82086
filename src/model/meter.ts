/** What the service tells of itself in numbers. Every word here is one of ours: nothing of a request, tenant or patient. */
import type { ServiceResponse } from './cds-hooks.js';
import type { ErrorCode } from './service-error.js';

/** How a call ended. `cut-off`: the client was gone before its answer. `fault`: a fault of this service. */
export type CallOutcome = 'cards' | 'silent' | 'cut-off' | 'fault' | ErrorCode;

/** How a query ended: the class of its status, or no whole answer. */
export type QueryResult = '2xx' | '3xx' | '4xx' | '5xx' | 'failed';

export interface Meter {
  /** `hook` is that of the service which was called. */
  readonly called: (hook: string, outcome: CallOutcome, seconds: number) => void;
  readonly answered: (answer: ServiceResponse) => void;
  readonly queried: (result: QueryResult, seconds: number) => void;
  /** `incident` is one of a few fixed words. */
  readonly incident: (incident: string) => void;
  readonly selfTested: (rule: string, hasFailed: boolean) => void;
}
