/** Spent tokens where all instances see them. */
import type { SpentStore } from '../model/spent-tokens.js';
import { inTime } from './in-time.js';
import type { Database } from './open-database.js';

/** Every call waits for this before it is looked at. */
const shortly = 100;

export function spentInDatabase(database: () => Promise<Database>, patienceMs = shortly): SpentStore {
  return {
    add: (tokens) =>
      inTime(patienceMs, async () => {
        // In one order: two instances that make up for the same would otherwise wait for each other.
        const rows = [...tokens].map(([id, until]) => ({ id, until })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
        const added = await (
          await database()
        )
          .insertInto('spent_token')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute();
        return new Set(added.map(({ id }) => id));
      }),
    sweep: async (before) => {
      await (await database()).deleteFrom('spent_token').where('until', '<', before).execute();
    },
    // The database is closed by whoever opened it.
    close: () => undefined,
  };
}
