/** nginx before several instances, which are asked in turn: plain HTTP on loopback, where a site has TLS. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres.js';
import { nginxProgram } from './program.js';

export interface Nginx {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** A call that an instance never took goes to the next one. `X-Answered-By` says which it was. */
function configured(folder: string, port: number, instances: readonly string[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  return `
    daemon off;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    events { worker_connections 256; }
    http {
      access_log off;
      ${temporary.join(' ')}
      upstream instances { ${instances.map((instance) => `server ${new URL(instance).host};`).join(' ')} }
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass http://instances;
          proxy_next_upstream error timeout non_idempotent;
          proxy_next_upstream_tries 2;
          add_header X-Answered-By $upstream_addr always;
        }
      }
    }`;
}

export async function startNginx(instances: readonly string[]): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configured(folder, port, instances));
  const child = spawn(nginxProgram.path, ['-p', folder, '-c', file, '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  for (let tries = 0; tries < 400 && !(await answers(port)); tries += 1)
    await new Promise((later) => setTimeout(later, 25));
  return {
    port,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/live`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
