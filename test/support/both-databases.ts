/** The same tests on SQLite and on PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresAt, sqliteIn, type Database } from '../../src/store/open-database.js';
import { startPostgres, type Postgres } from './postgres.js';
import { postgresProgram } from './program.js';

/** Of one test: a new database, and a folder that is not there yet. */
export interface Place {
  readonly kind: 'SQLite' | 'PostgreSQL';
  readonly folder: string;
  /** Connections of their own, as another process has them; closed after the test. */
  readonly connect: () => Database;
}

export function onBoth(tests: (place: () => Place) => void): void {
  describe('on SQLite', () => {
    tests(ofEachTest('SQLite', sqliteIn));
  });
  postgresProgram.describe(`on PostgreSQL${postgresProgram.missing}`, () => {
    let server: Postgres;
    const addresses = new Map<string, string>();
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(() => server.close());
    tests(
      ofEachTest('PostgreSQL', (folder) => {
        const address = addresses.get(folder) ?? server.newDatabase();
        addresses.set(folder, address);
        return postgresAt(address);
      }),
    );
  });
}

function ofEachTest(kind: Place['kind'], open: (folder: string) => Database): () => Place {
  let above: string;
  let opened: Database[] = [];
  let place: Place;
  beforeEach(() => {
    above = mkdtempSync(join(tmpdir(), 'place-'));
    const folder = join(above, 'data');
    const connect = (): Database => {
      const database = open(folder);
      opened.push(database);
      return database;
    };
    place = { kind, folder, connect };
  });
  afterEach(async () => {
    await Promise.all(opened.map((database) => database.destroy()));
    opened = [];
    rmSync(above, { recursive: true });
  });
  return () => place;
}
