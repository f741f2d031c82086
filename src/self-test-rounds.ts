/** The self-test of every tenant's service, at the start and then every minute: what it found decides who is ready. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { canaries } from './canaries.js';
import type { CallService } from './model/client.js';
import type { Meter } from './model/meter.js';
import type { Settings } from './model/settings.js';
import { selfTest } from './self-test.js';

const everyMs = 60_000;

export interface SelfTestDeps {
  readonly services: readonly {
    readonly tenant: string;
    readonly callService: CallService;
    readonly settings: Settings;
  }[];
  readonly now: () => Date;
  readonly meter: Meter;
  readonly log: Logger;
}

export interface SelfTestRounds {
  /** What is wrong, each once: without the tenant, who does not concern others. */
  readonly notReady: () => readonly string[];
  readonly round: () => Promise<void>;
}

export function selfTestRounds({ services, now, meter, log }: SelfTestDeps): SelfTestRounds {
  let problems: readonly string[] = [];
  const round = async (): Promise<void> => {
    const found = new Set<string>();
    const failedRules = new Map<string, boolean>();
    for (const { tenant, callService, settings } of services) {
      const asked = canaries(now()).filter(({ rule }) => settings.rules?.[rule]?.enabled !== false);
      for (const { rule, problem } of await selfTest(callService, asked, turn)) {
        failedRules.set(rule, problem !== undefined || failedRules.get(rule) === true);
        if (problem === undefined) continue;
        found.add(`self-test: ${problem}`);
        log.fatal({ tenant, rule, problem }, 'not ready');
      }
    }
    for (const [rule, hasFailed] of failedRules) meter.selfTested(rule, hasFailed);
    problems = [...found];
  };
  return { notReady: () => problems, round };
}

/** Does not keep the process alive. A round that could not be finished is a lost promise, and logged as one. */
export function everyMinute({ round }: SelfTestRounds): void {
  let isRunning = false;
  setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    void round().finally(() => {
      isRunning = false;
    });
  }, everyMs).unref();
}
