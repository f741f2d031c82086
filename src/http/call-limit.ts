/**
 * How many calls are answered at once. JavaScript answers one at a time, so more calls only make all of them late: beyond
 * the limit a call is refused by its head alone, and no token is spent. A call counts once its body is there, so that
 * clients who send slowly take nobody's place. Of several tenants each waits in a line of its own, and each line has its
 * turn: who floods the service waits for himself.
 */
import type { RequestHandler, Response } from 'express';
import { ServiceError } from '../model/service-error.js';
import { clientOf } from './authenticate.js';

export interface CallLimitOptions {
  /** Calls that are let in and not yet answered, also those that wait for a FHIR server. */
  readonly most: number;
  /** Those of one tenant; the rest is left for the others. */
  readonly mostOfOne: number;
  /** Whoever would wait longer, at the pace at which his line moves, does not join it. */
  readonly longestWaitMs: number;
  readonly elapsedMs: () => number;
}

/** Small calls are bounded by their number, large ones by the wait. */
export const defaultLimit: CallLimitOptions = {
  most: 64,
  mostOfOne: 64,
  longestWaitMs: 1_500,
  elapsedMs: () => performance.now(),
};

/** A quarter stays free for the others, where there are any. */
export function limitFor(tenants: number): CallLimitOptions {
  return tenants > 1 ? { ...defaultLimit, mostOfOne: 48 } : defaultLimit;
}

interface Waiting {
  readonly response: Response;
  readonly start: () => void;
}

export class CallLimit {
  readonly #inFlight = new Map<string, number>();
  /** By tenant; the one whose turn is next stands first. No line is empty. */
  readonly #lines = new Map<string, Waiting[]>();
  #isPaced = false;
  /** Between two starts while others wait, the newer ones weighing more. */
  #turnMs = 0;
  #startedAt: number | undefined;

  constructor(private readonly options: CallLimitOptions = defaultLimit) {}

  get load(): { readonly inFlight: number; readonly waiting: number } {
    return {
      inFlight: sum(this.#inFlight.values()),
      waiting: sum([...this.#lines.values()].map(({ length }) => length)),
    };
  }

  /** Before anything of a service call is read. Health, discovery, feedback and pages do not come here. */
  readonly atHead: RequestHandler = (_request, _response, next) => {
    if (this.load.inFlight >= this.options.most) refuse();
    next();
  };

  /** Behind the token, before the body. */
  readonly atCaller: RequestHandler = (_request, response, next) => {
    this.#refuseWhenFull(clientOf(response).tenant);
    next();
  };

  /** Behind the body. */
  readonly handler: RequestHandler = (_request, response, next) => {
    const { tenant } = clientOf(response);
    this.#refuseWhenFull(tenant);
    this.#inFlight.set(tenant, this.#inFlightOf(tenant) + 1);
    response.once('close', () => {
      const left = this.#inFlightOf(tenant) - 1;
      if (left > 0) this.#inFlight.set(tenant, left);
      else this.#inFlight.delete(tenant);
    });
    this.#lines.set(tenant, [...(this.#lines.get(tenant) ?? []), { response, start: next }]);
    this.#pace();
  };

  #inFlightOf(tenant: string): number {
    return this.#inFlight.get(tenant) ?? 0;
  }

  #refuseWhenFull(tenant: string): void {
    const { most, mostOfOne, longestWaitMs } = this.options;
    const ahead = this.#lines.get(tenant)?.length ?? 0;
    const lines = this.#lines.size + (ahead > 0 ? 0 : 1);
    const isFull = this.load.inFlight >= most || this.#inFlightOf(tenant) >= mostOfOne;
    if (isFull || ahead * lines * this.#turnMs > longestWaitMs) refuse();
  }

  /** One a turn of the event loop. Between two turns new heads are read, and refused or put into the line in time. */
  #pace(): void {
    if (this.#isPaced || this.#lines.size === 0) return;
    this.#isPaced = true;
    setImmediate(() => {
      this.#isPaced = false;
      this.#measure();
      const first = this.#next();
      this.#pace();
      // Whoever has gone wants no answer.
      if (first?.response.closed === false) first.start();
    });
  }

  /** The first of the line whose turn it is; that line then stands last. */
  #next(): Waiting | undefined {
    for (const [tenant, [first, ...rest]] of this.#lines) {
      this.#lines.delete(tenant);
      if (rest.length > 0) this.#lines.set(tenant, rest);
      return first;
    }
    return undefined;
  }

  #measure(): void {
    const now = this.options.elapsedMs();
    const isLast = this.load.waiting <= 1;
    if (this.#startedAt !== undefined) this.#turnMs = (this.#turnMs + now - this.#startedAt) / 2;
    // Nobody waited before or behind: a pace of long ago, or of a process that stood still, must not refuse for ever.
    else if (isLast) this.#turnMs /= 2;
    // With nobody behind it, the time to the next start says nothing of the pace.
    this.#startedAt = isLast ? undefined : now;
  }
}

function refuse(): never {
  throw new ServiceError('overloaded', 'The service is overloaded: nothing was checked.');
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
