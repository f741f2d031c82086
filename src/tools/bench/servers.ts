/** The measured servers, each a process of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Usage } from './probe.js';

export const serverNames = ['service', 'express', 'node'] as const;
export type ServerName = (typeof serverNames)[number];

const scripts: { readonly [N in ServerName]: string } = {
  service: '../../main.js',
  express: './serve-express.js',
  node: './serve-node.js',
};

export interface RunningServer {
  readonly name: ServerName;
  readonly port: number;
  readonly usage: (question?: 'watch') => Promise<Usage>;
  /** Highest resident memory so far. */
  readonly peakBytes: () => number;
  readonly stop: () => Promise<void>;
}

export async function startServer(name: ServerName): Promise<RunningServer> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'azathioprine-bench-'));
  const child = fork(here(scripts[name]), {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'info', PROFILE: 'demo' },
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', new URL('./probe.js', import.meta.url).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await listening(port, child);
  return {
    name,
    port,
    usage: (question) => ask(child, question ?? 'usage'),
    peakBytes: () => peakOf(child),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`a server ended with ${child.exitCode} before it listened`);
    const answers = await accepts(port);
    if (answers) return;
    await sleep(50);
  }
  throw new Error('a server did not listen');
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('error', () => {
      settle(false);
    });
  });
}

async function ask(child: ChildProcess, question: string): Promise<Usage> {
  const answer = once(child, 'message');
  child.send(question);
  const [usage] = (await answer) as [Usage];
  return usage;
}

function peakOf({ pid }: ChildProcess): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8'));
  return Number(line?.[1]) * 1024;
}
