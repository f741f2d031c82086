/**
 * How many posts of feedback a second are on disk: `node dist/src/tools/durable-posts.js http://127.0.0.1:3000 [seconds]`
 * against a demo service that runs elsewhere, with SQLite or with DATABASE_URL. Each post is one new entry.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const [address = 'http://127.0.0.1:3000', seconds = '10'] = process.argv.slice(2);
const forMs = Number(seconds) * 1000;
const atOnce = 16;

const url = new URL('/cds-services/azathioprine-order-sign/feedback', address);
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

function post(): Promise<number | undefined> {
  const entry = { card: randomUUID(), outcome: 'overridden', outcomeTimestamp: new Date().toISOString() };
  const body = JSON.stringify({ feedback: [entry] });
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => {
        resolve(response.statusCode);
      });
    });
    sent.once('error', reject).end(body);
  });
}

const latenciesMs: number[] = [];
const start = performance.now();
const connection = async (): Promise<void> => {
  while (performance.now() - start < forMs) {
    const sent = performance.now();
    const status = await post();
    if (status !== 200) throw new Error(`status ${status ?? 0}`);
    latenciesMs.push(performance.now() - sent);
  }
};
await Promise.all(Array.from({ length: atOnce }, connection));
const elapsedMs = performance.now() - start;
agent.destroy();
latenciesMs.sort((a, b) => a - b);
const at = (share: number): string => (latenciesMs[Math.floor(latenciesMs.length * share)] ?? NaN).toFixed(0);
console.log(
  `${Math.round((latenciesMs.length / elapsedMs) * 1000)} posts/s over ${atOnce} connections, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
);
