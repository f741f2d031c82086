/**
 * Where feedback waits on disk while the database cannot take it. Each file holds what was acknowledged together; it has its
 * name only once it is whole, and goes when the database has it. Entries have an id, so that twice is once.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../model/fault.js';
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

const blockBytes = 4096;
const recountMs = 5_000;

const whole = /^[\dTZ-]+_[\w-]+\.json$/;

export function openSpool(folder: string, { mostBytes, now, onBroken }: SpoolOptions): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const waiting = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => whole.test(name)).sort();

  let counted = { bytes: 0, at: -Infinity };
  /** Other processes write here too: counted anew from time to time, and not each time, for there may be many files. */
  const used = async (): Promise<number> => {
    if (performance.now() - counted.at > recountMs) {
      const sizes = await Promise.all((await readdir(folder)).map((name) => sizeOf(join(folder, name))));
      counted = { bytes: sizes.reduce((sum, size) => sum + onDisk(size), 0), at: performance.now() };
    }
    return counted.bytes;
  };
  /** Undefined where another process was faster, or the disk fails: what stands behind it must not wait for it. */
  const textOf = async (file: string): Promise<string | undefined> => {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') onBroken();
      return undefined;
    }
  };
  const putAside = async (file: string): Promise<void> => {
    await ifThere(rename(file, `${file}.broken`));
    onBroken();
  };
  return {
    write: async (rows) => {
      const text = JSON.stringify(rows);
      const bytes = onDisk(Buffer.byteLength(text));
      if ((await used()) + bytes > mostBytes) throw new Error('the spool is full');
      counted.bytes += bytes;
      const name = `${stamp(now().toISOString())}_${randomUUID()}.json`;
      const unfinished = join(folder, `${name}.part`);
      await writeThrough(unfinished, text);
      await rename(unfinished, join(folder, name));
      await syncFolder(folder);
    },
    replay: async (take) => {
      for (const name of await waiting()) {
        const file = join(folder, name);
        const text = await textOf(file);
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

/** What could not be finished takes no room on a disk that may be full. */
async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await ifThere(unlink(file));
    throw error;
  } finally {
    await handle.close();
  }
}

/** A file takes whole blocks: a bound of bytes is one of files too. */
function onDisk(bytes: number): number {
  return Math.ceil(bytes / blockBytes) * blockBytes;
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
    if (codeOf(error) === 'ENOENT') return undefined;
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
