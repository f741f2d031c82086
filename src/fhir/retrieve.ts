import type { RetrievalKey } from '../model/fact-keys.js';
import type { FhirJson, Json, JsonObject } from '../model/json.js';
import type { Retrieval, Retrieved } from '../model/retrieved.js';
import type { FhirServer } from './client.js';
import { collect, type Collected, type Reach } from './collect.js';
import { collectMedications } from './medication-list.js';
import { addAliases, openReferences, readMedications } from './medication-references.js';
import { readPrefetch, readResource, type Page } from './page.js';
import { addToIndex } from './references.js';

export interface RetrieveRequest {
  readonly patientId: string;
  readonly prefetch?: JsonObject | undefined;
  /** `medicationReference.reference` of the drafts: Medications to find, or read from the server, into `referenced`. */
  readonly alsoResolve?: readonly string[] | undefined;
  /** The Bundle of drafts: a Medication that it carries is found there. */
  readonly drafts?: Json | undefined;
}

export interface RetrieveDeps {
  readonly now: Date;
  /** For the whole hook call: both rounds ask the same server under one deadline. */
  readonly server: FhirServer;
}

/**
 * Everything that rules read, by key: prefetch first, what is missing from the FHIR server, all keys at once. Never
 * throws for what a client or server sends. A key that was not asked for is absent.
 */
export async function retrieve(
  request: RetrieveRequest,
  keys: ReadonlySet<RetrievalKey>,
  deps: RetrieveDeps,
): Promise<Retrieved> {
  const prefetch = request.prefetch ?? {};
  const reach: Reach = {
    patientId: request.patientId,
    prefetch,
    pages: pagesOf(prefetch),
    server: deps.server,
    now: deps.now,
  };
  const referenced = new Map<string, FhirJson>();
  indexMedications(reach, request.drafts, referenced);
  const draftReferences = request.alsoResolve ?? [];
  // The drafts' references are known from the start, so they are read beside the searches.
  const [collected] = await Promise.all([
    collectAll(reach, keys, referenced),
    readMissing(draftReferences, reach, referenced),
  ]);
  const medications = collected.get('medications');
  addAliases(medications?.resources ?? [], draftReferences, referenced);
  return {
    byKey: byKey((key) => retrievalOf(collected.get(key))),
    referenced,
    medicationHistoryQueried: medications?.via === 'fhirServer' && medications.reason === undefined,
  };
}

/** A member that is there without a value was never supplied: only null says that nothing was found. */
function pagesOf(prefetch: JsonObject): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  for (const [key, value] of Object.entries(prefetch)) if (value !== undefined) pages.set(key, readPrefetch(value));
  return pages;
}

function byKey(retrieval: (key: RetrievalKey) => Retrieval): Retrieved['byKey'] {
  return {
    patient: retrieval('patient'),
    medications: retrieval('medications'),
    allergies: retrieval('allergies'),
    conditions: retrieval('conditions'),
    procedures: retrieval('procedures'),
    weight: retrieval('weight'),
    bloodCounts: retrieval('bloodCounts'),
    liverTests: retrieval('liverTests'),
    renalFunction: retrieval('renalFunction'),
    inr: retrieval('inr'),
    pharmacogenetics: retrieval('pharmacogenetics'),
    metabolites: retrieval('metabolites'),
    serology: retrieval('serology'),
    pregnancy: retrieval('pregnancy'),
    immunizations: retrieval('immunizations'),
    serviceRequests: retrieval('serviceRequests'),
  };
}

async function collectAll(
  reach: Reach,
  keys: ReadonlySet<RetrievalKey>,
  referenced: Map<string, FhirJson>,
): Promise<ReadonlyMap<RetrievalKey, Collected>> {
  const collected = new Map<RetrievalKey, Collected>();
  const one = async (key: RetrievalKey): Promise<void> => {
    const answer = await (key === 'medications' ? collectMedications(reach) : collect(reach, key));
    if (answer === undefined) return;
    for (const entry of answer.referable) addToIndex(referenced, entry);
    collected.set(key, key === 'medications' ? await named(answer, reach, referenced) : answer);
  };
  await Promise.all([...keys].map(one));
  return collected;
}

/** Medications of every Bundle that the client sent, whatever its key: they belong to no patient. */
function indexMedications(reach: Reach, drafts: Json | undefined, index: Map<string, FhirJson>): void {
  const sent = [...reach.pages.values(), ...(drafts === undefined ? [] : [readResource(drafts)])];
  for (const entry of sent.flatMap((page) => [...page.matches, ...page.included])) {
    if (entry.resource.resourceType === 'Medication') addToIndex(index, entry);
  }
}

/** The list with every drug named that can be; partial where an entry stays nameless. */
async function named(medications: Collected, reach: Reach, referenced: Map<string, FhirJson>): Promise<Collected> {
  if (medications.reason !== undefined) return medications;
  const open = openReferences(medications.resources, referenced);
  if (!open.nameless) return medications;
  await readMissing(open.references, reach, referenced);
  return openReferences(medications.resources, referenced).nameless
    ? { ...medications, reason: 'partial' }
    : medications;
}

async function readMissing(
  references: readonly string[],
  reach: Reach,
  referenced: Map<string, FhirJson>,
): Promise<void> {
  if (typeof reach.server !== 'string') await readMedications(references, reach.server, referenced);
}

function retrievalOf(collected: Collected | undefined): Retrieval {
  if (collected === undefined) return { answered: false, reason: 'absent', seen: [] };
  const { reason, via, resources } = collected;
  if (reason === undefined) return { answered: true, via, resources };
  return { answered: false, reason, via, seen: resources };
}
