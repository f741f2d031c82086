/** S41: whatever is altered in what is kept is found and named; what nobody altered verifies. */
import { join } from 'node:path';
import { sql, type Transaction } from 'kysely';
import { rowsOf } from '../../src/feedback/rows.js';
import { forget } from '../../src/feedback/retention.js';
import { openSpool, type Spool } from '../../src/feedback/spool.js';
import type { FeedbackEntry } from '../../src/feedback/store.js';
import {
  chainedNames,
  chainedTables,
  keyOf,
  type ChainedTable,
  type PlainRow,
} from '../../src/store/chained-tables.js';
import type { Database } from '../../src/store/open-database.js';
import type { Tables } from '../../src/store/schema.js';
import { sealWith } from '../../src/store/seal.js';
import { onBoth } from '../support/both-databases.js';
import { chainKey, storeOn, type OpenStore } from '../support/kept.js';
import { cardRow } from '../support/told.js';
import { entryOf, fill, verdictAfter, verdictOn } from '../support/verified.js';

const start = new Date('2026-03-02T10:00:00Z');
const at = start.toISOString();
const msOfDay = 86_400_000;
const days = { feedback: 730, records: 90, comments: 30 };
const tables: readonly (ChainedTable | 'link')[] = [...chainedNames, 'link'];

