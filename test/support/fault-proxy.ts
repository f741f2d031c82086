/** FHIR servers that answer by script: in this process for speed, and on a socket for what only a socket can do. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionLost, type OutboundAnswer, type OutboundGet } from '../../src/model/outbound.js';
import { json, whole, type Answer } from './fault-bodies.js';

/** What the server does with a request; `attempt` counts the requests of this target from 1. */
export type Script = (target: string, attempt: number) => Answer;

export interface Seen {
  /** Behind the base; the whole address for a request that went anywhere else. */
  readonly target: string;
  readonly isAtBase: boolean;
  readonly token: string | undefined;
}

/** One server for one hook call. */
export interface Faulty {
  readonly base: string;
  /** Another server, which answers everything as if nothing were wrong. */
  readonly elsewhere: string;
  readonly seen: readonly Seen[];
}

export interface Place {
  readonly base: string;
  readonly elsewhere: string;
}

const tempting = json({ resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] });

const here: Place = { base: 'https://fhir.example.org/fhir', elsewhere: 'https://elsewhere.example.org/fhir' };

export function inProcess(scriptAt: (place: Place) => Script): Faulty & { readonly get: OutboundGet } {
  const seen: Seen[] = [];
  const script = scriptAt(here);
  return {
    ...here,
    seen,
    get: (url, { accessToken, signal }) => {
      const target = behind(here.base, url.href);
      seen.push({ target: target ?? url.href, isAtBase: target !== undefined, token: accessToken });
      return carried(target === undefined ? tempting : script(target, attempts(seen, target)), signal);
    },
  };
}

/** As src/model/outbound.ts promises: throws where there was no whole answer. */
async function carried(answer: Answer, signal: AbortSignal): Promise<OutboundAnswer> {
  signal.throwIfAborted();
  if (answer.then === 'reset') throw answer.kind === 'none' ? new ConnectionLost() : new TypeError('terminated');
  if (answer.kind === 'none' || answer.then !== 'end') return untilAborted(signal);
  const { status, headers, body } = answer;
  if (headers['location'] !== undefined || headers['content-encoding'] !== undefined)
    throw new TypeError('fetch failed');
  const length = Number(headers['content-length'] ?? body.byteLength);
  if (length > body.byteLength) throw new TypeError('terminated');
  return { status, bytes: Buffer.from(body.subarray(0, length)) };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('no answer came', 'AbortError'));
    });
  });
}

export interface FaultProxy {
  readonly open: (scriptAt: (place: Place) => Script) => Faulty;
  readonly close: () => Promise<void>;
}

/** Real servers on loopback: one in whose folders the faulty ones stand, and the other one. */
export async function startFaultProxy(): Promise<FaultProxy> {
  const opened: { readonly faulty: Faulty; readonly seen: Seen[]; readonly script: Script }[] = [];
  const number = (request: IncomingMessage): number => Number(/^\/(\d+)\//.exec(request.url ?? '')?.[1] ?? NaN);
  const answering = (isElsewhere: boolean) => (request: IncomingMessage, response: ServerResponse) => {
    const one = opened[number(request)];
    if (one === undefined) throw new Error('a request of no call');
    const target = isElsewhere ? undefined : behind(new URL(one.faulty.base).pathname, request.url ?? '');
    one.seen.push({
      target: target ?? request.url ?? '',
      isAtBase: target !== undefined,
      token: request.headers.authorization?.replace('Bearer ', ''),
    });
    send(response, target === undefined ? tempting : one.script(target, attempts(one.seen, target)));
  };
  const [server, other] = [createServer(answering(false)), createServer(answering(true))];
  const [origin, otherOrigin] = [await listening(server), await listening(other)];
  return {
    open: (scriptAt) => {
      const folder = String(opened.length);
      const place = { base: `${origin}/${folder}/fhir`, elsewhere: `${otherOrigin}/${folder}/fhir` };
      const seen: Seen[] = [];
      const faulty = { ...place, seen };
      opened.push({ faulty, seen, script: scriptAt(place) });
      return faulty;
    },
    close: async () => {
      await Promise.all([server, other].map(closed));
    },
  };
}

function behind(base: string, address: string): string | undefined {
  return address.startsWith(`${base}/`) ? address.slice(base.length + 1) : undefined;
}

function attempts(seen: readonly Seen[], target: string): number {
  return seen.filter((one) => one.isAtBase && one.target === target).length;
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer.kind === 'none') {
    if (answer.then === 'reset') response.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  if (answer.then === 'drip') drip(response, answer.body);
  else if (answer.then === 'end') response.end(answer.body);
  else {
    response.flushHeaders();
    response.write(answer.body.byteLength === 0 ? ' ' : answer.body);
    // After what was written has left: a reset in the body, not before it.
    if (answer.then === 'reset') setImmediate(() => response.destroy());
  }
}

const betweenBytesMs = 10;

function drip(response: ServerResponse, body: Buffer): void {
  let at = 0;
  const timer = setInterval(() => {
    response.write(at < body.byteLength ? body.subarray(at, at + 1) : ' ');
    at += 1;
  }, betweenBytesMs);
  response.on('close', () => {
    clearInterval(timer);
  });
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${String(port)}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

/** What a sound server answers to an address at which there is nothing. */
export const notFound = whole('', 404);
