/** The only reader of the environment, and of the files that it names. */
import { readFileSync } from 'node:fs';
import { isBaseUrl, isDatabaseUrl, publicUrlProblems, urlOf } from './config-addresses.js';
import { defaultSettings } from './knowledge/default-settings.js';
import { codeOf } from './model/fault.js';
import type { Settings } from './model/settings.js';
import type { Tenant } from './model/tenant.js';
import type { FileRead } from './site/read-file.js';
import { rulePageHashes } from './shipped-files.js';
import { readSite } from './site/read-site.js';
import { readTenants } from './site/read-tenants.js';
import { reviewed, reviewedTenants, type SiteStandings } from './site/review.js';
import { siteKeyIn, type SiteKey } from './store/site-key.js';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

const profiles = ['demo', 'production'] as const;

interface Common {
  readonly host: string;
  readonly port: number;
  /** Address of this service as clients and clinicians see it, without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Processes that answer. */
  readonly workers: number;
  /** Where the metrics are read; undefined: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** Milliseconds for an answer. An EHR waits about half a second. */
  readonly answerWithinMs: number;
  /** PostgreSQL that several instances share; undefined: a SQLite file in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Undefined: one of our own in the data folder. */
  readonly siteKey: Buffer | undefined;
  readonly keepDays: KeepDays;
  /** How the approvals of each site stand; none in a demo without a site file. */
  readonly sites: readonly SiteStandings[];
}

/** Days that something is kept. `comments` undefined: free text is not kept at all. */
interface KeepDays {
  readonly feedback: number;
  readonly records: number;
  readonly comments: number | undefined;
}

/** demo: anybody may call, and the site decides about rules, formulary and codes. production: each tenant for itself. */
export type Config = Common &
  (
    | { readonly profile: 'demo'; readonly settings: Settings }
    | { readonly profile: 'production'; readonly tenants: readonly Tenant[] }
  );

/** Everything wrong with the settings, each line naming its variable, and for a file its name, line and key. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks all settings; throws ConfigError. */
export function loadConfig(env: Environment): Config {
  const profile = profiles.find((name) => name === (env['PROFILE'] ?? 'demo'));
  const common = commonIn(env, profile === 'production' ? 'https' : 'http or https');
  switch (profile) {
    case undefined:
      throw new ConfigError(['PROFILE must be demo or production.', ...common.problems]);
    case 'demo': {
      const site = fileIn(env, 'SITE_FILE', readSite);
      const problems = [...common.problems, ...onlyFor('production', 'TENANTS_FILE', env), ...problemsOf(site)];
      if (problems.length > 0) throw new ConfigError(problems);
      if (site?.ok !== true) return { profile, ...common.values, sites: [], settings: defaultSettings };
      const { settings, standings } = reviewed(site.settings, rulePageHashes());
      return { profile, ...common.values, sites: [{ tenant: profile, standings }], settings };
    }
    case 'production': {
      const tenants = fileIn(env, 'TENANTS_FILE', readTenants);
      const problems = [...common.problems, ...productionProblems(env), ...problemsOf(tenants)];
      if (problems.length > 0 || tenants?.ok !== true) throw new ConfigError(problems);
      const held = reviewedTenants(tenants.value, rulePageHashes());
      return { profile, ...common.values, ...held };
    }
  }
}

function commonIn(
  env: Environment,
  schemes: 'https' | 'http or https',
): { readonly values: Omit<Common, 'sites'>; readonly problems: readonly string[] } {
  const host = env['HOST'] ?? '127.0.0.1';
  const port = Number(env['PORT'] ?? '3000');
  const ownUrl = urlOf(host);
  const publicUrl = (env['PUBLIC_URL'] ?? `${ownUrl}:${port}`).replace(/\/$/, '');
  const answer = env['ANSWER_WITHIN_MS'] ?? '450';
  const answerWithinMs = Number(answer);
  const processes = processesIn(env);
  const kept = keptIn(env);
  const logLevel = logLevels.find((level) => level === (env['LOG_LEVEL'] ?? 'info'));
  const problems = [
    ...(isBaseUrl(ownUrl) ? [] : ['HOST must be a host name or an IP address.']),
    ...(/^\d{1,5}$/.test(env['PORT'] ?? '3000') && port <= 65535 ? [] : ['PORT must be a number from 0 to 65535.']),
    ...(env['PUBLIC_URL'] === undefined ? [] : publicUrlProblems(publicUrl, schemes)),
    ...(env['DATA_DIR']?.trim() === '' ? ['DATA_DIR is empty.'] : []),
    ...(/^\d{3,5}$/.test(answer) && answerWithinMs >= 100 && answerWithinMs <= 10_000
      ? []
      : ['ANSWER_WITHIN_MS must be a number from 100 to 10000.']),
    ...processes.problems,
    ...kept.problems,
    ...(logLevel === undefined ? [`LOG_LEVEL must be one of ${logLevels.join(', ')}.`] : []),
  ];
  const dataDir = env['DATA_DIR'] ?? './data';
  return {
    values: {
      host,
      port,
      publicUrl,
      dataDir,
      logLevel: logLevel ?? 'info',
      answerWithinMs,
      ...processes.values,
      ...kept.values,
    },
    problems,
  };
}

