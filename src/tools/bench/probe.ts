/** Loaded into every measured server before its own code: answers over IPC what the process has used so far. */
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';

export interface Usage {
  /** User and system, of all threads. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** Longest time that the event loop was held up since it was first asked to watch. */
  readonly stallMs: number;
}

let delay: IntervalHistogram | undefined;

process.on('message', (question) => {
  if (question === 'watch') {
    delay ??= monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    delay.reset();
  }
  const { user, system } = process.cpuUsage();
  const usage: Usage = {
    cpuMs: (user + system) / 1000,
    rssBytes: process.memoryUsage.rss(),
    stallMs: (delay?.max ?? 0) / 1e6,
  };
  process.send?.(usage);
});
// The channel alone must not keep a server alive that was told to stop.
process.channel?.unref();
