import type { RequestListener } from 'node:http';

interface Metrics {
  readonly contentType: string;
  readonly metrics: () => Promise<string>;
}

/** `/metrics` and nothing else: a listener of its own, since whoever reaches it may read it. */
export function metricsListener(registry: Metrics, onFault: (error: unknown) => void): RequestListener {
  return (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => {
        response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).end(text);
      },
      (error: unknown) => {
        onFault(error);
        response.writeHead(500).end();
      },
    );
  };
}
