/** The present rules against the kept decisions of an earlier version. */
import { openDecision } from '../../records/replay.js';
import type { Kept } from '../records/open-kept.js';
import { changesBetween, tally, type Counted } from './changes.js';
import { saidNow, saidThen } from './said.js';

export interface Compared {
  readonly changes: readonly Counted[];
  /** Decisions that were judged again. */
  readonly compared: number;
  /** Decisions that were too large to be kept, or do not open. */
  readonly unread: number;
}

const rowsAtOnce = 100;

export async function compareStored({ database, siteKey }: Kept, knowledge: string): Promise<Compared> {
  const found = tally();
  let [compared, unread, after] = [0, 0, ''];
  for (;;) {
    const rows = await database
      .selectFrom('decision')
      .select(['id', 'tenant', 'sealed'])
      .where('knowledge', '=', knowledge)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsAtOnce)
      .execute();
    for (const row of rows) {
      const opened = await openDecision(row, siteKey);
      if (opened.ok) {
        compared += 1;
        found.add(changesBetween(saidThen(opened.record), saidNow(opened.again)), `decision ${row.id}`);
      } else unread += 1;
    }
    const last = rows.at(-1);
    if (last === undefined) return { changes: found.all(), compared, unread };
    after = last.id;
  }
}
