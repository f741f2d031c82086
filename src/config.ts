/** The only reader of the environment, and of the file of site settings that it names. */
import { readFileSync } from 'node:fs';
import { defaultSettings } from './knowledge/default-settings.js';
import type { Settings } from './model/settings.js';
import { readSite, type SiteRead } from './site/read-site.js';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

const profiles = ['demo', 'production'] as const;
type Profile = (typeof profiles)[number];

export interface Config {
  readonly profile: Profile;
  readonly host: string;
  readonly port: number;
  /** Address of this service as clients and clinicians see it, without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** What the site decides about rules, formulary and codes. */
  readonly settings: Settings;
}

/** Everything wrong with the settings, each line naming its variable, and for SITE_FILE file, line and key. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks all settings; throws ConfigError. */
export function loadConfig(env: Environment): Config {
  const host = env['HOST'] ?? '127.0.0.1';
  const port = Number(env['PORT'] ?? '3000');
  const ownUrl = `http://${host.includes(':') ? `[${host}]` : host}`;
  const publicUrl = (env['PUBLIC_URL'] ?? `${ownUrl}:${port}`).replace(/\/+$/, '');
  const profile = profiles.find((name) => name === (env['PROFILE'] ?? 'demo'));
  const logLevel = logLevels.find((level) => level === (env['LOG_LEVEL'] ?? 'info'));
  const siteFile = env['SITE_FILE'];
  const site = siteFile === undefined ? { ok: true as const, settings: defaultSettings } : siteIn(siteFile);
  const problems = [
    ...(profile === undefined ? ['PROFILE must be demo or production.'] : []),
    ...(profile === 'production' ? productionProblems(env) : []),
    ...(isBaseUrl(ownUrl) ? [] : ['HOST must be a host name or an IP address.']),
    ...(/^\d+$/.test(env['PORT'] ?? '3000') && port <= 65535 ? [] : ['PORT must be a number from 0 to 65535.']),
    ...(env['PUBLIC_URL'] === undefined || isBaseUrl(publicUrl)
      ? []
      : ['PUBLIC_URL must be an http or https address without query or fragment.']),
    ...(env['DATA_DIR'] === '' ? ['DATA_DIR is empty.'] : []),
    ...(logLevel === undefined ? [`LOG_LEVEL must be one of ${logLevels.join(', ')}.`] : []),
    ...(site.ok ? [] : site.problems.map((problem) => `SITE_FILE ${siteFile ?? ''}, ${problem}.`)),
  ];
  if (problems.length > 0 || profile === undefined || logLevel === undefined || !site.ok)
    throw new ConfigError(problems);
  const dataDir = env['DATA_DIR'] ?? './data';
  return { profile, host, port, publicUrl, dataDir, logLevel, settings: site.settings };
}

function siteIn(file: string): SiteRead {
  const text = textOf(file);
  return typeof text === 'string'
    ? readSite(text)
    : { ok: false, problems: [`the file cannot be read (${text.code})`] };
}

function textOf(file: string): string | { readonly code: string } {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return {
      code: typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown fault',
    };
  }
}

/** Production cannot start: without client authentication anyone could ask about patients. */
function productionProblems(env: Environment): readonly string[] {
  return [
    ...(env['PUBLIC_URL'] === undefined ? ['PUBLIC_URL is missing: PROFILE=production needs it.'] : []),
    ...(env['PUBLIC_URL']?.startsWith('https://') === false
      ? ['PUBLIC_URL must be https when PROFILE=production.']
      : []),
    ...(env['DATA_DIR'] === undefined ? ['DATA_DIR is missing: PROFILE=production needs it.'] : []),
    'CLIENTS_FILE (the trusted clients) cannot be used yet: client authentication is not built, so PROFILE=production does not start.',
  ];
}

function isBaseUrl(address: string): boolean {
  return URL.canParse(address) && /^https?:\/\/[^?#\s]+$/.test(address);
}
