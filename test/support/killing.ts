/** Kills a process again and again while it takes feedback, and asks after each what it had acknowledged. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { drawing } from './seeded.js';

export interface Victim {
  readonly child: ChildProcess;
  /** Opens what it keeps, and takes calls at this port. */
  readonly open: () => Promise<number>;
}

export interface Killing {
  readonly seed: number;
  readonly lane: string;
  readonly rounds: number;
  /** Started ahead of its turn: only the kill of the one before it makes it open. */
  readonly start: () => Victim;
  readonly post: (card: string) => { readonly path: string; readonly body: string };
  /** Which of these cards are kept, be it in the spool. Asked while the next one runs. */
  readonly kept: (cards: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Another connection holds the lock until what it resolves to is called. */
  readonly lock: () => Promise<() => Promise<void>>;
  /** From the first answer on; while the lock is held another time. */
  readonly momentsMs: readonly [number, ...number[]];
  readonly lockedMs: readonly [number, ...number[]];
}

export interface Killed {
  readonly acknowledged: readonly string[];
  /** Rounds in which the process was killed before it took calls, under load, and with the lock held. */
  readonly moments: Readonly<Record<'opening' | 'loaded' | 'locked', number>>;
}

const connections = 4;

export async function killAgainAndAgain(killing: Killing): Promise<Killed> {
  const { rounds, start, seed, lane, kept } = killing;
  const moments = { opening: 0, loaded: 0, locked: 0 };
  const acknowledged: string[] = [];
  const check = async (cards: readonly string[]): Promise<void> => {
    const found = await kept(cards);
    const lost = cards.filter((card) => !found.has(card));
    if (lost.length > 0) throw new Error(`acknowledged and lost: ${lost.join(', ')}`);
  };
  let unchecked: readonly string[] = [];
  let next = start();
  for (let round = 0; round < rounds; round += 1) {
    const victim = next;
    next = start();
    const draw = drawing(seed, lane, String(round));
    const moment = draw(['opening', 'loaded', 'loaded', 'loaded', 'locked'] as const);
    const of = await killedAt(moment, victim, killing, round);
    moments[moment] += 1;
    acknowledged.push(...of);
    // That the next one takes calls means that it has opened what this one left behind.
    if (unchecked.length > 0) await check(unchecked);
    unchecked = of;
  }
  await check(unchecked);
  await end(next.child, 'SIGKILL');
  return { acknowledged, moments };
}

/** What was acknowledged until then. */
async function killedAt(
  moment: keyof Killed['moments'],
  { child, open }: Victim,
  { seed, lane, momentsMs, lockedMs, lock, post }: Killing,
  round: number,
): Promise<readonly string[]> {
  const draw = drawing(seed, lane, String(round), 'moment');
  const opened = open();
  if (moment === 'opening') {
    // It may listen already, or not yet.
    opened.catch(() => undefined);
    await after(draw(momentsMs));
    await end(child, 'SIGKILL');
    return [];
  }
  const port = await opened;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const acknowledged: string[] = [];
  let sent = 0;
  const connection = async (): Promise<void> => {
    for (let isUp = true; isUp;) {
      sent += 1;
      const card = `${lane}-${round}-${sent}`;
      const status = await statusOf(port, agent, post(card));
      if (status === 200) acknowledged.push(card);
      isUp = status !== 0;
    }
  };
  const load = Promise.all(Array.from({ length: connections }, connection));
  while (acknowledged.length === 0 && child.exitCode === null) await after(1);
  const release = moment === 'locked' ? await lock() : undefined;
  await after(draw(moment === 'locked' ? lockedMs : momentsMs));
  await end(child, 'SIGKILL');
  await load;
  agent.destroy();
  await release?.();
  return acknowledged;
}

/** 0: nobody is there any more. */
function statusOf(port: number, agent: Agent, { path, body }: { path: string; body: string }): Promise<number> {
  return new Promise((resolve) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const call = request({ host: '127.0.0.1', port, agent, path, method: 'POST', headers }, (response) => {
      const status = response.statusCode ?? 0;
      response.once('error', () => {
        // The head of a 200 is an acknowledgement, whatever becomes of its body.
        resolve(status);
      });
      response.once('end', () => {
        resolve(status);
      });
      response.resume();
    });
    call.once('error', () => {
      resolve(0);
    });
    call.end(body);
  });
}

async function end(child: ChildProcess, signal: 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`ended before it was killed: ${child.exitCode ?? ''}`);
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

function after(ms: number): Promise<void> {
  return new Promise((later) => setTimeout(later, ms));
}
