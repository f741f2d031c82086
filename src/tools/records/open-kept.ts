/** The database and the key of the service whose environment this is, to read what it kept. Makes nothing. */
import { existsSync } from 'node:fs';
import { ConfigError, loadConfig } from '../../config.js';
import { postgresAt, sqliteFile, sqliteIn, type Database } from '../../store/open-database.js';
import { keptSiteKey } from '../../store/site-key.js';

export interface Kept {
  readonly database: Database;
  readonly siteKey: Buffer;
}

type Environment = Parameters<typeof loadConfig>[0];

/** Throws ConfigError. */
export function openKept(env: Environment): Kept {
  const { databaseUrl, dataDir, siteKey } = loadConfig(env);
  const key = siteKey === undefined ? keptSiteKey(dataDir) : { ok: true as const, key: siteKey };
  if (!key.ok) throw new ConfigError([`DATA_DIR ${dataDir}, site.key in it: ${key.problem}.`]);
  if (databaseUrl !== undefined) return { database: postgresAt(databaseUrl), siteKey: key.key };
  if (!existsSync(sqliteFile(dataDir)))
    throw new ConfigError([`DATA_DIR ${dataDir} holds no database of the service.`]);
  return { database: sqliteIn(dataDir), siteKey: key.key };
}
