/** Asks a service what it must never miss and what it must never imagine. Catches knowledge that recognises nothing. */
import type { Canary } from './canaries.js';
import type { ServiceRequest } from './model/cds-hooks.js';
import type { CallService } from './model/client.js';

/** What became of one rule: undefined where all is well, else what is wrong in fixed words. */
export interface Finding {
  readonly rule: string;
  readonly problem: string | undefined;
}

/** `pause` is awaited between two canaries, so that no call waits for all of them. */
export async function selfTest(
  callService: CallService,
  canaries: readonly Canary[],
  pause: () => Promise<unknown>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const canary of canaries) {
    findings.push({ rule: canary.rule, problem: await problemOf(callService, canary) });
    await pause();
  }
  return findings;
}

async function problemOf(callService: CallService, { rule, fires, silent }: Canary): Promise<string | undefined> {
  const isShown = async (request: ServiceRequest): Promise<boolean> => {
    const { cards } = await callService('azathioprine-order-sign', 'order-sign', request);
    return cards.some(({ extension }) => extension['org.azathioprine-cds'].rules.includes(rule));
  };
  try {
    if (!(await isShown(fires))) return `${rule} did not fire where it must`;
    if (await isShown(silent)) return `${rule} fired where it must not`;
    return undefined;
  } catch (error) {
    return `${rule} could not be asked (${error instanceof Error ? error.name : 'fault'})`;
  }
}
