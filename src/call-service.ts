/** The way of the data, in its order: request, orders, retrieved, facts, verdicts, dose plan, cards, response. */
import { renderCards } from '../cards/render.js';
import { hookServiceById } from '../hooks/index.js';
import { connect, type Connection } from './fhir/client.js';
import { openRetriever, type RetrieveRequest, type Retriever } from './fhir/retrieve.js';
import { prefetchTemplates } from './fhir/prefetch-template.js';
import { knowledgeVersion } from './knowledge/version.js';
import type { ServiceRequest, ServiceResponse } from './model/cds-hooks.js';
import type { CallService } from './model/client.js';
import type { RetrievalKey } from './model/fact-keys.js';
import { nothingRecalled, type FindingLine, type Journal, type Recollection } from './model/journal.js';
import type { HookName } from './model/orders.js';
import type { FhirAccess } from './model/outbound.js';
import type { Retrieved } from './model/retrieved.js';
import type { Settings } from './model/settings.js';
import { traceHeaders, type TraceContext } from './model/trace-context.js';
import { ServiceError } from './model/service-error.js';
import { accountOf } from './account.js';
import { findsThiopurine, openDraftReferences, rulesInPlay, type InPlay } from './rules-in-play.js';
import { decide, type Decision } from './rules/decide.js';
import type { JudgeInput } from './rules/judge.js';
import { keysForHook, retrieved as keysOfRules } from './rules/keys.js';

export interface CallServiceDeps {
  readonly settings: Settings;
  readonly fhir: FhirAccess;
  readonly now: () => Date;
  readonly newUuid: () => string;
  readonly publicUrl: string;
  /** For testers: the answer says of each rule what stopped it. */
  readonly trace?: boolean;
  /** What is kept of answers. Left out: nothing is kept, and nothing known of earlier ones. */
  readonly journal?: Journal;
}

export function createCallService(deps: CallServiceDeps): CallService {
  return async (serviceId, hook, body, traceContext) => {
    const service = hookServiceById(serviceId);
    if (service === undefined) throw new ServiceError('no-such-service', 'no such service');
    const orders = service.ordersOf(body.context);
    const now = deps.now();
    const { settings, journal } = deps;
    const { patientId, userId } = body.context;
    const server = connect({ ...body, patientId, trace: tracing(traceContext, deps) }, deps.fhir);
    const retriever = openRetriever(sourceOf(body, openDraftReferences(orders)), { now, server });

    const asked = { hook, orders, patientId, settings, now };
    const inPlay = await foundInPlay(retriever, asked);
    const patient = { fhirServer: body.fhirServer, patientId };
    const noted = { hook, patient, userId, ...inPlay.counts };
    if (!inPlay.isConcerned) {
      journal?.note(noted);
      return answer([]);
    }

    const remembered = journal?.recall(patient, userId);
    const { retrieved, keys } = await retrieve(retriever, inPlay, asked);
    const decision = decide({ ...asked, settings: expecting(keys, settings), retrieved });
    const recollection = allowed(await remembered?.(), settings);
    const uuids: string[] = [];
    const newUuid = (): string => {
      const uuid = deps.newUuid();
      uuids.push(uuid);
      return uuid;
    };
    const { digest = unkept, note } = journal ?? {};
    const { cards, folded, told } = renderCards(decision, { newUuid, publicUrl: deps.publicUrl, recollection, digest });
    const id = note === undefined ? undefined : deps.newUuid();
    if (note !== undefined && id !== undefined) {
      const inputs = { ...decision.judgement.input, publicUrl: deps.publicUrl, recollection, uuids };
      note({
        ...noted,
        decision: { id, knowledge: knowledgeVersion, inputs, findings: linesOf(decision), cards, told },
      });
    }
    return answer(
      cards.map(({ card }) => card),
      {
        ...(id === undefined ? {} : { decision: id }),
        ...(folded.length === 0 ? {} : { folded }),
        ...accountOf(decision, keys, deps.trace),
      },
    );
  };
}

/** Nobody keeps it. */
const unkept = (): string => '';

/** A site may want every card each time. Promises are told all the same. */
function allowed(recollection: Recollection = nothingRecalled, { foldsOverridden }: Settings): Recollection {
  return foldsOverridden ? recollection : { ...recollection, overridden: [] };
}

function linesOf({ findings, gaps }: Decision): readonly FindingLine[] {
  return [...findings, ...gaps].map(({ rule, row, indicator }) => ({ rule: rule.id, row: row.id, indicator }));
}

interface Read {
  readonly retrieved: Retrieved;
  /** Keys that were asked for. */
  readonly keys: ReadonlySet<RetrievalKey>;
}

/**
 * Which rules the orders concern. A draft that only a reference names has to be read for that; where the others already are
 * a thiopurine's, what those rules read is asked for beside it, so that one answer that never comes costs no other.
 */
async function foundInPlay(retriever: Retriever, asked: Omit<JudgeInput, 'retrieved'>): Promise<InPlay> {
  const found = (): InPlay => rulesInPlay({ ...asked, retrieved: retriever.ofDrafts() });
  const named = found();
  if (openDraftReferences(asked.orders).length === 0) return named;
  await retriever.read(named.isThiopurineOrdered ? keysOfRules(named.rules) : new Set());
  return found();
}

/**
 * Everything that the rules read, at once; but where no thiopurine is ordered the medication list first: without a
 * thiopurine on it nothing else matters, and nothing else is asked.
 */
async function retrieve(
  retriever: Retriever,
  { rules, isThiopurineOrdered }: InPlay,
  asked: Omit<JudgeInput, 'retrieved'>,
): Promise<Read> {
  const all = keysOfRules(rules);
  const read = async (keys: ReadonlySet<RetrievalKey>): Promise<Read> => ({
    retrieved: await retriever.read(keys),
    keys,
  });
  if (isThiopurineOrdered || !retriever.hasServer || !all.has('medications')) return read(all);
  const listed = await retriever.read(new Set(['medications']));
  if (findsThiopurine(rules, { ...asked, retrieved: listed })) return read(all);
  return read(new Set([...all].filter((key) => key === 'medications' || retriever.isSupplied(key))));
}

/** What is asked on behalf of a call stands in the call's trace, each request as a span of its own. */
function tracing(context: TraceContext | undefined, { newUuid }: CallServiceDeps): Connection['trace'] {
  if (context === undefined) return undefined;
  return () => traceHeaders(context, newUuid().replaceAll('-', '').slice(0, 16));
}

/** A key that nobody asked for is not missing. */
function expecting(keys: ReadonlySet<RetrievalKey>, settings: Settings): Settings {
  return {
    ...settings,
    expectedData: settings.expectedData.filter(({ key }) => key !== 'draftOrders' && keys.has(key)),
  };
}

/** Discovery's prefetch: what the rules of the hook read. */
export function prefetchFor(hook: HookName): Record<string, string> {
  return prefetchTemplates(keysForHook(hook));
}

function sourceOf({ context, prefetch }: ServiceRequest, alsoResolve: readonly string[]): RetrieveRequest {
  return {
    patientId: context.patientId,
    prefetch,
    alsoResolve,
    drafts: [context['draftOrders'], context['medications']],
  };
}

type Account = Omit<ServiceResponse['extension']['org.azathioprine-cds'], 'knowledge'>;

function answer(cards: ServiceResponse['cards'], account: Account = {}): ServiceResponse {
  return { cards, extension: { 'org.azathioprine-cds': { knowledge: knowledgeVersion, ...account } } };
}
