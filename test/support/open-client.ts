/** A service that anybody may call, and that may ask any FHIR server: what tests of other matters stand on. */
import type { CallService, Clients } from '../../src/model/client.js';
import type { FhirAccess } from '../../src/model/outbound.js';
import { openOutbound } from '../../src/security/outbound.js';

export const anyFhir: FhirAccess = {
  allows: () => true,
  get: openOutbound(() => true).get,
  // Longer than any answer here takes: what tests of slow servers wait for is given by them.
  withinMs: 4_000,
  report: () => undefined,
};

export function anybody(callService: CallService): Clients {
  const client = { tenant: 'demo', origins: 'any', callService } as const;
  return { origins: 'any', authenticate: () => Promise.resolve({ ok: true, client }) };
}
