/** What the links say of rows and links that need not be there, or stood there before. The service may write meanwhile. */
import { sql } from 'kysely';
import { readLink, type Times } from '../../store/link.js';
import { pageOf } from './pages.js';
import type { Kept } from '../records/open-kept.js';

const linksAtOnce = 1_000;

export class Said {
  readonly #forgotten: Times = {};
  readonly #unchained: Times = {};
  /** Where the last page began: a link that was committed late may stand in it. */
  #from = { written_at: '', id: '' };

  constructor(private readonly kept: Kept) {}

  /** Its days were over. */
  mayBeGone(what: keyof Times, time: string): boolean {
    return time < (this.#forgotten[what] ?? '');
  }

  isBeforeLinks(what: keyof Times, time: string): boolean {
    const newest = this.#unchained[what];
    return newest !== undefined && time <= newest;
  }

  /** From where it stopped. */
  async readOn(): Promise<void> {
    const { database } = this.kept;
    for (let from = this.#from; ;) {
      this.#from = from;
      const found = await database
        .selectFrom('link')
        .select(['id', 'written_at', 'notes'])
        .where(sql<boolean>`(written_at, id) > (${from.written_at}, ${from.id})`)
        .orderBy('written_at')
        .orderBy('id')
        .limit(linksAtOnce)
        .execute();
      const { rows, isLast } = pageOf(found, linksAtOnce, ['written_at', 'id']);
      for (const { id, notes } of rows) if (notes !== '{}') await this.#hear(id);
      const last = rows.at(-1);
      if (last === undefined || isLast) return;
      from = last;
    }
  }

  async #hear(id: string): Promise<void> {
    const { database, siteKey } = this.kept;
    const row = await database.selectFrom('link').selectAll().where('id', '=', id).executeTakeFirst();
    const notes = row === undefined ? undefined : readLink(siteKey, row)?.notes;
    keepLatest(this.#forgotten, notes?.forgotten);
    keepLatest(this.#unchained, notes?.unchained);
  }
}

function keepLatest(times: Times, more: Times = {}): void {
  for (const [what, time] of Object.entries(more) as readonly (readonly [keyof Times, string])[])
    if (time > (times[what] ?? '')) times[what] = time;
}
