/** A sealed record as the inputs that it was written from. */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { byRetrievalKey } from '../model/fact-keys.js';
import type { DecisionInputs } from '../model/journal.js';
import type { FhirJson } from '../model/json.js';
import type { Retrieval } from '../model/retrieved.js';
import type { Seal } from '../store/seal.js';
import { recordFormat, type DecisionRecord, type PlainRetrieval } from './format.js';

const expanded = promisify(inflateRaw);

export type RecordRead =
  | { readonly ok: true; readonly record: DecisionRecord }
  /** sealed: it was sealed under another key, or changed. format: a later version of this service wrote it. */
  | { readonly ok: false; readonly problem: 'sealed' | 'format' };

export async function readRecord(sealed: string, seal: Seal): Promise<RecordRead> {
  const opened = openedBy(seal, sealed);
  if (opened === undefined) return { ok: false, problem: 'sealed' };
  const record = JSON.parse((await expanded(opened)).toString()) as { readonly format: unknown };
  return isOfThisFormat(record) ? { ok: true, record } : { ok: false, problem: 'format' };
}

/** Only this service seals: what opens has the form of its number. */
function isOfThisFormat(record: { readonly format: unknown }): record is DecisionRecord {
  return record.format === recordFormat;
}

/** Whatever is wrong with the letters, the cipher says it by throwing, and says no more. */
function openedBy(seal: Seal, sealed: string): Buffer | undefined {
  try {
    return seal.open(sealed);
  } catch {
    return undefined;
  }
}

/** Resources that were one are one again: facts are read once for each. */
export function inputsOf(record: DecisionRecord): DecisionInputs {
  const { hook, patientId, publicUrl, recollection, uuids, settings, orders } = record;
  const at = (place: number): FhirJson => {
    const resource = record.resources[place];
    if (resource === undefined) throw new Error(`the record has no resource ${place}`);
    return resource;
  };
  const { localCodes, ...plain } = settings;
  return {
    hook,
    patientId,
    publicUrl,
    recollection,
    uuids,
    now: new Date(record.now),
    settings: { ...plain, ...(localCodes === undefined ? {} : { localCodes: new Map(localCodes) }) },
    orders:
      orders.kind === 'orders'
        ? {
            kind: 'orders',
            drafts: orders.drafts.map((draft) => ({
              ...draft,
              original: at(draft.original),
              resource: at(draft.resource),
            })),
          }
        : orders,
    retrieved: {
      byKey: byRetrievalKey((key) => retrievalOf(record.byKey[key], at)),
      referenced: new Map(record.referenced.map(([name, place]) => [name, at(place)])),
      medicationHistoryQueried: record.medicationHistoryQueried,
    },
  };
}

function retrievalOf(plain: PlainRetrieval, at: (place: number) => FhirJson): Retrieval {
  return plain.answered ? { ...plain, resources: plain.resources.map(at) } : { ...plain, seen: plain.seen.map(at) };
}
