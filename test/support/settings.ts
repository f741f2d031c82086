/** The settings that the service reads, and whether an environment is one that it starts with. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../src/config.js';

type Environment = Readonly<Record<string, string>>;

export function settingNames(): readonly string[] {
  return [...readFileSync('src/config.ts', 'utf8').matchAll(/env\['(\w+)'\]/g)].map(([, name = '']) => name);
}

/** What loadConfig says against it, with files of ours in the places that it names. */
export function problemsOf(environment: Environment): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  try {
    const key = join(folder, 'site.key');
    writeFileSync(key, Buffer.alloc(32, 7).toString('base64'));
    loadConfig({
      ...environment,
      ...('SITE_KEY_FILE' in environment ? { SITE_KEY_FILE: key } : {}),
      ...('TENANTS_FILE' in environment ? { TENANTS_FILE: 'fixtures/site/tenants.json' } : {}),
    });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
