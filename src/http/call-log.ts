import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line a call, written when the connection is done with it. No address: its path and query are the client's to fill. */
export function callLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const { service, hook, rules }: Record<string, unknown> = response.locals;
      log.info(
        {
          method: request.method,
          service,
          hook,
          status: response.statusCode,
          ms: Math.round(performance.now() - start),
          complete: response.writableFinished,
          ...(Array.isArray(rules) ? { cards: rules.length, rules } : {}),
        },
        'call',
      );
    });
    next();
  };
}
