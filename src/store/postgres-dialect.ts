/**
 * Kysely's dialect for PostgreSQL over postgres.js. A connection has one life: postgres.js alone would open another in its
 * place without a word, in the midst of a transaction too, and ends the process where a reserved one is used after its end.
 */
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type postgres from 'postgres';
import { codeOf } from '../model/fault.js';
import { inTime } from './in-time.js';
import { Turns } from './turns.js';

/** Connections of one process. */
const connections = 4;
/** The server gives up a statement after this time; a server that does not even say so is left a little later. */
const patienceMs = 2_000;
const silenceMs = 3_000;

/** `code` as PostgreSQL or the system names it. The server's message may hold what was to be written. */
class PostgresError extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'PostgresError';
  }
}

export function postgresDialect(url: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PoolDriver(url),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PoolDriver implements Driver {
  readonly #turns = new Turns(connections);
  readonly #idle: OneLife[] = [];

  constructor(private readonly url: string) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<OneLife> {
    await this.#turns.take();
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) if (!idle.isGone) return idle;
    // Loaded where it is used alone: it is 1.6 MB of a service that keeps a file.
    const { default: library } = await import('postgres');
    return new OneLife(library, this.url);
  }

  releaseConnection(connection: OneLife): Promise<void> {
    if (!connection.isGone) this.#idle.push(connection);
    this.#turns.give();
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((connection) => connection.close()));
  }
}

class OneLife implements DatabaseConnection {
  readonly #client: postgres.Sql;
  #isGone = false;

  constructor(
    private readonly library: typeof postgres,
    url: string,
  ) {
    this.#client = library(url, {
      max: 1,
      max_lifetime: null,
      connect_timeout: patienceMs / 1_000,
      fetch_types: false,
      // Counts are numbers, as in SQLite.
      types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
      connection: { application_name: 'azathioprine-cds', statement_timeout: patienceMs, lock_timeout: patienceMs },
      onnotice: () => undefined,
      onclose: () => {
        this.#isGone = true;
      },
    });
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#isGone) throw new PostgresError('CONNECTION_CLOSED');
    try {
      // What a query takes is checked by kysely's types, and by the server.
      const values = [...parameters] as postgres.ParameterOrJSON<never>[];
      const rows = await inTime(silenceMs, () => this.#client.unsafe<Row[] & postgres.Row[]>(sql, values));
      return { rows: [...rows], ...(isRead(rows.command) ? {} : { numAffectedRows: BigInt(rows.count) }) };
    } catch (error) {
      const said = error instanceof this.library.PostgresError ? error : undefined;
      if (said === undefined || said.severity !== 'ERROR') void this.close();
      throw new PostgresError(codeOf(error));
    }
  }

  async *streamQuery(): AsyncIterableIterator<never> {
    await Promise.reject(new PostgresError('0A000'));
  }

  async close(): Promise<void> {
    this.#isGone = true;
    await this.#client.end({ timeout: 0 });
  }
}

function isRead(command: string): boolean {
  return !['INSERT', 'UPDATE', 'DELETE'].includes(command);
}
