/** The answer of the service to a request, in this process. */
import { randomUUID } from 'node:crypto';
import { hookServices } from '../../hooks/index.js';
import { createCallService } from '../call-service.js';
import { loadConfig } from '../config.js';
import { readServiceRequest } from '../http/service-request.js';
import { object } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { ServiceResponse } from '../model/cds-hooks.js';
import { ServiceError } from '../model/service-error.js';
import { isOpen } from '../security/addresses.js';
import { openOutbound } from '../security/outbound.js';

/** Nobody waits at a bedside: a FHIR server has longer than at a hook. */
const withinMs = 20_000;

/** Throws ServiceError where the body is no request, ConfigError where a setting is wrong. */
export async function answerTo(body: unknown, env: NodeJS.ProcessEnv): Promise<ServiceResponse> {
  const config = loadConfig({ ...env, PROFILE: 'demo' });
  if (config.profile !== 'demo') throw new ServiceError('malformed', 'only one site can be asked');
  const named = object(body as Json)?.['hook'];
  const service = hookServices.find(({ hook }) => hook === named);
  if (service === undefined) {
    const names = hookServices.map(({ hook }) => hook).join(', ');
    throw new ServiceError('malformed', `hook must be one of ${names}`, 'hook');
  }
  const outbound = openOutbound(isOpen);
  const callService = createCallService({
    settings: config.settings,
    fhir: { allows: () => true, get: outbound.get, withinMs, report: () => undefined },
    now: () => new Date(),
    newUuid: randomUUID,
    publicUrl: config.publicUrl,
    trace: true,
  });
  try {
    return await callService(service.id, service.hook, readServiceRequest(service, body));
  } finally {
    await outbound.close();
  }
}
