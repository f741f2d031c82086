/** The present rules against what an earlier version said to the same generated requests. */
import type { Baseline } from './baseline.js';
import { changesBetween, tally, type Counted } from './changes.js';
import { saidInText } from './said.js';
import { partsOf, type Say } from './say-in-threads.js';

/** Of the first `requests` of the baseline. */
export async function compareGenerated(
  { seed, said: then }: Baseline,
  requests: number,
  say: Say,
): Promise<readonly Counted[]> {
  const said = (await say(partsOf(seed, requests))).flat();
  const found = tally();
  for (const [index, now] of said.entries()) {
    const before = then[index] ?? '';
    if (now === before) continue;
    found.add(changesBetween(saidInText(before), saidInText(now)), `request ${index} of seed ${seed}`);
  }
  return found.all();
}
