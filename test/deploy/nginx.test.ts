/**
 * nginx in front. Always: what the files name is there, and no line says what a law forbids. Where nginx is installed it
 * reads them itself (`nginx -t`); where it is not, those tests are skipped and counted as skipped.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = 'deploy/nginx';
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const proxy = text('proxy.conf');
const whole = ['compose.conf', 'production.conf'];

it.each(whole)('%s includes files of its folder alone, which docker-compose.yml brings along', (name) => {
  const included = [...text(name).matchAll(/include \/etc\/nginx\/(\S+);/g)].map(([, file = '']) => file);
  expect(included).toEqual(['proxy.conf']);
  const compose = readFileSync('docker-compose.yml', 'utf8');
  expect(compose).toContain('./deploy/nginx/compose.conf:/etc/nginx/nginx.conf:ro');
  for (const file of included) expect(compose).toContain(`./deploy/nginx/${file}:/etc/nginx/${file}:ro`);
});

it('compose.conf asks the two instances on the port that they listen on', () => {
  const port = /^EXPOSE (\d+)$/m.exec(readFileSync('Dockerfile', 'utf8'))?.[1];
  const servers = [...text('compose.conf').matchAll(/^ +server ([\w.-]+:\d+) /gm)].map(([, server]) => server);
  expect(servers).toEqual([`service-1:${port}`, `service-2:${port}`]);
});

it.each(whole)('%s passes the address on as it was called: the service compares it with the token', (name) => {
  expect([...text(name).matchAll(/proxy_pass (\S+);/g)].map(([, to]) => to)).toEqual(['http://azathioprine_cds']);
  expect(proxy).toContain('proxy_set_header Host $host;');
});

it('a body that the service takes passes, and no call is cut off before the service has answered', () => {
  const megabytes = /limitBytes = (\d+) \* 1024 \* 1024/.exec(readFileSync('src/http/body-bytes.ts', 'utf8'))?.[1];
  expect(proxy).toContain(`client_max_body_size ${megabytes}m;`);
  const longestMs = Number(
    /ANSWER_WITHIN_MS must be a number from 100 to (\d+)/.exec(readFileSync('src/config.ts', 'utf8'))?.[1],
  );
  expect(Number(/proxy_read_timeout (\d+)s;/.exec(proxy)?.[1]) * 1000).toBeGreaterThan(longestMs + 1_500);
});

it('no call is sent twice, and nothing of a query, a token or a body is logged', () => {
  expect(proxy).toMatch(/^proxy_next_upstream error timeout;$/m);
  expect(proxy).not.toContain('non_idempotent');
  const format = /log_format calls '([^']+)';/.exec(proxy)?.[1] ?? '';
  const logged = [...format.matchAll(/\$(\w+)/g)].map(([, name = '']) => name);
  expect(logged).toContain('uri');
  expect(
    logged.filter((name) => /^(?:request|request_uri|args|query_string|request_body|arg_\w+|http_\w+)$/.test(name)),
  ).toEqual([]);
  for (const name of whole) expect(text(name)).toMatch(/access_log \S+ calls;/);
});

it('production.conf answers over TLS alone, and not for other names', () => {
  const listens = [...text('production.conf').matchAll(/^ +listen (.+);$/gm)].map(([, listen = '']) => listen);
  expect(listens).toEqual(['443 ssl default_server', '443 ssl']);
});

describe('nginx itself', () => {
  const runs = (command: string, argument: string): boolean => spawnSync(command, [argument]).status === 0;
  // Where .ci/run runs they are installed: there their lack is a failure. Elsewhere not everybody has them.
  const isCi = process.env['CI'] !== undefined;
  const withNginx = isCi || runs('nginx', '-v') ? it : it.skip;
  const withTls = isCi || (runs('nginx', '-v') && runs('openssl', 'version')) ? it : it.skip;
  const here = mkdtempSync(join(tmpdir(), 'nginx-'));
  afterAll(() => {
    rmSync(here, { recursive: true });
  });

  /** Its places become ours, and names that only a container network knows become this machine. */
  function said(name: string): string {
    const config = text(name)
      .replaceAll('/etc/nginx/', `${here}/`)
      .replaceAll('/etc/ssl/certs/cds.example.org.pem', `${here}/certificate.pem`)
      .replaceAll('/etc/ssl/private/cds.example.org.key', `${here}/key.pem`)
      .replaceAll(/\/var\/log\/nginx\/|\/dev\/stdout/g, `${here}/log`)
      .replace(/^pid .*$/m, `pid ${here}/nginx.pid;`)
      .replaceAll(/service-(\d):/g, '127.0.0.$1:')
      .replaceAll(/(_temp_path) \/tmp\//g, `$1 ${here}/`);
    writeFileSync(join(here, 'nginx.conf'), config);
    writeFileSync(join(here, 'proxy.conf'), proxy);
    return String(spawnSync('nginx', ['-t', '-c', join(here, 'nginx.conf')]).stderr);
  }

  withNginx('reads compose.conf', () => {
    expect(said('compose.conf')).toContain('test is successful');
  });

  withTls('reads production.conf, with a certificate made for it', () => {
    const files = ['-keyout', join(here, 'key.pem'), '-out', join(here, 'certificate.pem')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=cds.example.org'];
    execFileSync('openssl', [...request, ...files], { stdio: 'ignore' });
    expect(existsSync(join(here, 'certificate.pem'))).toBe(true);
    expect(said('production.conf')).toContain('test is successful');
  });
});
