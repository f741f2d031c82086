/** The tables whose rows are written once and never changed: each row is vouched for by a link, see link.ts. */
import { keyedHash } from './keyed-hash.js';
import type { Tables } from './schema.js';

export type ChainedTable = 'card' | 'decision' | 'told_promise' | 'feedback' | 'comment';

/** A row as whoever makes it knows it. */
export type Unlinked<Row> = Omit<Row, 'link'>;

export type Rows = { readonly [T in ChainedTable]?: readonly Unlinked<Tables[T]>[] };

/** Any of them. */
export type PlainRow = Readonly<Record<string, string | null>>;

interface Form<Row> {
  readonly key: readonly (keyof Row & string)[];
  /** By which it goes when its days are over. */
  readonly time: keyof Row & string;
  /** All but the link, in the order in which they are digested. */
  readonly columns: readonly (keyof Row & string)[];
}

/** In the order in which they are written. */
export const chainedTables: { readonly [T in ChainedTable]: Form<Unlinked<Tables[T]>> } = {
  card: {
    key: ['tenant', 'uuid'],
    time: 'issued_at',
    columns: [
      'tenant',
      'uuid',
      'hook',
      'rule',
      'rules',
      'knowledge',
      'indicator',
      'issued_at',
      'patient',
      'user_hash',
      'basis',
      'watches',
      'suggestions',
      'decision',
    ],
  },
  decision: {
    key: ['id'],
    time: 'decided_at',
    columns: ['tenant', 'id', 'hook', 'decided_at', 'knowledge', 'inputs', 'findings', 'sealed'],
  },
  told_promise: { key: ['feedback'], time: 'told_at', columns: ['tenant', 'feedback', 'told_at'] },
  feedback: {
    key: ['id'],
    time: 'received_at',
    columns: [
      'id',
      'tenant',
      'service',
      'card',
      'outcome',
      'outcome_timestamp',
      'received_at',
      'accepted',
      'reason_system',
      'reason_code',
    ],
  },
  comment: { key: ['feedback'], time: 'received_at', columns: ['feedback', 'tenant', 'received_at', 'sealed'] },
};

export const chainedNames = Object.keys(chainedTables) as readonly ChainedTable[];

/** Of a row read or written: its values in the order of the columns, missing ones as null. */
export function valuesOf(columns: readonly string[], row: PlainRow): readonly (string | null)[] {
  return columns.map((column) => row[column] ?? null);
}

export function keyOf(table: ChainedTable, row: PlainRow): readonly string[] {
  return chainedTables[table].key.map((column) => row[column] ?? '');
}

export function timeOf(table: ChainedTable, row: PlainRow): string {
  return row[chainedTables[table].time] ?? '';
}

/** Hash of all of a row but its link, under the site's key. */
export function rowDigest(siteKey: Buffer, table: ChainedTable, row: PlainRow): string {
  return keyedHash(siteKey, 'row', table, JSON.stringify(valuesOf(chainedTables[table].columns, row)));
}
