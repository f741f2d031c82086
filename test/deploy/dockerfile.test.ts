/** The image: no container engine runs here, so its laws are read from the text, and its health check is run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settingNames } from '../support/settings.js';

const text = readFileSync('Dockerfile', 'utf8');
const last = text.slice(text.lastIndexOf('\nFROM '));
const settings = new Map(
  [...(/^ENV (.+)$/m.exec(last)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
);

it('both stages stand on one exact version of Node, the one that the tests run on or can be told to run on', () => {
  const bases = [...text.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(bases).toHaveLength(2);
  expect(new Set(bases).size).toBe(1);
  expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-[a-z]+-slim$/);
});

it('the last stage installs nothing and takes its packages after those of development are gone', () => {
  expect(last).not.toMatch(/^RUN .*(?:npm|apt-get|curl)/m);
  expect(text).toMatch(/npm prune --omit=dev\n[\s\S]*^COPY --from=build \/app\/node_modules node_modules$/m);
});

it('runs as a numbered user that is not root, in production, and keeps everything on its one volume', () => {
  expect(/^USER (.+)$/m.exec(last)?.[1]).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  expect(settings.get('NODE_ENV')).toBe('production');
  expect([...last.matchAll(/^VOLUME (\S+)$/gm)].map(([, path]) => path)).toEqual([settings.get('DATA_DIR')]);
  expect(/^EXPOSE (\d+)$/m.exec(last)?.[1]).toBe(settings.get('PORT'));
  expect([...settings.keys()].filter((name) => name !== 'NODE_ENV' && !settingNames().includes(name))).toEqual([]);
});

describe('the health check', () => {
  const command = JSON.parse(/^HEALTHCHECK .*CMD (\[.+\])$/m.exec(last)?.[1] ?? '[]') as string[];

  async function codeFor(status: number | undefined): Promise<unknown> {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status ?? 500).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    if (status === undefined) server.close();
    const [, ...more] = command;
    const child = spawn(process.execPath, more, { env: { PORT: String(port) }, stdio: 'ignore' });
    const [code] = (await once(child, 'close')) as [unknown];
    if (status !== undefined) {
      expect(asked).toEqual(['/health/ready']);
      server.close();
    }
    return code;
  }

  it('needs Node alone', () => {
    expect(command[0]).toBe('node');
  });

  it.each([
    [200, 0],
    [503, 1],
    [undefined, 1],
  ])('status %s of /health/ready ends it with %s', async (status, code) => {
    expect(await codeFor(status)).toBe(code);
  });
});
