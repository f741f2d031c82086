import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the stub saw it. */
interface Seen {
  readonly method: string;
  /** Path and query behind the base, still encoded: `Patient/p1`, `Observation?patient=p1`. */
  readonly target: string;
  readonly authorization: string | undefined;
}

export type Script = (seen: Seen, response: ServerResponse) => unknown;

export interface FhirStub {
  /** `http://127.0.0.1:<port>/fhir` */
  readonly base: string;
  readonly origin: string;
  readonly seen: readonly Seen[];
  readonly close: () => Promise<void>;
}

/** A real HTTP server on loopback that answers by script and remembers what it was asked. */
export async function startFhirStub(script: Script): Promise<FhirStub> {
  const seen: Seen[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const one = {
      method: request.method ?? '',
      target: (request.url ?? '').replace(/^\/fhir\/?/, ''),
      authorization: request.headers.authorization,
    };
    seen.push(one);
    script(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${String(port)}`;
  return {
    base: `${origin}/fhir`,
    origin,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): ServerResponse {
  return response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
}

export function sendText(response: ServerResponse, body: string, status = 200, type = 'text/html'): ServerResponse {
  return response.writeHead(status, { 'content-type': type }).end(body);
}
