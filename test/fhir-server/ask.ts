/** The service as in production, but for its clock, and for its time: here a slow server is still a server. */
import { createCallService } from '../../src/call-service.js';
import { connect, type FhirServer } from '../../src/fhir/client.js';
import type { ServiceRequest, ServiceResponse } from '../../src/model/cds-hooks.js';
import type { FhirAccess, OutboundGet } from '../../src/model/outbound.js';
import type { Target } from '../../src/tools/fhir-server/exchange.js';
import { bodyOf, settingsOf, type Sent } from '../support/run-vignettes.js';
import { now, patientId } from '../support/vignette-resources.js';
import { renamed } from './rename.js';

const withinMs = 30_000;

export function accessWith(get: OutboundGet): FhirAccess {
  return { allows: () => true, get, withinMs, report: () => undefined };
}

export function serverAt({ base, token }: Target, get: OutboundGet): FhirServer {
  return connect({ patientId: 'probe', fhirServer: base, fhirAuthorization: bearer(token) }, accessWith(get));
}

/** The answer to a vignette whose data stand under `prefix`; by prefetch alone where there is no server. */
export function ask(sent: Sent, prefix: string, fhir: FhirAccess, target?: Target): Promise<ServiceResponse> {
  const body = renamed(bodyOf(sent), prefix);
  let count = 0;
  const newUuid = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const publicUrl = 'https://cds.example.org';
  const callService = createCallService({
    settings: settingsOf(sent.vignette),
    fhir,
    now: () => now,
    newUuid,
    publicUrl,
  });
  return callService(`azathioprine-${body.hook}`, body.hook, {
    ...body,
    context: { ...body.context, patientId: prefix + patientId },
    ...(target === undefined ? {} : fromServer(target)),
  });
}

function fromServer({ base, token }: Target): Partial<ServiceRequest> {
  const fhirAuthorization = bearer(token);
  return { prefetch: {}, fhirServer: base, ...(fhirAuthorization === undefined ? {} : { fhirAuthorization }) };
}

function bearer(token: string | undefined): ServiceRequest['fhirAuthorization'] | undefined {
  return token === undefined ? undefined : { access_token: token, token_type: 'Bearer' };
}
