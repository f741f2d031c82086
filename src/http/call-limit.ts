/**
 * How many calls are answered at once. JavaScript answers one at a time, so more calls only make all of them late: beyond
 * the limit a call is refused at once, before anything of it but its head was looked at. No token is spent by a refusal.
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

/** At 2 ms a call the last of 64 has its answer in 130 ms; with larger bodies the wait is what bounds it. */
export const defaultLimit: CallLimitOptions = { most: 64, longestWaitMs: 150, elapsedMs: () => performance.now() };

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

  /** For service calls alone: health, discovery, feedback and pages do not come here. */
  readonly handler: RequestHandler = (_request, response, next) => {
    if (this.#isFull()) throw new ServiceError('overloaded', 'The service is overloaded: nothing was checked.');
    this.#inFlight += 1;
    response.once('close', () => {
      this.#inFlight -= 1;
    });
    this.#line.push({ response, start: next });
    this.#pace();
  };

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
