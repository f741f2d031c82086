/** A PostgreSQL of the test's own: a new cluster in a temporary folder, on loopback, which waits for the disk as in production. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { postgresProgram } from './program.js';
import { codeOf } from '../../src/model/fault.js';

export interface Postgres {
  /** Of a new database in it. */
  readonly newDatabase: () => string;
  /** As a fall of the machine would: nothing is finished. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops it in the midst of whatever it does; nobody is told. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly close: () => Promise<void>;
}

const password = 'a password / with % signs';

/** PostgreSQL refuses to run as root: then Debian's own user runs it. */
function runner(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

export async function startPostgres(): Promise<Postgres> {
  const program = (name: string): string => join(dirname(postgresProgram.path), name);
  const user = runner();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  mkdirSync(join(folder, 'data'), { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [folder, passwordFile, join(folder, 'data')]) chownSync(path, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = ['-D', join(folder, 'data')];
  const secret = ['-U', 'cds', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  execFileSync(program('initdb'), [...data, ...secret, '--no-sync', '--encoding=UTF8', '--no-locale'], {
    ...user,
    stdio: 'pipe',
  });

  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=60',
  ];
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawn(program('postgres'), [...data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    for await (const chunk of server.stderr ?? []) {
      log += String(chunk);
      if (log.includes('ready to accept connections')) break;
    }
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${log}`);
  };
  /** To the server and the process of each connection. */
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    const { pid } = server ?? {};
    if (pid === undefined) return;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    for (const one of [pid, ...children.filter((id) => id !== '').map(Number)]) signalTo(one, name);
  };
  const kill = async (): Promise<void> => {
    if (server === undefined || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    signal('SIGCONT');
    server.kill('SIGQUIT');
    await ended;
  };
  await start();
  let databases = 0;
  return {
    newDatabase: () => {
      databases += 1;
      const name = `cds_${databases}`;
      const env = { ...process.env, PGPASSWORD: password };
      execFileSync(program('createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'cds', name], { env });
      return `postgres://cds:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
    },
    kill,
    start,
    freeze: () => {
      signal('SIGSTOP');
    },
    thaw: () => {
      signal('SIGCONT');
    },
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A child of the server's may have ended since it was listed: then there is nothing to tell it. */
function signalTo(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
