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

describe('the settings', () => {
  it('have defaults: a demo on the loopback address', () => {
    expect(loadConfig({})).toEqual({
      profile: 'demo',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: './data',
      logLevel: 'info',
    });
  });

  it('are taken from the environment', () => {
    expect(
      loadConfig({ PORT: '8080', HOST: '::1', DATA_DIR: '/var/lib/cds', LOG_LEVEL: 'debug', PROFILE: 'demo' }),
    ).toEqual({
      profile: 'demo',
      host: '::1',
      port: 8080,
      publicUrl: 'http://[::1]:8080',
      dataDir: '/var/lib/cds',
      logLevel: 'debug',
    });
  });

  it('PUBLIC_URL loses the slash at its end', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://cds.example.org/aza/' }).publicUrl).toBe('https://cds.example.org/aza');
  });

  it.each([
    ['PORT', ['x', '-1', '65536', '1.5', '', '0x10']],
    ['HOST', ['', 'a b', 'a/b?c']],
    ['PUBLIC_URL', ['cds.example.org', 'ftp://cds.example.org', 'https://cds.example.org/?a=b', 'http://']],
    ['DATA_DIR', ['']],
    ['LOG_LEVEL', ['verbose', '']],
    ['PROFILE', ['prod', '']],
  ])('%s is named when it is wrong', (name, values) => {
    for (const value of values) {
      const found = problems({ [name]: value });
      expect(found.join()).toContain(`${name} `);
    }
  });

  it('every problem is named at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(2);
  });

  it('production names each setting that it needs, and that client authentication is not built', () => {
    expect(problems({ PROFILE: 'production' })).toEqual([
      expect.stringContaining('PUBLIC_URL is missing'),
      expect.stringContaining('DATA_DIR is missing'),
      expect.stringMatching(/CLIENTS_FILE.*client authentication is not built/),
    ]);
    expect(problems({ PROFILE: 'production', PUBLIC_URL: 'http://a.example', DATA_DIR: 'd' })).toEqual([
      expect.stringContaining('PUBLIC_URL must be https'),
      expect.stringContaining('CLIENTS_FILE'),
    ]);
    expect(problems({ PROFILE: 'production', PUBLIC_URL: 'https://a.example', DATA_DIR: 'd' })).toHaveLength(1);
  });
});
