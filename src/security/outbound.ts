/** The way out. Nothing else in this service opens a connection to another host. */
import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { Agent, request } from 'undici';
import { AddressRefused, ConnectionLost, type OutboundGet, type OutboundRequest } from '../model/outbound.js';
import { codeOf } from '../model/fault.js';
import type { AddressGuard } from './addresses.js';

const gunzip = promisify(zlib.gunzip);
const inflate = promisify(zlib.inflate);
const brotliDecompress = promisify(zlib.brotliDecompress);

export interface Outbound {
  readonly get: OutboundGet;
  readonly close: () => Promise<void>;
}

/** All addresses of a name. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** Of a connection that nobody waits for any more. The deadlines of those who do are theirs. */
const connectMs = 3_000;

const fromSystem: Resolve = (hostname, done) => {
  lookup(hostname, { all: true }, done);
};

/** With connections that nobody else uses. */
export function openOutbound(allows: AddressGuard, resolve: Resolve = fromSystem): Outbound {
  const agent = new Agent({ connect: { lookup: guarded(allows, shared(resolve)), timeout: connectMs } });
  return {
    get: (url, request) => untilAborted(request.signal, () => get(agent, allows, url, request)),
    close: () => agent.close(),
  };
}

/**
 * undici heeds a signal only once its request has a connection: neither while the host's name is looked up nor while the
 * connection is made.
 */
async function untilAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => {
      reject(new Error('too late'));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work(), aborted]);
}

/** undici's `request` follows no redirect, and costs a fraction of its `fetch`. */
async function get(
  agent: Agent,
  allows: AddressGuard,
  url: URL,
  { accept, accessToken, signal, maxBytes, trace }: OutboundRequest,
): ReturnType<OutboundGet> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A host that is an address itself is never looked up.
  if (isIP(host) !== 0 && !allows(host)) throw new AddressRefused();
  const sent = {
    accept,
    'accept-encoding': 'gzip, deflate, br',
    ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    ...trace,
  };
  const { statusCode, headers, body } = await answerTo(() =>
    request(url, { dispatcher: agent, signal, headers: sent }),
  );
  const compressed = await bytesOf(body, maxBytes);
  signal.throwIfAborted();
  return { status: statusCode, bytes: await inflated(compressed, headers['content-encoding'], maxBytes) };
}

/** undici: the other side closed. */
const lost = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];

async function answerTo<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw lost.includes(codeOf(error)) ? new ConnectionLost() : error;
  }
}

/** Who asks for one name at a time shares the answer: the system looks up four names at once, for the whole process. */
function shared(resolve: Resolve): Resolve {
  const waiting = new Map<string, Parameters<Resolve>[1][]>();
  return (hostname, done) => {
    const others = waiting.get(hostname);
    if (others !== undefined) {
      others.push(done);
      return;
    }
    const all = [done];
    waiting.set(hostname, all);
    resolve(hostname, (error, found) => {
      waiting.delete(hostname);
      for (const each of all) each(error, found);
    });
  };
}

/** The addresses that are checked are those that are connected to: no second look-up can answer differently. */
function guarded(allows: AddressGuard, resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, found) => {
      const allowed = error === null ? found.filter(({ address }) => allows(address)) : [];
      const [first] = allowed;
      if (first === undefined) done(error ?? new AddressRefused(), []);
      else if (options.all === true) done(null, [...allowed]);
      else done(null, first.address, first.family);
    });
  };
}

async function bytesOf(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the body, which closes the connection.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new RangeError('the body is larger than was asked for');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Throws where the encoding is unknown or broken, or more comes out than was asked for. */
async function inflated(
  bytes: Buffer,
  encoding: string | readonly string[] | undefined,
  maxOutputLength: number,
): Promise<Buffer> {
  switch (String(encoding ?? 'identity').toLowerCase()) {
    case 'identity':
      return bytes;
    case 'gzip':
    case 'x-gzip':
      return gunzip(bytes, { maxOutputLength });
    case 'deflate':
      return inflate(bytes, { maxOutputLength });
    case 'br':
      return brotliDecompress(bytes, { maxOutputLength });
    default:
      throw new TypeError('an encoding that was not asked for');
  }
}
