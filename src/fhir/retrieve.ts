import type { RetrievalKey } from '../model/fact-keys.js';
import type { FhirJson, Json, JsonObject } from '../model/json.js';
import { onceFor } from '../model/memo.js';
import type { Retrieval, Retrieved } from '../model/retrieved.js';
import type { FhirServer } from './client.js';
import { collect, type Collected, type Reach } from './collect.js';
import { collectMedications } from './medication-list.js';
import { addAliases, openReferences, readMedications } from './medication-references.js';
import { readPrefetch, resourcesIn, type Page } from './page.js';
import { addToIndex, type Entry } from './references.js';

export interface RetrieveRequest {
  readonly patientId: string;
  readonly prefetch?: JsonObject | undefined;
  /** `medicationReference.reference` of the drafts: Medications to find, or read from the server, into `referenced`. */
  readonly alsoResolve?: readonly string[] | undefined;
  /** The Bundles of drafts, of whatever type: a Medication that they carry is found there. */
  readonly drafts?: readonly (Json | undefined)[];
}

export interface RetrieveDeps {
  readonly now: Date;
  readonly server: FhirServer;
}

/** The way to the data of one hook call. Never throws for what a client or server sends; a key that was not asked for is absent. */
export interface Retriever {
  /** No key, only the Medications that drafts refer to, as far as they were sent or read by now. */
  readonly ofDrafts: () => Retrieved;
  /** Prefetch first, what is missing from the FHIR server, all keys at once; no key is asked for twice. */
  readonly read: (keys: ReadonlySet<RetrievalKey>) => Promise<Retrieved>;
  /** Whether there is a FHIR server to ask. */
  readonly hasServer: boolean;
  /** Whether the client sent something under this key. */
  readonly isSupplied: (key: RetrievalKey) => boolean;
}

/** Begins to read the Medications that only the drafts' references name. */
export function openRetriever(request: RetrieveRequest, { now, server }: RetrieveDeps): Retriever {
  const { patientId, prefetch = {}, alsoResolve = [], drafts = [] } = request;
  const reach: Reach = { patientId, prefetch, pages: pagesOf(prefetch), server, now };
  const referenced = new Map<string, FhirJson>();
  indexMedications(reach, drafts, referenced);
  const draftsRead = readMissing(alsoResolve, reach, referenced);
  const collected = new Map<RetrievalKey, Collected>();

  const known = (of: ReadonlyMap<RetrievalKey, Collected>): Retrieved => {
    const medications = of.get('medications');
    addAliases(bare(medications?.resources ?? []), alsoResolve, referenced);
    return {
      byKey: byKey((key) => retrievalOf(of.get(key))),
      referenced,
      medicationHistoryQueried: isWholeFromServer(medications),
    };
  };
  const keep = (key: RetrievalKey, answer: Collected | undefined): void => {
    if (answer === undefined) return;
    for (const entry of answer.referable) addToIndex(referenced, entry);
    collected.set(key, answer);
  };
  const readOnce = onceFor(async (key: RetrievalKey): Promise<void> => {
    const answer = await (key === 'medications' ? collectMedications(reach) : collect(reach, key));
    keep(key, answer);
    if (answer !== undefined && key === 'medications') keep(key, await named(answer, reach, referenced));
  });
  return {
    ofDrafts: () => known(new Map()),
    read: async (keys) => {
      await Promise.all([draftsRead, ...[...keys].map(readOnce)]);
      return known(collected);
    },
    hasServer: typeof server !== 'string',
    isSupplied: (key) => reach.pages.has(key),
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

/** Medications of every Bundle that the client sent, whatever its key: they belong to no patient. */
function indexMedications(
  reach: Reach,
  drafts: NonNullable<RetrieveRequest['drafts']>,
  referenced: Map<string, FhirJson>,
): void {
  const index = (entries: readonly Entry[]): void => {
    for (const entry of entries) if (entry.resource.resourceType === 'Medication') addToIndex(referenced, entry);
  };
  for (const { matches, included } of reach.pages.values()) {
    index(matches);
    index(included);
  }
  for (const bundle of drafts) index(resourcesIn(bundle));
}

/** The list with every drug named that can be; partial where an entry says its drug nowhere. */
async function named(medications: Collected, reach: Reach, referenced: Map<string, FhirJson>): Promise<Collected> {
  if (medications.reason !== undefined) return medications;
  const list = bare(medications.resources);
  const open = openReferences(list, referenced);
  if (open.references.length === 0 && !open.nameless) return medications;
  await readMissing(open.references, reach, referenced);
  return openReferences(list, referenced).nameless ? { ...medications, reason: 'partial' } : medications;
}

async function readMissing(
  references: readonly string[],
  reach: Reach,
  referenced: Map<string, FhirJson>,
): Promise<void> {
  if (typeof reach.server !== 'string') await readMedications(references, reach.server, referenced);
}

function bare(entries: readonly Entry[]): readonly FhirJson[] {
  return entries.map(({ resource }) => resource);
}

function isWholeFromServer(list: Collected | undefined): boolean {
  return list?.via === 'fhirServer' && list.reason === undefined && list.statements === undefined;
}

function retrievalOf(collected: Collected | undefined): Retrieval {
  if (collected === undefined) return { answered: false, reason: 'absent', seen: [] };
  const { reason, via, statements } = collected;
  const resources = bare(collected.resources);
  if (reason === undefined)
    return { answered: true, via, resources, ...(statements === undefined ? {} : { statements }) };
  return { answered: false, reason, via, seen: resources };
}
