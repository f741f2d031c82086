/** Every link, and the order in which they stand. */
import { readLink, writerOf, type LinkContent, type Named } from '../../store/link.js';
import type { LinkRow } from '../../store/schema.js';
import { pageOf, type Page } from './pages.js';
import { shown } from './read-rows.js';
import { verifyEntries, type Search } from './verify-entries.js';

export interface LinksRead {
  readonly links: number;
  /** Rows that they vouch for. */
  readonly rows: number;
  /** Rows that went when their days were over. */
  readonly gone: number;
  /** That no other link names: whoever keeps them elsewhere can tell when they, or any before them, are cut off. */
  readonly newest: readonly Named[];
}

/** One may name ten thousand rows. */
export const linksAtOnce = 50;

export async function verifyLinks(search: Search): Promise<LinksRead> {
  const newest = new Map<string, Named>();
  const followed = new Set<string>();
  const count = { links: 0, rows: 0, gone: 0 };
  let before: LinkRow | undefined;
  for (;;) {
    const page = await linksAfter(search, before?.id);
    const contents: LinkContent[] = [];
    for (const row of page.rows) {
      const content = readLink(search.siteKey, row);
      if (content === undefined) search.found(`link ${shown(row.id)} was altered: what it vouches for is not known`);
      else {
        for (const named of content.follows) {
          await verifyNamed(search, named, `link ${row.id}`, before);
          followed.add(named.id);
        }
        followed.delete(newest.get(writerOf(row.id))?.id ?? '');
        newest.set(writerOf(row.id), { id: row.id, written_at: row.written_at, hash: row.hash });
        contents.push(content);
      }
      before = row;
    }
    const { rows, gone } = await verifyEntries(search, contents);
    count.links += page.rows.length;
    count.rows += rows;
    count.gone += gone;
    if (page.isLast) break;
  }
  return { ...count, newest: [...newest.values()].filter(({ id }) => !followed.has(id)) };
}

async function linksAfter({ database }: Search, id: string | undefined): Promise<Page<LinkRow>> {
  const links = database.selectFrom('link').selectAll().orderBy('id').limit(linksAtOnce);
  return pageOf(await (id === undefined ? links : links.where('id', '>', id)).execute(), linksAtOnce, ['id']);
}

/** `who` names it. `near`: a link that was just read, and is mostly the one that is named. */
export async function verifyNamed(search: Search, named: Named, who: string, near?: LinkRow): Promise<void> {
  const { database, said, found } = search;
  const link =
    near?.id === named.id
      ? near
      : await database.selectFrom('link').select('hash').where('id', '=', named.id).executeTakeFirst();
  if (link?.hash === named.hash) return;
  if (link !== undefined) {
    found(`the chain is broken at link ${named.id}: ${who} names it with another hash`);
    return;
  }
  if (!said.mayBeGone('link', named.written_at)) await said.readOn();
  if (!said.mayBeGone('link', named.written_at))
    found(`link ${named.id} of ${named.written_at} is missing: ${who} names it`);
}
