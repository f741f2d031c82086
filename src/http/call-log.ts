import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Client } from '../model/client.js';
import { traceIn } from './trace-context.js';

/** One line a call, written when the connection is done with it. No address: its path and query are the client's to fill. */
export function callLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const { service, hook, client, refused, bodyReadAt, rules, gaps } = response.locals as Locals;
      const end = performance.now();
      log.info(
        {
          method: request.method,
          trace: traceIn(response)?.traceId,
          service,
          hook,
          tenant: client?.tenant,
          refused,
          status: response.statusCode,
          ms: Math.round(end - start),
          ...(bodyReadAt === undefined ? {} : { answerMs: Math.round(end - bodyReadAt) }),
          complete: response.writableFinished,
          ...(rules === undefined ? {} : { cards: rules.length, rules, gaps }),
        },
        'call',
      );
    });
    next();
  };
}

/** What handlers leave behind for the log: ids, names of keys and states, and nothing that a client could have written. */
interface Locals {
  readonly service?: string;
  readonly hook?: string;
  readonly client?: Client;
  readonly refused?: string;
  readonly bodyReadAt?: number;
  /** Leading rule of each card. */
  readonly rules?: readonly string[];
  /** Data that was not there, as `bloodCounts:error`. */
  readonly gaps?: readonly string[];
}