onBoth((place) => {
  let clock: Date;
  let database: Database;
  let store: OpenStore;
  const opened = (): OpenStore =>
    storeOn(place().connect(), place().folder, { now: () => clock, seal: sealWith(chainKey, 'comment') });
  const spoolHere = (): Spool =>
    openSpool(join(place().folder, 'feedback-spool'), { mostBytes: 1e6, now: () => clock, onBroken: () => undefined });
  /** The clock is set so many days after the start, and what is too old goes. */
  const left = async (passed: number): Promise<void> => {
    clock = new Date(start.getTime() + passed * msOfDay);
    await forget({ database, chain: store.chain, spool: spoolHere() }, days, clock);
  };
  const clean = async (): Promise<void> => {
    expect(await verdictOn(database)).toMatchObject({ code: 0, findings: [] });
  };

  beforeEach(async () => {
    clock = start;
    store = opened();
    database = await store.database();
  });

  describe('a store with rows of every kind', () => {
    beforeEach(async () => {
      await fill(store, 'first', at);
      await fill(store, 'second', at);
      await fill(store, 'third', at);
    });
    const rowOf = async (table: string, nth = 1): Promise<PlainRow> => {
      const { rows } = await sql<PlainRow>`select * from ${sql.table(table)} order by 1, 2`.execute(database);
      const row = rows[nth];
      if (row === undefined) throw new Error(`no row in ${table}`);
      return row;
    };
    const columnsOf = async (table: string): Promise<readonly string[]> =>
      ((await database.introspection.getTables()).find(({ name }) => name === table)?.columns ?? []).map(
        ({ name }) => name,
      );
    const thisRow = (table: ChainedTable | 'link', row: PlainRow): ReturnType<typeof sql> => {
      const key = table === 'link' ? ['id'] : chainedTables[table].key;
      return sql.join(
        key.map((name) => sql`${sql.ref(name)} = ${row[name]}`),
        sql` and `,
      );
    };
    const set = (table: ChainedTable | 'link', row: PlainRow, column: string, value: string | null) => {
      const change = sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${thisRow(table, row)}`;
      return (to: Database): Promise<unknown> => change.execute(to);
    };
    const nameOf = (table: ChainedTable | 'link', row: PlainRow): string =>
      table === 'link' ? `link ${row['id'] ?? ''}` : `row ${keyOf(table, row).join(' ')} of ${table}`;

    it('verifies as it is: six links of 12 answers and entries', async () => {
      const { code, lines } = await verdictOn(database);
      expect(lines[0]).toBe(
        'Links: 6. Rows of card, decision, told_promise, feedback, comment that they vouch for: 30.',
      );
      expect(lines.at(-1)).toBe('Nothing was altered.');
      expect(code).toBe(0);
    });

    it.each(tables)('one changed byte in any column of %s is found, and named', async (table) => {
      const columns = await columnsOf(table);
      expect(columns.length).toBeGreaterThan(3);
      const row = await rowOf(table);
      for (const column of columns) {
        const value = row[column] ?? '';
        for (const place of new Set([0, value.length - 1])) {
          const other = value[place] === 'x' ? 'y' : 'x';
          const changed = `${value.slice(0, place)}${other}${value.slice(place + 1)}`;
          const { code, findings } = await verdictAfter(database, set(table, row, column, changed));
          expect({ column, code }).toEqual({ column, code: 1 });
          expect(findings.join('\n')).toContain(nameOf(table, row));
        }
      }
    });

    it('a value that was taken away is found, where the tables allow it', async () => {
      for (const [table, column] of [
        ['decision', 'sealed'],
        ...chainedNames.map((name) => [name, 'link'] as const),
      ] as const) {
        const row = await rowOf(table);
        const { code, findings } = await verdictAfter(database, set(table, row, column, null));
        expect(code).toBe(1);
        expect(findings.join('\n')).toContain(nameOf(table, row));
      }
    });

    it.each(tables)('a row of %s that was deleted is missing', async (table) => {
      const row = await rowOf(table);
      const { code, findings } = await verdictAfter(database, (to) =>
        sql`delete from ${sql.table(table)} where ${thisRow(table, row)}`.execute(to),
      );
      expect(code).toBe(1);
      expect(findings).toContainEqual(expect.stringMatching(new RegExp(`^${nameOf(table, row)}.* is missing: link`)));
    });

    it.each(chainedNames)('a row of %s that was added is found, whatever link and time it names', async (table) => {
      const row = await rowOf(table);
      const { link } = await rowOf(table, 2);
      const { key, time } = chainedTables[table];
      const added = { ...row, [key.at(-1) ?? '']: 'added' };
      const old = { [time]: '1970-01-01T00:00:00.000Z' };
      // Retention has spoken: what is too old would not be missed.
      await left(0);
      for (const more of [
        { link: null },
        { link: null, ...old },
        { link: link ?? null },
        { link: 'none' },
        { link: 'none', ...old },
      ]) {
        const { code, findings } = await verdictAfter(database, (to) => insert(to, table, { ...added, ...more }));
        expect(code).toBe(1);
        expect(findings).toEqual([expect.stringContaining(`${nameOf(table, added)} `)]);
      }
    });

    it.each(chainedNames)('two rows of %s that changed places are both found', async (table) => {
      const [one, other] = [await rowOf(table, 0), await rowOf(table, 1)];
      const key = chainedTables[table].key.at(-1) ?? '';
      const { code, findings } = await verdictAfter(database, async (to) => {
        await set(table, one, key, 'aside')(to);
        await set(table, other, key, one[key] ?? '')(to);
        await set(table, { ...one, [key]: 'aside' }, key, other[key] ?? '')(to);
      });
      expect(code).toBe(1);
      for (const row of [one, other]) expect(findings.join('\n')).toContain(nameOf(table, row));
    });

    it('a link that was deleted is named by the next one, and by its rows', async () => {
      const { id = '' } = await rowOf('link', 2);
      const { findings } = await verdictAfter(database, (to) =>
        to
          .deleteFrom('link')
          .where('id', '=', id ?? '')
          .execute(),
      );
      expect(findings).toContainEqual(
        expect.stringMatching(new RegExp(`^link ${id} of .* is missing: link .*/000000000004`)),
      );
      expect(findings).toContainEqual(expect.stringMatching(new RegExp(`^row .* names link ${id}, which is missing`)));
    });

    it('links that were cut out of the middle with their rows are missing', async () => {
      const cut = [await rowOf('link', 2), await rowOf('link', 3)].map(({ id }) => id ?? '');
      const { findings } = await verdictAfter(database, (to) => cutOut(to, cut));
      expect(findings).toEqual([
        expect.stringMatching(new RegExp(`^link ${cut[1]} of .* is missing: link .*/000000000005`)),
      ]);
    });

    it('a link of another writer that is put in its place is found', async () => {
      const [one, other] = [await rowOf('link', 1), await rowOf('link', 2)];
      const { code, findings } = await verdictAfter(database, async (to) => {
        await to
          .deleteFrom('link')
          .where('id', '=', one['id'] ?? '')
          .execute();
        await set('link', other, 'id', one['id'] ?? '')(to);
      });
      expect(code).toBe(1);
      expect(findings.join('\n')).toContain(`link ${one['id'] ?? ''} was altered`);
    });

    it('newest links that were cut off with their rows are missed by whoever kept their lines', async () => {
      const { newest } = await verdictOn(database);
      const cut = [await rowOf('link', 4), await rowOf('link', 5)].map(({ id }) => id ?? '');
      expect(newest.map(({ id }) => id)).toEqual([cut[1]]);
      expect(await verdictAfter(database, (to) => cutOut(to, cut))).toMatchObject({ code: 0 });
      const { code, findings } = await verdictAfter(database, (to) => cutOut(to, cut), newest);
      expect(code).toBe(1);
      expect(findings).toEqual([
        expect.stringMatching(new RegExp(`^link ${cut[1]} of .* is missing: the file names it`)),
      ]);
      expect(await verdictOn(database, newest)).toMatchObject({ code: 0 });
    });

    it('the newest links of a writer that ended are named by the next writer', async () => {
      const last = await rowOf('link', 5);
      await fill(opened(), 'fourth', at);
      await clean();
      expect((await verdictOn(database)).newest).toHaveLength(1);
      const { findings } = await verdictAfter(database, (to) => cutOut(to, [last['id'] ?? '']));
      expect(findings).toEqual([
        expect.stringMatching(new RegExp(`^link ${last['id'] ?? ''} of .* is missing: link .*/000000000001`)),
      ]);
    });

    it('names no patient and no word of a clinician', async () => {
      const { lines } = await verdictAfter(database, (to) => sql`delete from link`.execute(to));
      expect(lines.length).toBeGreaterThan(30);
      expect(lines.join('\n')).not.toMatch(/Jane|patient-hash|user-hash/);
    });

    it('cannot be verified with another key, nor without a link', async () => {
      expect(await verdictOn(database, [], Buffer.alloc(32, 8))).toMatchObject({ code: 2, findings: [] });
      const emptied = await verdictAfter(database, async (to) => {
        for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(to);
      });
      expect(emptied).toMatchObject({ code: 2, findings: [] });
    });
  });

  it('after retention it verifies, however far the clock is moved, and says what went', async () => {
    await fill(store, 'first', at);
    for (const [passed, went] of [
      [29, 0],
      [31, 2],
      [91, 4],
    ] as const) {
      await left(passed);
      const { code, lines } = await verdictOn(database);
      expect(lines.find((line) => line.startsWith('Rows that went'))).toBe(
        went === 0 ? undefined : `Rows that went when their days were over: ${went}.`,
      );
      expect(code).toBe(0);
    }
    // The first links go, and those of 29 days later stay.
    await left(731);
    await clean();
    const first = await database.selectFrom('link').select('id').orderBy('id').executeTakeFirst();
    expect(first?.id).toMatch(/\/000000000003$/);
    await fill(opened(), 'second', clock.toISOString());
    await clean();
    await left(1_500);
    await clean();
  });

  it('what is missing before its days are over is a finding, and retention of other tables does not excuse it', async () => {
    await fill(store, 'first', at);
    await left(91);
    const { findings } = await verdictAfter(database, (to) =>
      to.deleteFrom('card').where('uuid', '=', 'first-a').execute(),
    );
    expect(findings).toEqual([expect.stringContaining('row north first-a of card is missing')]);
    const oldest = await database.selectFrom('link').select('id').orderBy('id').executeTakeFirstOrThrow();
    expect(await verdictAfter(database, (to) => cutOut(to, [oldest.id]))).toMatchObject({ code: 1 });
  });

  it('days that are made longer again excuse what had gone by then, and no more', async () => {
    await fill(store, 'first', at);
    clock = new Date(start.getTime() + 10 * msOfDay);
    await fill(store, 'second', clock.toISOString());
    await forget({ database, chain: store.chain, spool: spoolHere() }, { feedback: 5, records: 5, comments: 5 }, clock);
    await left(11);
    await clean();
    const { findings } = await verdictAfter(database, (to) =>
      to.deleteFrom('card').where('uuid', '=', 'second-a').execute(),
    );
    expect(findings).toEqual([expect.stringContaining('row north second-a of card is missing')]);
  });

  it('an entry that is sent again after it went verifies', async () => {
    await store.keep('north', [entryOf('a')]);
    clock = new Date(start.getTime() + 10 * msOfDay);
    await forget({ database, chain: store.chain, spool: spoolHere() }, { ...days, feedback: 5 }, clock);
    await store.keep('north', [entryOf('a')]);
    expect(await database.selectFrom('feedback').selectAll().execute()).toHaveLength(1);
    await clean();
  });

  it('writers at once, that are sent the same, leave a clean store, and each row is vouched for once', async () => {
    const others = [opened(), opened(), opened()];
    const entries = Array.from({ length: 60 }, (_, index) => entryOf(`card-${index}`));
    await Promise.all(
      others.flatMap((one, nth) => [
        one.keep('north', entries),
        fill(one, `writer-${nth}`, at),
        one.keep('north', entries.toReversed()),
        fill(one, `writer-${nth}-again`, at),
      ]),
    );
    const { code, lines } = await verdictOn(database);
    // 60 entries and 12 of six fillings, each with free text; of each filling two cards, decisions and promises.
    expect(lines[0]).toMatch(/that they vouch for: 180\.$/);
    expect(code).toBe(0);
  });

  it('a transaction that was refused leaves no gap', async () => {
    await store.keep('north', [entryOf('a')]);
    const unkeepable = { ...entryOf('b'), card: null } as unknown as FeedbackEntry;
    await expect(store.keep('north', [entryOf('c'), unkeepable])).rejects.toThrow();
    await store.keep('north', [entryOf('c')]);
    await clean();
  });

  it('a transaction that was committed, though nobody heard so, leaves no gap', async () => {
    const write = (to: Database, card: string): Promise<void> =>
      store.chain.write(to, { card: [cardRow({ uuid: card })] });
    const unheard = {
      transaction: () => ({
        execute: async (work: (transaction: Transaction<Tables>) => Promise<unknown>): Promise<never> => {
          await database.transaction().execute(work);
          throw new Error('the connection is gone');
        },
      }),
    } as unknown as Database;
    await write(database, 'a');
    await expect(write(unheard, 'b')).rejects.toThrow('gone');
    await write(database, 'c');
    expect(await database.selectFrom('link').select('id').execute()).toHaveLength(3);
    await clean();
    // The chain that went on names the link that nobody heard of.
    expect((await verdictOn(database)).newest).toHaveLength(1);
  });

  it('reads on from page to page, of links and of rows, and tells a thousand findings', async () => {
    const entries = Array.from({ length: 1_100 }, (_, index) => ({ ...entryOf(`card-${index}`), comment: '' }));
    await store.keep('north', entries);
    for (let index = 0; index < 110; index += 1) await store.keep('north', [entryOf(`single-${index}`)]);
    await clean();
    const ids = await database.selectFrom('feedback').select('id').orderBy('id').execute();
    const links = await database.selectFrom('link').select('id').orderBy('id').execute();
    expect([ids.length, links.length]).toEqual([1_210, 111]);
    const last = { id: ids.at(-1)?.id ?? '', link: links.at(-1)?.id ?? '' };
    const added = (to: Database): Promise<unknown> =>
      to.insertInto('told_promise').values({ tenant: 'north', feedback: 'f', told_at: at, link: last.link }).execute();
    const changed = (to: Database): Promise<unknown> =>
      to.updateTable('feedback').set({ reason_code: 'd' }).where('id', '=', last.id).execute();
    const cut = (to: Database): Promise<unknown> => to.deleteFrom('link').where('id', '=', last.link).execute();
    expect((await verdictAfter(database, added)).findings).toHaveLength(1);
    expect((await verdictAfter(database, changed)).findings).toEqual([expect.stringContaining(last.id)]);
    // Its entry and the free text of that.
    expect((await verdictAfter(database, cut)).findings).toHaveLength(2);
    const emptied = await verdictAfter(database, (to) => to.deleteFrom('feedback').execute());
    expect(emptied.findings).toHaveLength(1_000);
    expect(emptied.lines).toContain('And 210 more.');
    expect(emptied.lines.at(-1)).toBe('Not as it was written. Findings: 1210.');
  }, 60_000);

  it('what waited in the spool verifies once it is replayed, also where the database has a part of it', async () => {
    await store.keep('north', [entryOf('a')]);
    await spoolHere().write(rowsOf('north', [entryOf('a'), entryOf('b')], at, sealWith(chainKey, 'comment')));
    await Promise.all([store.replay(), opened().replay()]);
    expect(await database.selectFrom('feedback').selectAll().execute()).toHaveLength(2);
    await clean();
  });

  it('verifies while rows come and go', async () => {
    await fill(store, 'first', at);
    const rounds = Array.from({ length: 30 }, (_, round) => round);
    const service = async (): Promise<void> => {
      for (const round of rounds) {
        await fill(store, `round-${round}`, clock.toISOString());
        await left(round * 40);
      }
    };
    const verifier = async (): Promise<void> => {
      for (const round of rounds) expect([round, (await verdictOn(database)).findings]).toEqual([round, []]);
    };
    await Promise.all([service(), verifier()]);
  });

  it('rows from before there were links are told as such, and no other row without a link', async () => {
    await database
      .insertInto('card')
      .values(cardRow({ uuid: 'before', issued_at: at }))
      .execute();
    expect(await verdictOn(database)).toMatchObject({ code: 2, findings: [] });
    await fill(store, 'first', at);
    const { code, lines } = await verdictOn(database);
    expect(lines).toContain('Not chained, for they were written before there were links: 1 rows.');
    expect(code).toBe(0);
    const later = new Date(start.getTime() + 1).toISOString();
    const added = cardRow({ uuid: 'added', issued_at: later });
    const { findings } = await verdictAfter(database, (to) => to.insertInto('card').values(added).execute());
    expect(findings).toEqual(['row demo added of card was added: it names no link.']);
    // No entry of feedback was there before.
    const entry = await database.selectFrom('feedback').selectAll().executeTakeFirstOrThrow();
    const old = { ...entry, id: 'added', received_at: '1970-01-01T00:00:00.000Z', link: null };
    expect(await verdictAfter(database, (to) => to.insertInto('feedback').values(old).execute())).toMatchObject({
      code: 1,
    });
  });

  it('a page full of rows without a key hides nothing that stands behind it', async () => {
    // PostgreSQL takes no row without a key.
    if (place().kind !== 'SQLite') return;
    await fill(store, 'first', at);
    const { lines } = await verdictAfter(database, async (to) => {
      await sql`
        insert into told_promise (tenant, feedback, told_at, link)
        with recursive many(n) as (select 1 union all select n + 1 from many where n < 1000)
        select '', null, '', null from many`.execute(to);
      await sql`insert into told_promise (tenant, feedback, told_at, link) values ('', 'forged', '', null)`.execute(to);
    });
    expect(lines).toContain('Not as it was written. Findings: 1001.');
  });

  it('hostile rows are found like others, and move no cursor', async () => {
    await fill(store, 'first', at);
    const everywhere = [sql`''`, sql`'\u001b[2J'`, sql`'no text'`];
    const values = place().kind === 'SQLite' ? [...everywhere, sql`x'00ff'`, sql`null`] : everywhere;
    for (const [id, link] of values.flatMap((one) => [...values, sql`null`].map((other) => [one, other] as const))) {
      const { code, findings } = await verdictAfter(database, (to) =>
        sql`insert into told_promise (tenant, feedback, told_at, link) values ('', ${id}, '', ${link})`.execute(to),
      );
      expect(code).toBe(1);
      expect(findings).toHaveLength(1);
      expect(findings.join()).toMatch(/^[\w ?,:;.'-]*$/);
    }
  });
});

async function cutOut(from: Database, links: readonly string[]): Promise<void> {
  await from.deleteFrom('link').where('id', 'in', links).execute();
  for (const table of chainedNames)
    await sql`delete from ${sql.table(table)} where link in (${sql.join([...links])})`.execute(from);
}

function insert(to: Database, table: ChainedTable, row: PlainRow): Promise<unknown> {
  const columns = Object.keys(row);
  return sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    values (${sql.join(columns.map((name) => row[name] ?? null))})`.execute(to);
}
