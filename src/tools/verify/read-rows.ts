/** Rows of a chained table, by their keys or page by page. */
import { sql } from 'kysely';
import { chainedTables, keyOf, type ChainedTable, type PlainRow } from '../../store/chained-tables.js';
import type { Database } from '../../store/open-database.js';
import { inTexts, pageOf, type Page } from './pages.js';

export async function rowsOf(
  database: Database,
  table: ChainedTable,
  keys: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, PlainRow>> {
  const values = sql.join(keys.map((key) => sql`(${sql.join([...key])})`));
  const { rows } = await sql<PlainRow>`
    select * from ${sql.table(table)} where (${keyColumns(table)}) in (values ${values})`.execute(database);
  return new Map(rows.map(inTexts).map((row) => [asText(keyOf(table, row)), row]));
}

/** Key, time and link of so many that stand behind one, or of the first. */
export async function rowsAfter(
  database: Database,
  table: ChainedTable,
  after: PlainRow | undefined,
  limit: number,
): Promise<Page<PlainRow>> {
  const { key, time } = chainedTables[table];
  const behind = after === undefined ? sql`` : sql`where ${isBehind(table, after)}`;
  const { rows } = await sql<PlainRow>`
    select ${sql.join([...key, time, 'link'].map((name) => sql.ref(name)))} from ${sql.table(table)}
    ${behind} order by ${keyColumns(table)} limit ${limit}`.execute(database);
  return pageOf(rows, limit, key);
}

/** SQLite takes a row without a key, and puts it before all others. */
function isBehind(table: ChainedTable, after: PlainRow): ReturnType<typeof sql.join> {
  const { key } = chainedTables[table];
  const values = key.map((name) => after[name] ?? null);
  return values.includes(null)
    ? sql.join(
        key.map((name) => sql`${sql.ref(name)} is not null`),
        sql` and `,
      )
    : sql`(${keyColumns(table)}) > (${sql.join(values)})`;
}

function keyColumns(table: ChainedTable): ReturnType<typeof sql.join> {
  return sql.join(chainedTables[table].key.map((name) => sql.ref(name)));
}

/** So that two keys can be compared. */
export function asText(key: readonly string[]): string {
  return JSON.stringify(key);
}

export function rowName(table: ChainedTable, key: readonly string[]): string {
  return `row ${key.map(shown).join(' ')} of ${table}`;
}

/** Whoever added it chose its letters: none of them may move the cursor. */
export function shown(text: string): string {
  return text.replaceAll(/[^\w/.:-]/g, '?');
}
