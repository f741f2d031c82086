/** Kysely's dialect for SQLite over a worker thread. */
import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { SqliteAnswer, SqliteQuestion } from './sqlite-messages.js';
import { Turns } from './turns.js';

class SqliteError extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'SqliteError';
  }
}

export function sqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new WorkerDriver(file),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * Kysely would change the tables outside of a transaction: a process that is killed meanwhile would leave half a change, and
 * two that start together would both begin it.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WorkerDriver implements Driver {
  #connection: WorkerConnection | undefined;
  /** There is one connection. */
  readonly #turns = new Turns(1);

  constructor(private readonly file: string) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    try {
      // A thread that broke is replaced.
      if (this.#connection === undefined || this.#connection.isGone)
        this.#connection = await WorkerConnection.open(this.file);
      return this.#connection;
    } catch (error) {
      this.#turns.give();
      throw error;
    }
  }

  releaseConnection(): Promise<void> {
    this.#turns.give();
    return Promise.resolve();
  }

  /** Immediate: a transaction that reads before it writes would fail where another process wrote in between. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#connection?.close();
  }
}

/** The file beside this one, compiled or as written like this one. */
const script = new URL(`./sqlite-worker${extname(import.meta.url)}`, import.meta.url);

interface Asked {
  readonly resolve: (answer: QueryResult<unknown>) => void;
  readonly reject: (error: SqliteError) => void;
}

class WorkerConnection implements DatabaseConnection {
  readonly #asked: Asked[] = [];
  #isGone = false;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (answer: SqliteAnswer) => {
      const asked = this.#asked.shift();
      if (this.#asked.length === 0) worker.unref();
      if (answer.ok) asked?.resolve(resultOf(answer));
      else asked?.reject(new SqliteError(answer.code));
    });
    const gone = (): void => {
      this.#isGone = true;
      for (const { reject } of this.#asked.splice(0)) reject(new SqliteError('SQLITE_GONE'));
    };
    worker.on('error', gone);
    worker.on('exit', gone);
    // A process ends when nothing is asked any more.
    worker.unref();
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  static async open(file: string): Promise<WorkerConnection> {
    const worker = new Worker(script, { workerData: file });
    await once(worker, 'message');
    return new WorkerConnection(worker);
  }

  executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return new Promise((resolve, reject) => {
      if (this.#isGone) {
        reject(new SqliteError('SQLITE_GONE'));
        return;
      }
      this.worker.ref();
      this.worker.postMessage({ sql, parameters } satisfies SqliteQuestion);
      this.#asked.push({ resolve: resolve as Asked['resolve'], reject });
    });
  }

  async *streamQuery(): AsyncIterableIterator<never> {
    await Promise.reject(new SqliteError('SQLITE_MISUSE'));
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

function resultOf({ rows, changes }: Extract<SqliteAnswer, { ok: true }>): QueryResult<unknown> {
  return { rows: [...rows], ...(changes === undefined ? {} : { numAffectedRows: BigInt(changes) }) };
}
