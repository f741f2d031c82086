/** The way of the data, in its order: request, orders, retrieved, facts, verdicts, dose plan, cards, response. */
import { renderCards } from '../cards/render.js';
import { hookServiceById } from '../hooks/index.js';
import { connect } from './fhir/client.js';
import { retrieve } from './fhir/retrieve.js';
import { prefetchTemplates } from './fhir/prefetch-template.js';
import { knowledgeVersion } from './knowledge/version.js';
import type { ServiceRequest, ServiceResponse } from './model/cds-hooks.js';
import type { CallService } from './model/client.js';
import type { HookName } from './model/orders.js';
import type { FhirAccess } from './model/outbound.js';
import type { Settings } from './model/settings.js';
import { ServiceError } from './model/service-error.js';
import { accountOf } from './account.js';
import { openDraftReferences, rulesInPlay } from './rules-in-play.js';
import { decide } from './rules/decide.js';
import { keysForHook, retrieved as keysOfRules } from './rules/keys.js';

export interface CallServiceDeps {
  readonly settings: Settings;
  readonly fhir: FhirAccess;
  readonly now: () => Date;
  readonly newUuid: () => string;
  readonly publicUrl: string;
  /** For testers: the answer says of each rule what stopped it. */
  readonly trace?: boolean;
}

export function createCallService(deps: CallServiceDeps): CallService {
  return async (serviceId, hook, body) => {
    const service = hookServiceById(serviceId);
    if (service === undefined) throw new ServiceError('no-such-service', 'no such service');
    const orders = service.ordersOf(body.context);
    const now = deps.now();
    const { patientId } = body.context;

    const references = openDraftReferences(orders);
    const server = connect({ ...body, patientId }, deps.fhir);
    const early = await retrieve(sourceOf(body, references), new Set(), { now, server });
    const inPlay = rulesInPlay({ hook, orders, retrieved: early, patientId, settings: deps.settings, now });
    if (!inPlay.isConcerned) return answer([]);

    const retrieved = await retrieve(sourceOf(body, references), keysOfRules(inPlay.rules), { now, server });
    const decision = decide({ hook, orders, retrieved, patientId, settings: deps.settings, now });
    return answer(renderCards(decision, deps), accountOf(decision, inPlay.rules, deps.trace));
  };
}

/** Discovery's prefetch: what the rules of the hook read. */
export function prefetchFor(hook: HookName): Record<string, string> {
  return prefetchTemplates(keysForHook(hook));
}

function sourceOf(
  { context, prefetch }: ServiceRequest,
  alsoResolve: readonly string[],
): Parameters<typeof retrieve>[0] {
  return {
    patientId: context.patientId,
    prefetch,
    alsoResolve,
    drafts: context['draftOrders'] ?? context['medications'],
  };
}

function answer(
  cards: ServiceResponse['cards'],
  account: ReturnType<typeof accountOf> | Record<string, never> = {},
): ServiceResponse {
  return { cards, extension: { 'org.azathioprine-cds': { knowledge: knowledgeVersion, ...account } } };
}
