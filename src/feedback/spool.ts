/**
 * Where feedback waits on disk while the database cannot take it. Each file holds what was acknowledged together; it has its
 * name only once it is whole, and goes when the database has it. Entries have an id, so that twice is once.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefused, type Rows } from './rows.js';

export interface Spool {
  /** Once it resolves the rows are on disk. Rejects where the disk fails or the spool is full. */
  readonly write: (rows: Rows) => Promise<void>;
  /** Gives all that waits to `take`, oldest first. Ends with the first that is not taken. */
  readonly replay: (take: (rows: Rows) => Promise<void>) => Promise<void>;
  /** Removes what was received before, as ISO 8601 in UTC. */
  readonly forget: (before: string) => Promise<void>;
}

export interface SpoolOptions {
  readonly mostBytes: number;
  readonly now: () => Date;
  /** A file that cannot be read is put aside, never thrown away. */
  readonly onBroken: () => void;
}

const whole = /^[\dTZ-]+_[\w-]+\.json$/;

export function openSpool(folder: string, { mostBytes, now, onBroken }: SpoolOptions): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const waiting = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => whole.test(name)).sort();

  const used = async (): Promise<number> => {
    const sizes = await Promise.all((await readdir(folder)).map((name) => sizeOf(join(folder, name))));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const putAside = async (file: string): Promise<void> => {
    await ifThere(rename(file, `${file}.broken`));
    onBroken();
  };
  return {
    write: async (rows) => {
      const text = JSON.stringify(rows);
      if ((await used()) + text.length > mostBytes) throw new Error('the spool is full');
      const name = `${stamp(now().toISOString())}_${randomUUID()}.json`;
      const unfinished = join(folder, `${name}.part`);
      await writeThrough(unfinished, text);
      await rename(unfinished, join(folder, name));
      await syncFolder(folder);
    },
    replay: async (take) => {
      for (const name of await waiting()) {
        const file = join(folder, name);
        const text = await ifThere(readFile(file, 'utf8'));
        // Another process was faster.
        if (text === undefined) continue;
        const rows = rowsIn(text);
        if (rows === undefined) {
          await putAside(file);
          continue;
        }
        try {
          await take(rows);
          await ifThere(unlink(file));
        } catch (error) {
          if (!isRefused(error)) throw error;
          await putAside(file);
        }
      }
    },
    forget: async (before) => {
      for (const name of await readdir(folder)) if (name < stamp(before)) await ifThere(unlink(join(folder, name)));
    },
  };
}

/** Sorts by time, and is a file name everywhere. */
function stamp(time: string): string {
  return time.replaceAll(/[:.]/g, '-');
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name that was given is on disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await ifThere(stat(file)))?.size ?? 0;
}

/** Undefined where the file is gone: processes that share the folder take from it together. */
async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function rowsIn(text: string): Rows | undefined {
  try {
    const rows: unknown = JSON.parse(text);
    const isRows = typeof rows === 'object' && rows !== null && 'feedback' in rows && 'comments' in rows;
    return isRows ? (rows as Rows) : undefined;
  } catch {
    return undefined;
  }
}
