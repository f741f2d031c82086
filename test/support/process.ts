/** The real service as a process of its own, without a build. */
import { spawn, type ChildProcess } from 'node:child_process';
import { built } from './built.js';

export interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it has written so far. */
  readonly out: () => string;
  /** Its code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Waits until something like this has been written. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
}

const started = new Set<ChildProcess>();

/** For after all tests: a test that failed leaves a process behind, which would outlive it. */
export function killAll(): void {
  for (const child of started) child.kill('SIGKILL');
}

/**
 * Starts src/main.ts and waits until it listens. `first` is run in each of its processes before it; `under` is a command
 * that runs what follows it.
 */
export async function startService(
  env: Readonly<Record<string, string>>,
  first = '',
  under: readonly string[] = [],
): Promise<Running> {
  const before = first === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(first)}`];
  const words = [process.execPath, ...before, ...built('src/main.ts')];
  const [command = process.execPath, ...others] = [...under, ...words];
  const child = spawn(command, others, {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let out = '';
  const waiting = new Set<() => void>();
  const keep = (chunk: Buffer): void => {
    out += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(out);
        if (found === null) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      void ended.then(() => {
        reject(new Error(`ended without ${String(pattern)}: ${out}`));
      });
      look();
    });
  const [, address = ''] = await says(/listens on (http:\S+)/);
  return { child, address, out: () => out, ended, says };
}