/** How many processes answer, and where each is looked at: its metrics are at METRICS_PORT and the ports behind it. */
function processesIn(env: Environment): {
  readonly values: Pick<Common, 'workers' | 'metrics'>;
  readonly problems: readonly string[];
} {
  const workers = env['WORKERS'] ?? '1';
  const port = env['METRICS_PORT'];
  const host = env['METRICS_HOST'];
  const address = host ?? '127.0.0.1';
  const problems = [
    ...(/^[1-9]\d?$/.test(workers) ? [] : ['WORKERS must be a number from 1 to 99.']),
    ...(port === undefined || (/^\d{1,5}$/.test(port) && Number(port) + Number(workers) <= 65536)
      ? []
      : ['METRICS_PORT must be a number from 0 to 65535, with a port for each of WORKERS.']),
    ...(isBaseUrl(urlOf(address)) ? [] : ['METRICS_HOST must be a host name or an IP address.']),
    ...(host !== undefined && port === undefined ? ['METRICS_HOST has no effect here: METRICS_PORT is missing.'] : []),
  ];
  const metrics = port === undefined ? undefined : { host: address, port: Number(port) };
  return { values: { workers: Number(workers), metrics }, problems };
}

const defaultKeepDays = { feedback: 730, records: 90 };

/** Where what the service keeps stands, under which key, and for how long. No problem quotes an address: it may hold a password. */
function keptIn(env: Environment): {
  readonly values: Pick<Common, 'databaseUrl' | 'siteKey' | 'keepDays'>;
  readonly problems: readonly string[];
} {
  const databaseUrl = env['DATABASE_URL'];
  const key = siteKeyNamed(env['SITE_KEY_FILE']);
  const days = (name: string, text: string | undefined, least: number): readonly string[] =>
    text === undefined || (/^\d{1,4}$/.test(text) && Number(text) >= least)
      ? []
      : [`${name} must be a number from ${least} to 9999.`];
  const feedback = env['KEEP_FEEDBACK_DAYS'];
  const records = env['KEEP_RECORDS_DAYS'];
  const comments = env['KEEP_COMMENTS_DAYS'];
  const problems = [
    ...(databaseUrl === undefined || isDatabaseUrl(databaseUrl)
      ? []
      : ['DATABASE_URL must be an address as postgres://user:password@host:port/database.']),
    ...(databaseUrl !== undefined && env['SITE_KEY_FILE'] === undefined
      ? ['SITE_KEY_FILE is missing: DATABASE_URL needs it, for all instances must know a patient by the same hash.']
      : []),
    ...(key?.ok === false ? [key.problem] : []),
    // Cards are remembered for 90 days.
    ...days('KEEP_FEEDBACK_DAYS', feedback, 90),
    ...days('KEEP_RECORDS_DAYS', records, 1),
    ...days('KEEP_COMMENTS_DAYS', comments, 1),
  ];
  return {
    values: {
      databaseUrl,
      siteKey: key?.ok === true ? key.key : undefined,
      keepDays: {
        feedback: Number(feedback ?? defaultKeepDays.feedback),
        records: Number(records ?? defaultKeepDays.records),
        comments: comments === undefined ? undefined : Number(comments),
      },
    },
    problems,
  };
}

function siteKeyNamed(file: string | undefined): SiteKey | undefined {
  if (file === undefined) return undefined;
  if (file === '') return { ok: false, problem: 'SITE_KEY_FILE is empty.' };
  const text = textOf(file);
  if (typeof text !== 'string')
    return { ok: false, problem: `SITE_KEY_FILE ${file}, the file cannot be read (${text.code}).` };
  const key = siteKeyIn(text);
  return key.ok ? key : { ok: false, problem: `SITE_KEY_FILE ${file}, ${key.problem}.` };
}

type Files = 'SITE_FILE' | 'TENANTS_FILE';

/** Undefined where no file is named. Each problem says which file. */
function fileIn<T extends { readonly ok: true }>(
  env: Environment,
  variable: Files,
  read: (text: string) => T | Failed,
): T | Failed | undefined {
  const file = variable === 'SITE_FILE' ? env['SITE_FILE'] : env['TENANTS_FILE'];
  if (file === undefined) return undefined;
  if (file === '') return { ok: false, problems: [`${variable} is empty.`] };
  const text = textOf(file);
  const found: T | Failed =
    typeof text === 'string' ? read(text) : { ok: false, problems: [`the file cannot be read (${text.code})`] };
  if (found.ok) return found;
  return { ok: false, problems: found.problems.map((problem) => `${variable} ${file}, ${problem}.`) };
}

type Failed = Extract<FileRead<unknown>, { readonly ok: false }>;

function problemsOf(file: { readonly ok: true } | Failed | undefined): readonly string[] {
  return file === undefined || file.ok ? [] : file.problems;
}

/** A setting that would have no effect is a setting that somebody relies on. */
function onlyFor(profile: string, variable: Files, env: Environment): readonly string[] {
  const isSet = (variable === 'SITE_FILE' ? env['SITE_FILE'] : env['TENANTS_FILE']) !== undefined;
  return isSet ? [`${variable} has no effect here: it is for PROFILE=${profile}.`] : [];
}

function textOf(file: string): string | { readonly code: string } {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return { code: codeOf(error) };
  }
}

/** Nothing that decides who may call, and under which address, has a default. */
function productionProblems(env: Environment): readonly string[] {
  const missing = [
    ...(env['PUBLIC_URL'] === undefined ? ['PUBLIC_URL'] : []),
    ...(env['DATA_DIR'] === undefined ? ['DATA_DIR'] : []),
    ...(env['TENANTS_FILE'] === undefined ? ['TENANTS_FILE'] : []),
  ];
  return [
    ...missing.map((name) => `${name} is missing: PROFILE=production needs it.`),
    ...onlyFor('demo', 'SITE_FILE', env).map((problem) => `${problem} Write it as site of a tenant in TENANTS_FILE.`),
  ];
}
