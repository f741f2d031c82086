import { object, objects, text, type FhirJson } from '../model/json.js';
import type { FhirSource } from './client.js';
import { lookUp, relativeTypeAndId, speaks } from './references.js';

/** Medications read one by one for one hook call. */
const MAX_READS = 50;

/** Records that never were, or never will be, a medicine taken: what they refer to does not matter. */
const withoutEffect = ['entered-in-error', 'cancelled'];

/** References of list entries that say their drug nowhere else, and whether an entry says it nowhere at all. */
export function openReferences(
  list: readonly FhirJson[],
  referenced: ReadonlyMap<string, FhirJson>,
): { readonly references: readonly string[]; readonly nameless: boolean } {
  const unread = list.filter(
    (entry) => !withoutEffect.includes(text(entry['status']) ?? '') && !namesDrug(entry, referenced),
  );
  const references = unread.map((entry) => text(object(entry['medicationReference'])?.['reference']));
  return {
    references: references.filter((reference) => reference !== undefined),
    nameless: unread.length > 0,
  };
}

function namesDrug(entry: FhirJson, referenced: ReadonlyMap<string, FhirJson>): boolean {
  if (speaks(entry['medicationCodeableConcept'])) return true;
  const pointer = object(entry['medicationReference']);
  if (text(pointer?.['display'])?.trim()) return true;
  const reference = text(pointer?.['reference']);
  const medication = reference === undefined ? undefined : lookUp(reference, referenced, entry);
  return medication !== undefined && (speaks(medication['code']) || objects(medication['ingredient']).length > 0);
}

/**
 * Reads the Medications that these references name into the index, under the reference as it was written too. Only from this
 * server: an absolute reference elsewhere is left alone. What cannot be read stays unresolved.
 */
export async function readMedications(
  references: readonly string[],
  server: FhirSource,
  index: Map<string, FhirJson>,
): Promise<void> {
  const wanted = new Map<string, string>();
  for (const reference of references) {
    const target = relativeTypeAndId(server.relative(reference) ?? reference);
    if (target?.type === 'Medication' && lookUp(reference, index) === undefined) wanted.set(reference, target.id);
  }
  const ids = [...new Set(wanted.values())].filter((id) => !index.has(`Medication/${id}`)).slice(0, MAX_READS);
  await Promise.all(
    ids.map(async (id) => {
      const answer = await server.read('Medication', id);
      if (!answer.ok || answer.resource.resourceType !== 'Medication' || answer.resource['id'] !== id) return;
      index.set(`Medication/${id}`, answer.resource);
    }),
  );
  for (const [reference, id] of wanted) {
    const medication = index.get(`Medication/${id}`);
    if (medication !== undefined) index.set(reference, medication);
  }
}

/** Enters what a reference resolves to under the reference as written, so that readers need no rules of references. */
export function addAliases(list: readonly FhirJson[], extra: readonly string[], index: Map<string, FhirJson>): void {
  const written = list.map((entry) => text(object(entry['medicationReference'])?.['reference']));
  for (const reference of [...written, ...extra]) {
    if (reference === undefined || reference.startsWith('#')) continue;
    const found = lookUp(reference, index);
    if (found !== undefined) index.set(reference, found);
  }
}
