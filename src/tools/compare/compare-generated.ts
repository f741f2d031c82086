/** The present rules against what an earlier version said to the same generated requests. */
import { requestsOfBlock, type Baseline } from './baseline.js';
import { changesBetween, tally, type Counted } from './changes.js';
import { saidInText } from './said.js';
import { partsOf, type Asked } from './say-in-threads.js';
import { shiftsBetween, type Shift } from './survey.js';

/** Of the first requests of the baseline, as many as it holds one by one at most. */
export async function compareGenerated(
  { seed, said: then }: Baseline,
  requests: number,
  { said }: Pick<Asked, 'said'>,
): Promise<readonly Counted[]> {
  const saidNow = (await said(partsOf(seed, Math.min(requests, then.length)))).flat();
  const found = tally();
  for (const [index, now] of saidNow.entries()) {
    const before = then[index] ?? '';
    if (now === before) continue;
    found.add(changesBetween(saidInText(before), saidInText(now)), `request ${index} of seed ${seed}`);
  }
  return found.all();
}

/** Of whole blocks. */
export async function compareBlocks(
  { seed, surveys }: Baseline,
  blocks: number,
  { surveyed }: Pick<Asked, 'surveyed'>,
): Promise<readonly Shift[]> {
  const now = await surveyed(partsOf(seed, blocks * requestsOfBlock, requestsOfBlock));
  return shiftsBetween(surveys.slice(0, blocks), now);
}
