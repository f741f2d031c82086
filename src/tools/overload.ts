/**
 * What becomes of good answers at three times the capacity: `node dist/src/tools/overload.js http://127.0.0.1:3000 [seconds]`
 * against a demo service that runs elsewhere. First the capacity (as many calls at once as it takes), then calls that
 * come whether or not there are answers, then one at a time, to see how soon all is as before.
 */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { canaries } from '../canaries.js';

const [address = 'http://127.0.0.1:3000', seconds = '10'] = process.argv.slice(2);
const forMs = Number(seconds) * 1000;
const atOnce = 4;
const times = 3;

const url = new URL('/cds-services/azathioprine-order-sign', address);
const agent = new Agent({ keepAlive: true });
const [canary] = canaries(new Date());
const body = JSON.stringify(canary?.fires);
const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };

interface Answer {
  readonly status: number;
  readonly hasCards: boolean;
  readonly ms: number;
}

/** Status 0: no answer. */
function call(): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve) => {
    const done = (status: number, text: string): void => {
      resolve({ status, hasCards: text.includes('"critical"'), ms: performance.now() - start });
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        done(response.statusCode ?? 0, text);
      });
    });
    sent.once('error', () => {
      done(0, '');
    });
    sent.end(body);
  });
}

async function closedLoop(): Promise<readonly Answer[]> {
  const until = performance.now() + forMs;
  const answers: Answer[] = [];
  const one = async (): Promise<void> => {
    while (performance.now() < until) answers.push(await call());
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return answers;
}

async function openLoop(perSecond: number): Promise<readonly Answer[]> {
  const start = performance.now();
  const calls: Promise<Answer>[] = [];
  for (let elapsed = 0; elapsed < forMs; elapsed = performance.now() - start) {
    while (calls.length < (elapsed / 1000) * perSecond) calls.push(call());
    await pause(1);
  }
  return Promise.all(calls);
}

async function oneByOne(forMsAfter: number): Promise<readonly Answer[]> {
  const until = performance.now() + forMsAfter;
  const answers: Answer[] = [];
  while (performance.now() < until) answers.push(await call());
  return answers;
}

function told(name: string, answers: readonly Answer[], ms: number): number {
  const good = answers.filter(({ status, hasCards }) => status === 200 && hasCards);
  const refused = answers.filter(({ status }) => status === 503);
  const perSecond = (good.length / ms) * 1000;
  console.log(
    `${name}: ${Math.round((answers.length / ms) * 1000)} calls/s, good ${Math.round(perSecond)}/s` +
      ` (p50 ${quantile(good, 0.5)}, p99 ${quantile(good, 0.99)} ms), refused ${refused.length}` +
      ` (p50 ${quantile(refused, 0.5)}, p99 ${quantile(refused, 0.99)} ms), other ${answers.length - good.length - refused.length}`,
  );
  return perSecond;
}

function quantile(answers: readonly Answer[], share: number): string {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(1);
}

await closedLoop();
const capacity = told('capacity', await closedLoop(), forMs);
const kept = told(`${times} x`, await openLoop(times * capacity), forMs);
told('after', await oneByOne(2000), 2000);
console.log(`good answers kept: ${Math.round((100 * kept) / capacity)} %`);
