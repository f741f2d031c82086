/** How many processes answer, and where their metrics are read. */
import { ConfigError, loadConfig } from '../src/config.js';

function problems(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it('metrics are nowhere until a port is given, and then on the loopback address', () => {
  expect(loadConfig({ HOST: '0.0.0.0' }).metrics).toBeUndefined();
  expect(loadConfig({ HOST: '0.0.0.0', METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
  expect(loadConfig({ METRICS_PORT: '0', METRICS_HOST: '::' }).metrics).toEqual({ host: '::', port: 0 });
});

it.each([
  ['WORKERS', {}, ['0', '', '-1', '1.5', '100', 'two', '0x2', ' 2']],
  ['METRICS_PORT', {}, ['', 'x', '-1', '65536', '1.5', '0x10']],
  ['METRICS_PORT', { WORKERS: '4' }, ['65533', '65535']],
  ['METRICS_HOST', { METRICS_PORT: '9464' }, ['', 'a b', 'a/b?c']],
  ['METRICS_HOST', {}, ['127.0.0.1']],
])('%s is named when it is wrong (beside %j)', (name, beside, values) => {
  for (const value of values) {
    const found = problems({ ...beside, [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(`${name} `);
  }
});
