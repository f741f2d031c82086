/** A tenants file, checked: the hospitals that may call, or everything that is wrong with it, by line and key. */
import type { Tenant } from '../model/tenant.js';
import { fileReader, type FileRead } from './read-file.js';
import { settingsOf } from './read-site.js';
import { algorithmsOf, brokenTenantLaws } from './tenant-laws.js';
import { tenantsSchema, type TenantEntry, type TenantsFile } from './tenant-schema.js';

const read = fileReader<TenantsFile>(tenantsSchema, brokenTenantLaws);

export function readTenants(text: string): FileRead<readonly Tenant[]> {
  const file = read(text);
  if (!file.ok) return file;
  return { ok: true, value: Object.entries(file.value.tenants).map(([id, entry]) => tenantOf(id, entry)) };
}

function tenantOf(id: string, entry: TenantEntry): Tenant {
  const {
    issuer,
    tenantClaim,
    jku = [],
    keys,
    fhirServers,
    answerWithinMs,
    privateNetworks = [],
    origins = [],
    reportKeys,
    site = {},
  } = entry;
  return {
    id,
    issuer,
    ...(tenantClaim === undefined ? {} : { tenantClaim }),
    algorithms: algorithmsOf(entry),
    jku,
    ...(keys === undefined ? {} : { keys }),
    fhirServers,
    privateNetworks,
    origins,
    ...(answerWithinMs === undefined ? {} : { answerWithinMs }),
    ...(reportKeys === undefined ? {} : { reportKeys }),
    settings: settingsOf(site),
  };
}
