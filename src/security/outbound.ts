/** The way out. Nothing else in this service opens a connection to another host. */
import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { Agent, request } from 'undici';
import { AddressRefused, type OutboundGet, type OutboundRequest } from '../model/outbound.js';
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

const fromSystem: Resolve = (hostname, done) => {
  lookup(hostname, { all: true }, done);
};

/** With connections that nobody else uses. */
export function openOutbound(allows: AddressGuard, resolve: Resolve = fromSystem): Outbound {
  const agent = new Agent({ connect: { lookup: guarded(allows, resolve) } });
  return {
    get: (url, request) => get(agent, allows, url, request),
    close: () => agent.close(),
  };
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
  const { statusCode, headers, body } = await request(url, {
    dispatcher: agent,
    signal,
    headers: {
      accept,
      'accept-encoding': 'gzip, deflate, br',
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
      ...trace,
    },
  });
  const bytes = await inflated(await bytesOf(body, maxBytes), headers['content-encoding'], maxBytes);
  return { status: statusCode, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
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
): Promise<Uint8Array> {
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
