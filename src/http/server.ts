/** The HTTP server around the app: how long a connection may take, and what it says where no app was reached. */
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { ServiceError } from '../model/service-error.js';
import { outcomeOf } from './errors.js';
import { faultOfHead } from './request-head.js';

const timeouts = {
  /** For the head of a request: whoever dribbles it is shed. */
  headersTimeout: 10_000,
  /** For a whole request; 20 MB take 16 s at 10 Mbit/s. */
  requestTimeout: 30_000,
  /** Between two requests. Longer than the minute of common proxies, so that they close first. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  /** Without a byte either way while a request is answered: whoever does not read is shed. */
  idleTimeout: 30_000,
};

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** `times` are shorter in tests alone. */
export function createHttpServer(app: RequestListener, times: Partial<typeof timeouts> = {}): Server {
  const latest = new WeakMap<Duplex, Exchange>();
  const { idleTimeout, ...limits } = { ...timeouts, ...times };
  const server = createServer(limits, (request, response) => {
    latest.set(request.socket, { request, response });
    const fault = faultOfHead(request);
    if (fault === undefined) app(request, response);
    else refuse(response, 400, fault);
  });
  server.setTimeout(idleTimeout);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    refuseRaw(error, socket, latest.get(socket));
  });
  server.on('checkExpectation', (_request, response) => {
    refuse(response, 417, 'Only 100-continue can be expected.');
  });
  return server;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const body = refusal(message);
  response.shouldKeepAlive = false;
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) })
    .end(body);
}

/** What was sent is no HTTP, too long or too slow. An answer too many would be taken for that of another request. */
function refuseRaw(error: NodeJS.ErrnoException, socket: Duplex, last: Exchange | undefined): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else if (last === undefined || isUnanswered(last)) socket.end(rawRefusal(statusOf(error.code)));
  else if (last.response.writableFinished) socket.end();
  else last.response.once('finish', () => socket.end());
}

/** What is broken has no answer yet: it is the body of the last request, or stands behind it where another may stand. */
function isUnanswered({ request, response }: Exchange): boolean {
  return request.complete ? response.writableFinished && response.shouldKeepAlive : !response.headersSent;
}

function rawRefusal(status: number): string {
  const body = refusal('The request is not HTTP as this service reads it.');
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

function refusal(message: string): string {
  return JSON.stringify(outcomeOf(new ServiceError('malformed', message)));
}

function statusOf(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
