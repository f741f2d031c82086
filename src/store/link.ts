/**
 * A link of the chain: what one transaction wrote, row by row, and which links stood before it. Its hash is under the site's
 * key, so that whoever has the database alone can make none.
 */
import type { ChainedTable } from './chained-tables.js';
import { keyedHash } from './keyed-hash.js';
import type { LinkRow } from './schema.js';

/** A row that was written: its table, the values of its key, its time, its digest. */
export type Entry = readonly [table: ChainedTable, key: readonly string[], time: string, digest: string];

/** A link as another one, or somebody outside, remembers it. */
export interface Named {
  readonly id: string;
  readonly written_at: string;
  readonly hash: string;
}

/** By table a time. */
export type Times = Partial<Record<ChainedTable | 'link', string>>;

/** What a link says beside its rows. */
export interface Notes {
  /** What was kept before these times may be gone: its days were over. */
  readonly forgotten?: Times;
  /** What stands there up to these times was written before there were links. */
  readonly unchained?: Times;
}

export interface LinkContent {
  readonly id: string;
  readonly written_at: string;
  readonly entries: readonly Entry[];
  readonly follows: readonly Named[];
  readonly notes: Notes;
}

/** Numbers of one writer in the order of the letters, up to a million million. */
const digits = 12;

export function linkId(writer: string, number: number): string {
  return `${writer}/${String(number).padStart(digits, '0')}`;
}

export function writerOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

export function linkRow(siteKey: Buffer, content: LinkContent): LinkRow {
  const row = {
    id: content.id,
    written_at: content.written_at,
    entries: JSON.stringify(content.entries),
    follows: JSON.stringify(content.follows),
    notes: JSON.stringify(content.notes),
  };
  return { ...row, hash: hashOf(siteKey, row) };
}

/** Undefined where a letter of it was changed, or another key wrote it. */
export function readLink(siteKey: Buffer, row: LinkRow): LinkContent | undefined {
  if (hashOf(siteKey, row) !== row.hash) return undefined;
  // Only this service knows the key: what it vouches for has the form in which it was written.
  return {
    id: row.id,
    written_at: row.written_at,
    entries: JSON.parse(row.entries) as readonly Entry[],
    follows: JSON.parse(row.follows) as readonly Named[],
    notes: JSON.parse(row.notes) as Notes,
  };
}

function hashOf(siteKey: Buffer, { id, written_at, entries, follows, notes }: Omit<LinkRow, 'hash'>): string {
  return keyedHash(siteKey, 'link', id, written_at, entries, follows, notes);
}
