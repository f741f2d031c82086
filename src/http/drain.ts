/** A stop that loses no call: those in flight are finished, and every connection is told to go elsewhere. */
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

export interface DrainTimes {
  /** So long new connections are still taken, so that proxies read `/health/ready` first and turn away. */
  readonly noticeMs: number;
  /** After this whatever still runs is cut off, so that a stop never hangs. */
  readonly graceMs: number;
}

export interface Drain {
  readonly isDraining: () => boolean;
  /** `done` once no connection is left. Called again it does nothing. */
  readonly start: (times: DrainTimes, done: () => void) => void;
}

export function drainOf(server: Server): Drain {
  const unanswered = new Set<ServerResponse>();
  let isDraining = false;
  server.prependListener('request', (_request, response: ServerResponse) => {
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    if (isDraining) response.shouldKeepAlive = false;
  });
  return {
    isDraining: () => isDraining,
    start: ({ noticeMs, graceMs }, done) => {
      if (isDraining) return;
      isDraining = true;
      for (const response of unanswered) response.shouldKeepAlive = false;
      setTimeout(() => {
        stopListening(server, done);
        server.closeIdleConnections();
      }, noticeMs);
      setTimeout(() => {
        server.closeAllConnections();
      }, graceMs).unref();
    },
  };
}

/** Not server.close() of HTTP: it would end the watch over slow connections. */
function stopListening(server: Server, done: () => void): void {
  NetServer.prototype.close.call(server, done);
}
