// What was built, under the Node that runs this: the command line answers, the service starts, is ready and stops.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'starts-'));
const quiet = '--disable-warning=ExperimentalWarning';
const request = 'fixtures/requests/order-sign-azathioprine-50mg-3-twice-daily.json';

function expect(what, is, wanted) {
  if (is !== wanted) throw new Error(`Node ${process.version}: ${what} is ${is}, not ${wanted}`);
}

async function addressOf({ stdout }) {
  let out = '';
  for await (const chunk of stdout) {
    out += chunk;
    const address = /listens on (http:\S+)/.exec(out)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`Node ${process.version}: the service did not start: ${out}`);
}

try {
  const { status } = spawnSync(process.execPath, [quiet, 'dist/src/cli.js', 'check', request]);
  expect('the exit code of a critical card', status, 30);
  const service = spawn(process.execPath, [quiet, 'dist/src/main.js'], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => service.once('close', done));
  try {
    const address = await addressOf(service);
    expect('/health/ready', (await fetch(`${address}/health/ready`)).status, 200);
  } finally {
    service.stdout.destroy();
    service.kill();
  }
  expect('the exit code of the service', await ended, 0);
  process.stdout.write(`Node ${process.version}: answers, starts and stops\n`);
} finally {
  rmSync(folder, { recursive: true });
}
