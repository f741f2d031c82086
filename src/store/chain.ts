/**
 * Writes rows, and with them, in the same transaction, the link that vouches for them. Each transaction has a chain of its
 * own while it runs: transactions of one process, and of several, wait for nobody.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import {
  chainedNames,
  chainedTables,
  keyOf,
  rowDigest,
  timeOf,
  valuesOf,
  type ChainedTable,
  type PlainRow,
  type Rows,
} from './chained-tables.js';
import { inParts } from './in-parts.js';
import { linkId, linkRow, writerOf, type Entry, type Named, type Notes, type Times } from './link.js';
import type { Database } from './open-database.js';
import type { Tables } from './schema.js';

export interface Chain {
  /** In one transaction, with whatever else belongs to it. A row that is there already stays as it is. */
  readonly write: (
    database: Database,
    rows: Rows,
    more?: (transaction: Transaction<Tables>) => Promise<void>,
  ) => Promise<void>;
  /** To be said before anything goes because its days are over. `forgotten`: by table the time before which it may go. */
  readonly forget: (database: Database, forgotten: Times) => Promise<void>;
}

/** The end of a chain that is free to be written on. */
interface End {
  readonly writer: string;
  readonly number: number;
  readonly last?: Named;
}

interface Prepared {
  readonly table: ChainedTable;
  readonly row: PlainRow;
  readonly entry: Entry;
}

export function openChain(siteKey: Buffer, now: () => Date): Chain {
  const free: End[] = [];

  const write = async (
    database: Database,
    rows: Rows,
    notes: Notes,
    more?: (transaction: Transaction<Tables>) => Promise<void>,
  ): Promise<void> => {
    // Before the transaction, which holds up others.
    const prepared = await digested(siteKey, rows);
    const end = free.pop() ?? { writer: randomUUID(), number: 0 };
    const id = linkId(end.writer, end.number + 1);
    const named = await database.transaction().execute(async (transaction) => {
      const entries = await insert(transaction, prepared, id);
      await more?.(transaction);
      const isEmpty = entries.length === 0 && Object.keys(notes).length === 0;
      return isEmpty ? undefined : addLink(transaction, entries);
    });
    // One that failed is left: whether its link was written is not known. The first link of a new chain names it, if it was.
    free.push(named === undefined ? end : { writer: end.writer, number: end.number + 1, last: named });

    async function addLink(transaction: Transaction<Tables>, entries: readonly Entry[]): Promise<Named> {
      const before = await standingBefore(transaction, end);
      const times = [now().toISOString(), end.last?.written_at ?? '', ...entries.map(([, , time]) => time)];
      // No row outlives its link, and no link the next one.
      const written_at = times.reduce((a, b) => (a > b ? a : b));
      const row = linkRow(siteKey, {
        id,
        written_at,
        entries,
        follows: before.follows,
        notes: { ...notes, ...before.notes },
      });
      await transaction.insertInto('link').values(row).execute();
      return { id, written_at, hash: row.hash };
    }
  };
  return {
    write: (database, rows, more) => write(database, rows, {}, more),
    forget: (database, forgotten) => write(database, {}, { forgotten }),
  };
}

/** A few tenths of a millisecond of work; then answers go first. */
const rowsOfSlice = 25;

async function digested(siteKey: Buffer, rows: Rows): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const table of chainedNames)
    for (const row of rows[table] ?? []) {
      if (prepared.length % rowsOfSlice === rowsOfSlice - 1) await breathe();
      prepared.push({
        table,
        row,
        entry: [table, keyOf(table, row), timeOf(table, row), rowDigest(siteKey, table, row)],
      });
    }
  return prepared;
}

/** Statements stay below what a database takes in parameters. */
const rowsAtOnce = 500;

/** The entries of those that were not there. */
async function insert(
  transaction: Transaction<Tables>,
  prepared: readonly Prepared[],
  link: string,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const table of chainedNames) {
    const { columns, key } = chainedTables[table];
    const ofTable = prepared.filter((one) => one.table === table);
    for (const some of inParts(ofTable, rowsAtOnce)) {
      const lines = some.map(({ row }) => sql`(${sql.join([...valuesOf(columns, row), link])})`);
      const { rows: added } = await sql<PlainRow>`
        insert into ${sql.table(table)} (${sql.join([...columns, 'link'].map((name) => sql.ref(name)))})
        values ${sql.join(lines)} on conflict do nothing
        returning ${sql.join(key.map((name) => sql.ref(name)))}`.execute(transaction);
      const keys = new Set(added.map((row) => JSON.stringify(keyOf(table, row))));
      // Of two with one key the first was added.
      entries.push(...some.filter(({ entry }) => keys.delete(JSON.stringify(entry[1]))).map(({ entry }) => entry));
    }
  }
  return entries;
}

/** A writer that began long ago, and ended, was named by one that began after it. */
const linksLookedAt = 1_000;

async function standingBefore(
  transaction: Transaction<Tables>,
  { last }: End,
): Promise<{ readonly follows: readonly Named[]; readonly notes: Notes }> {
  if (last !== undefined) return { follows: [last], notes: {} };
  const links = await transaction
    .selectFrom('link')
    .select(['id', 'written_at', 'hash'])
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(linksLookedAt)
    .execute();
  if (links.length === 0) return { follows: [], notes: { unchained: await newestWithoutLink(transaction) } };
  const newest = new Map<string, Named>();
  for (const link of links) if (!newest.has(writerOf(link.id))) newest.set(writerOf(link.id), link);
  return { follows: [...newest.values()], notes: {} };
}

async function newestWithoutLink(transaction: Transaction<Tables>): Promise<Times> {
  const times: Times = {};
  for (const table of chainedNames) {
    const time = sql.ref(chainedTables[table].time);
    const { rows } = await sql<{ readonly time: string }>`
      select ${time} as time from ${sql.table(table)} where link is null order by ${time} desc limit 1`.execute(
      transaction,
    );
    if (rows[0] !== undefined) times[table] = rows[0].time;
  }
  return times;
}
