/** Every row that a link names: there, unchanged, and naming that link. */
import { chainedNames, rowDigest, type ChainedTable } from '../../store/chained-tables.js';
import { inParts } from '../../store/in-parts.js';
import type { Entry, LinkContent } from '../../store/link.js';
import type { Kept } from '../records/open-kept.js';
import { asText, rowName, rowsOf } from './read-rows.js';
import type { Said } from './said.js';

export interface Search extends Kept {
  readonly said: Said;
  readonly found: (finding: string) => void;
}

interface Expected {
  readonly link: string;
  readonly entry: Entry;
}

/** Decision records are large. */
const rowsAtOnce = 100;

/** How many rows the links name, and how many of them went in their time. */
export async function verifyEntries(
  search: Search,
  links: readonly LinkContent[],
): Promise<{ readonly rows: number; readonly gone: number }> {
  const expected = links.flatMap(({ id, entries }) => entries.map((entry) => ({ link: id, entry })));
  let gone = 0;
  for (const table of chainedNames) {
    const ofTable = expected.filter(({ entry: [of] }) => of === table);
    for (const some of inParts(ofTable, rowsAtOnce)) gone += await verifyRows(search, table, some);
  }
  return { rows: expected.length, gone };
}

async function verifyRows(search: Search, table: ChainedTable, expected: readonly Expected[]): Promise<number> {
  const { database, siteKey, said, found } = search;
  const rows = await rowsOf(
    database,
    table,
    expected.map(({ entry: [, key] }) => key),
  );
  const elsewhere: Expected[] = [];
  for (const one of expected) {
    const [, key, , digest] = one.entry;
    const row = rows.get(asText(key));
    if (row?.['link'] !== one.link) elsewhere.push(one);
    else if (rowDigest(siteKey, table, row) !== digest)
      found(`${rowName(table, key)} was altered: it is not what link ${one.link} vouches for`);
  }
  const isUnexplained = ({ entry: [, , time] }: Expected): boolean => !said.mayBeGone(table, time);
  // It may have gone since the links were read. A row that came again after its time has another link.
  if (elsewhere.some(isUnexplained)) await said.readOn();
  const unexplained = elsewhere.filter(isUnexplained);
  for (const { link, entry } of unexplained)
    found(
      rows.has(asText(entry[1]))
        ? `${rowName(table, entry[1])} was altered: it does not name its link ${link}`
        : `${rowName(table, entry[1])} is missing: link ${link} vouches for it`,
    );
  return elsewhere.length - unexplained.length;
}
