/** A service that anybody may call, and that may ask any FHIR server: what tests of other matters stand on. */
import { randomUUID } from 'node:crypto';
import { createCallService } from '../../src/call-service.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import type { CallService, Clients } from '../../src/model/client.js';
import type { FhirAccess, OutboundGet } from '../../src/model/outbound.js';
import { openOutbound } from '../../src/security/outbound.js';
import { now } from './real-answers.js';

export const anyFhir: FhirAccess = {
  allows: () => true,
  get: openOutbound(() => true).get,
  // Longer than any answer here takes: what tests of slow servers wait for is given by them.
  withinMs: 4_000,
  report: () => undefined,
};

/** The whole service, over a FHIR server that this stands for. */
export function serviceAsking(get: OutboundGet, withinMs: number): CallService {
  return createCallService({
    settings: defaultSettings,
    fhir: { ...anyFhir, get, withinMs },
    now: () => now,
    newUuid: randomUUID,
    publicUrl: 'https://cds.example.org',
  });
}

export function anybody(callService: CallService): Clients {
  const client = { tenant: 'demo', origins: 'any', callService } as const;
  return { origins: 'any', authenticate: () => Promise.resolve({ ok: true, client }) };
}
