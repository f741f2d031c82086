/** The primary of several workers. It answers nothing itself: it starts them, starts again what died, and passes a stop on. */
import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';

/** Whoever dies sooner is not started again at once: a fault at the start must not eat the machine. */
const steadyMs = 10_000;
const pauseMs = 1_000;

export interface WorkersOptions {
  readonly count: number;
  /** Variables of the worker in this place, beside those of the primary. */
  readonly envOf: (place: number) => Readonly<Record<string, string>>;
  readonly log: Logger;
  /** All answer. */
  readonly onReady: () => void;
}

/** Starts the first alone: where it ends before it has listened, so would all others. Ends the process with the last of them. */
export function startWorkers({ count, envOf, log, onReady }: WorkersOptions): void {
  let isStopping = false;
  let hasListened = false;
  let restarts = 0;
  let code = 0;
  const listening = new Set<number>();

  const workers = (): readonly Worker[] =>
    Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  const stop = (): void => {
    isStopping = true;
    for (const worker of workers()) worker.process.kill('SIGTERM');
    if (workers().length === 0) process.exit(code);
  };
  const onFirst = (): void => {
    hasListened = true;
    for (let place = 1; place < count; place += 1) start(place);
  };
  const start = (place: number): void => {
    if (isStopping) return;
    const startedAt = performance.now();
    const worker = cluster.fork(envOf(place));
    worker.once('listening', () => {
      listening.add(place);
      if (!hasListened) onFirst();
      if (listening.size === count && restarts === 0) onReady();
    });
    worker.once('exit', (status, signal) => {
      if (isStopping || !hasListened) {
        code = Math.max(code, status === 0 || signal === 'SIGTERM' ? 0 : 1);
        isStopping = true;
        return;
      }
      restarts += 1;
      log.error({ worker: place, status, signal: signal === '' ? undefined : signal }, 'worker ended');
      setTimeout(start, performance.now() - startedAt < steadyMs ? pauseMs : 0, place);
    });
  };
  cluster.on('exit', () => {
    if (isStopping && workers().length === 0) process.exit(code);
  });
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  start(0);
}
