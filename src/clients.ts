/** Who may call, by profile: in the demo anybody, in production the tenants, each with a service of its own. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createCallService } from './call-service.js';
import type { Config } from './config.js';
import type { CallService, Clients } from './model/client.js';
import type { Report } from './model/outbound.js';
import type { Tenant } from './model/tenant.js';
import { isOpen, publicAnd } from './security/addresses.js';
import { clientAuthentication, type TrustedClient } from './security/authenticate-client.js';
import { openOutbound, type Outbound } from './security/outbound.js';
import { openSpentTokens } from './security/spent-tokens.js';
import { trust } from './security/trusted-clients.js';

export interface OpenClients extends Clients {
  /** One for each tenant, for the self-test. */
  readonly callServices: readonly CallService[];
  readonly close: () => void;
}

export const now = (): Date => new Date();

export function openClients(config: Config, log: Logger): OpenClients {
  return config.profile === 'demo' ? anybody(config, log) : tenantsOf(config, log);
}

type DemoConfig = Extract<Config, { readonly profile: 'demo' }>;
type ProductionConfig = Extract<Config, { readonly profile: 'production' }>;

/** The demo asks whatever FHIR server a tester names, but for addresses where machines answer with credentials. */
function anybody({ settings, publicUrl }: DemoConfig, log: Logger): OpenClients {
  const outbound = openOutbound(isOpen);
  const fhir = { allows: () => true, get: outbound.get, report: reportTo(log, 'demo') };
  const callService = createCallService({ settings, fhir, now, newUuid: randomUUID, publicUrl, trace: true });
  const client = { tenant: 'demo', origins: 'any', callService } as const;
  return {
    origins: 'any',
    authenticate: () => Promise.resolve({ ok: true, client }),
    callServices: [callService],
    close: () => void outbound.close(),
  };
}

function tenantsOf({ tenants, publicUrl, dataDir }: ProductionConfig, log: Logger): OpenClients {
  const report = reportTo(log);
  const spent = openSpentTokens(dataDir, () => {
    report('spent-tokens-not-kept');
  });
  const open = tenants.map((tenant) => openTenant(tenant, publicUrl, log));
  return {
    ...clientAuthentication({ trusted: open.map(({ trusted }) => trusted), spent, now }),
    callServices: open.map(({ trusted }) => trusted.client.callService),
    close: () => {
      spent.close();
      for (const { outbound } of open) void outbound.close();
    },
  };
}

function openTenant(
  tenant: Tenant,
  publicUrl: string,
  log: Logger,
): { readonly trusted: TrustedClient; readonly outbound: Outbound } {
  const { id, settings, privateNetworks } = tenant;
  const outbound = openOutbound(publicAnd(privateNetworks));
  const trusted = trust(tenant, {
    outbound,
    elapsedMs: () => performance.now(),
    report: reportTo(log, id),
    callServiceWith: (fhir) => createCallService({ settings, fhir, now, newUuid: randomUUID, publicUrl }),
  });
  return { trusted, outbound };
}

function reportTo(log: Logger, tenant?: string): Report {
  return (incident) => {
    log.warn({ tenant, incident }, 'incident');
  };
}
