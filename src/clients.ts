/** Who may call, by profile: in the demo anybody, in production the tenants, each with a service of its own. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createCallService } from './call-service.js';
import type { Config } from './config.js';
import { reportTo } from './incidents.js';
import { watchedCalls, watchedQueries } from './metrics/watched.js';
import type { CallService, Clients } from './model/client.js';
import type { Meter } from './model/meter.js';
import { InternalFault } from './model/fault.js';
import { fhirShare, type FhirAccess } from './model/outbound.js';
import type { OpenRecords } from './open-records.js';
import type { Settings } from './model/settings.js';
import type { Tenant } from './model/tenant.js';
import { isOpen, publicAnd } from './security/addresses.js';
import { clientAuthentication, type TrustedClient } from './security/authenticate-client.js';
import { openOutbound, type Outbound } from './security/outbound.js';
import { openSpentFile } from './security/spent-file.js';
import { spentTokens } from './security/spent-tokens.js';
import { trust } from './security/trusted-clients.js';

export interface OpenClients extends Clients {
  /** One for each tenant, for the self-test: what it is asked is not counted. */
  readonly tested: readonly Tested[];
  readonly close: () => void;
}

export interface Tested {
  readonly tenant: string;
  readonly callService: CallService;
  readonly settings: Settings;
}

/** Of what is kept, what a call needs. */
type Records = Pick<OpenRecords, 'journal' | 'spentStore'>;

export const now = (): Date => new Date();

export function openClients(config: Config, log: Logger, meter: Meter, records: Records): OpenClients {
  return config.profile === 'demo' ? anybody(config, log, meter, records) : tenantsOf(config, log, meter, records);
}

type DemoConfig = Extract<Config, { readonly profile: 'demo' }>;
type ProductionConfig = Extract<Config, { readonly profile: 'production' }>;

/** The demo asks whatever FHIR server a tester names, but for addresses where machines answer with credentials. */
function anybody(
  { settings, publicUrl, answerWithinMs }: DemoConfig,
  log: Logger,
  meter: Meter,
  { journal }: Records,
): OpenClients {
  const outbound = openOutbound(isOpen);
  const fhir = {
    allows: () => true,
    get: watchedQueries(outbound.get, meter),
    withinMs: fhirShare * answerWithinMs,
    report: reportTo(log, meter, 'demo'),
  };
  const deps = { settings, fhir, now, newUuid: randomUUID, publicUrl, trace: true };
  const callService = createCallService({ ...deps, journal: journal.of('demo') });
  const client = { tenant: 'demo', origins: 'any', callService: watchedCalls(callService, meter) } as const;
  return {
    origins: 'any',
    authenticate: () => Promise.resolve({ ok: true, client }),
    tested: [{ tenant: 'demo', callService: createCallService(deps), settings }],
    close: () => void outbound.close(),
  };
}

function tenantsOf(config: ProductionConfig, log: Logger, meter: Meter, records: Records): OpenClients {
  const { tenants, dataDir } = config;
  const report = reportTo(log, meter);
  const spent = spentTokens(records.spentStore ?? openSpentFile(dataDir), () => {
    report('spent-tokens-not-kept');
  });
  const open = tenants.map((tenant) => openTenant(tenant, config, log, meter, records));
  return {
    ...clientAuthentication({ trusted: open.map(({ trusted }) => trusted), spent, now }),
    tested: open.map(({ tested }) => tested),
    close: () => {
      spent.close();
      for (const { outbound } of open) void outbound.close();
    },
  };
}

function openTenant(
  tenant: Tenant,
  { publicUrl, answerWithinMs }: ProductionConfig,
  log: Logger,
  meter: Meter,
  { journal }: Records,
): { readonly trusted: TrustedClient; readonly outbound: Outbound; readonly tested: Tested } {
  const { id, settings, privateNetworks } = tenant;
  const outbound = openOutbound(publicAnd(privateNetworks));
  const deps = { settings, now, newUuid: randomUUID, publicUrl };
  const trusted = trust(tenant, {
    outbound,
    elapsedMs: () => performance.now(),
    report: reportTo(log, meter, id),
    answerWithinMs,
    callServiceWith: (fhir) => {
      const get = watchedQueries(fhir.get, meter);
      return createCallService({ ...deps, fhir: { ...fhir, get }, journal: journal.of(id) });
    },
  });
  const client = { ...trusted.client, callService: watchedCalls(trusted.client.callService, meter) };
  const tested = { tenant: id, callService: createCallService({ ...deps, fhir: noServer }), settings };
  return { trusted: { ...trusted, client }, outbound, tested };
}

/** Canary patients bring all their data. */
const noServer: FhirAccess = {
  allows: () => false,
  get: () => Promise.reject(new InternalFault('a self-test asked a FHIR server')),
  withinMs: 0,
  report: () => undefined,
};
