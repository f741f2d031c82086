/** The way out. Nothing else in this service opens a connection to another host. */
import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, fetch } from 'undici';
import { AddressRefused, type OutboundGet, type OutboundRequest } from '../model/outbound.js';
import type { AddressGuard } from './addresses.js';

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

async function get(
  agent: Agent,
  allows: AddressGuard,
  url: URL,
  { accept, accessToken, signal, maxBytes }: OutboundRequest,
): ReturnType<OutboundGet> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A host that is an address itself is never looked up.
  if (isIP(host) !== 0 && !allows(host)) throw new AddressRefused();
  const headers = { accept, ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }) };
  try {
    const response = await fetch(url, { dispatcher: agent, signal, headers, redirect: 'error' });
    return { status: response.status, text: await textOf(response.body, maxBytes) };
  } catch (error) {
    // fetch wraps what connecting threw.
    throw error instanceof TypeError && error.cause instanceof AddressRefused ? error.cause : error;
  }
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

async function textOf(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  // Leaving the loop cancels the body, which closes the connection.
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new RangeError('the body is larger than was asked for');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
