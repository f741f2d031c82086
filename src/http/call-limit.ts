/**
 * How many calls are answered at once. JavaScript answers one at a time, so more calls only make all of them late: beyond
 * the limit a call is refused by its head alone: no token is spent. A call counts once its body is there, so that clients
 * who send slowly take nobody's place.
 */
import type { RequestHandler, Response } from 'express';
import { ServiceError } from '../model/service-error.js';

export interface CallLimitOptions {
  /** Calls that are let in and not yet answered, also those that wait for a FHIR server. */
  readonly most: number;
  /** Whoever would wait longer, at the pace at which the line moves, does not join it. */
  readonly longestWaitMs: number;
  readonly elapsedMs: () => number;
}

/** Small calls are bounded by their number, large ones by the wait. */
export const defaultLimit: CallLimitOptions = { most: 64, longestWaitMs: 1_500, elapsedMs: () => performance.now() };

interface Waiting {
  readonly response: Response;
  readonly start: () => void;
}

export class CallLimit {
  #inFlight = 0;
  #isPaced = false;
  readonly #line: Waiting[] = [];
  /** Between two starts while others wait, the newer ones weighing more. */
  #turnMs = 0;
  #startedAt: number | undefined;

  constructor(private readonly options: CallLimitOptions = defaultLimit) {}

  get load(): { readonly inFlight: number; readonly waiting: number } {
    return { inFlight: this.#inFlight, waiting: this.#line.length };
  }

  /** Before anything of a service call is read. Health, discovery, feedback and pages do not come here. */
  readonly atHead: RequestHandler = (_request, _response, next) => {
    this.#refuseWhenFull();
    next();
  };

  /** Behind the body. */
  readonly handler: RequestHandler = (_request, response, next) => {
    this.#refuseWhenFull();
    this.#inFlight += 1;
    response.once('close', () => {
      this.#inFlight -= 1;
    });
    this.#line.push({ response, start: next });
    this.#pace();
  };

  #refuseWhenFull(): void {
    if (this.#isFull()) throw new ServiceError('overloaded', 'The service is overloaded: nothing was checked.');
  }

  #isFull(): boolean {
    return this.#inFlight >= this.options.most || this.#line.length * this.#turnMs > this.options.longestWaitMs;
  }

  /** One a turn of the event loop. Between two turns new heads are read, and refused or put into the line in time. */
  #pace(): void {
    if (this.#isPaced || this.#line.length === 0) return;
    this.#isPaced = true;
    setImmediate(() => {
      this.#isPaced = false;
      this.#measure();
      const first = this.#line.shift();
      this.#pace();
      // Whoever has gone wants no answer.
      if (first?.response.closed === false) first.start();
    });
  }

  #measure(): void {
    const now = this.options.elapsedMs();
    if (this.#startedAt !== undefined) this.#turnMs = (this.#turnMs + now - this.#startedAt) / 2;
    // With nobody behind it, the time to the next start says nothing of the pace.
    this.#startedAt = this.#line.length > 1 ? now : undefined;
  }
}
