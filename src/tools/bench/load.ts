/** Sends bodies over a number of connections, each sending its next call when its last was answered. */
import { Agent, request } from 'node:http';
import type { Body } from './bodies.js';

export interface Sent {
  readonly latenciesMs: readonly number[];
  readonly wallMs: number;
  /** Numbers of cards that came back; one, unless something is wrong. */
  readonly cards: ReadonlySet<number>;
}

export interface Load {
  readonly port: number;
  /** Sent in turn, so that no two calls in a row are alike. */
  readonly bodies: readonly Body[];
  readonly calls: number;
  readonly connections: number;
}

export async function send({ port, bodies, calls, connections }: Load): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latenciesMs: number[] = [];
  const cards = new Set<number>();
  let next = 0;
  const connection = async (): Promise<void> => {
    while (next < calls) {
      const body = bodies[next % bodies.length];
      next += 1;
      if (body === undefined) throw new Error('no body to send');
      const start = performance.now();
      const answer = await post(port, agent, body.bytes);
      latenciesMs.push(performance.now() - start);
      cards.add(cardsIn(answer));
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return { latenciesMs, wallMs: performance.now() - start, cards };
}

function post(port: number, agent: Agent, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const path = '/cds-services/azathioprine-order-sign';
    const call = request({ host: '127.0.0.1', port, agent, path, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`status ${response.statusCode ?? 0}: ${text.slice(0, 200)}`));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

function cardsIn(answer: string): number {
  const { cards } = JSON.parse(answer) as { readonly cards: readonly unknown[] };
  return cards.length;
}
