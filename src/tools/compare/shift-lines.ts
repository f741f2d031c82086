import { requestsOfBlock } from './baseline.js';
import type { Shift } from './survey.js';

/** For each rule where it differs, then what it said more or less often. */
export function shiftLines(shifts: readonly Shift[], requests: number): readonly string[] {
  return shifts.flatMap(({ rule, blocks, counts }) => {
    const first = (blocks[0] ?? 0) * requestsOfBlock;
    const where = `in ${blocks.length} of ${requests / requestsOfBlock} blocks`;
    return [
      `${rule}: differs ${where} (first: among requests ${first} to ${first + requestsOfBlock - 1})`,
      ...(counts.length === 0
        ? ['  as often as before, but to other requests']
        : counts.map(({ what, then, now }) => `  ${what}: ${then} times, now ${now}`)),
    ];
  });
}
