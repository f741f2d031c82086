/** Every row: whether a link names it. */
import { chainedNames, keyOf, timeOf, type ChainedTable, type PlainRow } from '../../store/chained-tables.js';
import { inParts } from '../../store/in-parts.js';
import { readLink } from '../../store/link.js';
import { noText } from './pages.js';
import { asText, rowName, rowsAfter, rowsOf, shown } from './read-rows.js';
import type { Search } from './verify-entries.js';
import { linksAtOnce } from './verify-links.js';

const rowsAtOnce = 1_000;

/** How many were written before there were links; `hasLinks` false: there are none to this day. */
export async function verifyUnnamed(search: Search, hasLinks: boolean): Promise<number> {
  let unchained = 0;
  for (const table of chainedNames) {
    let last: PlainRow | undefined;
    for (;;) {
      const page = await rowsAfter(search.database, table, last, rowsAtOnce);
      for (const row of page.rows.filter(({ link }) => link === null)) {
        if (!hasLinks || search.said.isBeforeLinks(table, timeOf(table, row))) unchained += 1;
        else search.found(`${rowName(table, keyOf(table, row))} was added: it names no link`);
      }
      await verifyListed(
        search,
        table,
        page.rows.filter(({ link }) => link !== null),
      );
      if (page.isLast) break;
      last = page.rows.at(-1);
    }
  }
  return unchained;
}

/** `rows` that name a link. */
async function verifyListed(search: Search, table: ChainedTable, rows: readonly PlainRow[]): Promise<void> {
  const { database, siteKey, found } = search;
  const orphans: PlainRow[] = [];
  for (const ids of inParts([...new Set(rows.map(linkOf))], linksAtOnce)) {
    const links = await database.selectFrom('link').selectAll().where('id', 'in', ids).execute();
    const known = new Map(links.map((link) => [link.id, { content: readLink(siteKey, link) }]));
    const listed = new Set(
      [...known.values()].flatMap(({ content }) =>
        (content?.entries ?? []).map(([of, key]) => asText([content?.id ?? '', of, ...key])),
      ),
    );
    for (const row of rows.filter((one) => ids.includes(linkOf(one)))) {
      const [id, key] = [linkOf(row), keyOf(table, row)];
      const link = known.get(id);
      if (link === undefined) orphans.push(row);
      // Of a link that was altered nothing more is known.
      else if (link.content !== undefined && !listed.has(asText([id, table, ...key])))
        found(`${rowName(table, key)} was added: link ${id} does not vouch for it`);
    }
  }
  if (orphans.length > 0) await tellOrphans(search, table, orphans);
}

/** A row goes before its link: one whose days were over is gone by now. One whose key cannot be asked for is none of ours. */
async function tellOrphans(
  { database, found }: Search,
  table: ChainedTable,
  orphans: readonly PlainRow[],
): Promise<void> {
  const still = await rowsOf(
    database,
    table,
    orphans.map((row) => keyOf(table, row)),
  );
  for (const row of orphans) {
    const key = keyOf(table, row);
    const isOdd = key.some((part) => part === '' || part === noText);
    if (isOdd || still.get(asText(key))?.['link'] === row['link'])
      found(`${rowName(table, key)} names link ${shown(linkOf(row))}, which is missing`);
  }
}

function linkOf({ link }: PlainRow): string {
  return link ?? '';
}
