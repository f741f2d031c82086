import { drugsNamed } from '../knowledge/drug-names.js';
import { hasKnownCode } from '../knowledge/mute-concept.js';
import { wordingsOf } from '../knowledge/terminology.js';
import { remembered } from '../model/memo.js';
import { object, objects, text, type FhirJson } from '../model/json.js';
import type { FhirSource } from './client.js';
import { lookUp, relativeTypeAndId, speaks } from './references.js';

/** Medications read one by one for one hook call. */
const MAX_READS = 50;

/** Records that never were, or never will be, a medicine taken: what they refer to does not matter. */
const withoutEffect = ['entered-in-error', 'cancelled'];

/** What ended is not worth a request where words stand for it: long lists are mostly that. */
const ended = ['completed', 'stopped'];

/** named: sure to say its drug. doubtful: in words that we do not know. nameless: nowhere at all. */
type Naming = 'named' | 'doubtful' | 'nameless';

/**
 * References to read, and whether an entry says its drug nowhere at all. What is nameless comes first: a doubtful entry has
 * its words to fall back on, and facts judge whether these can be a name.
 */
export function openReferences(
  list: readonly FhirJson[],
  referenced: ReadonlyMap<string, FhirJson>,
): { readonly references: readonly string[]; readonly nameless: boolean } {
  const nameless: FhirJson[] = [];
  const doubtful: FhirJson[] = [];
  for (const entry of list) {
    const status = text(entry['status']) ?? '';
    if (withoutEffect.includes(status)) continue;
    const naming = namingOf(entry, referenced);
    if (naming === 'nameless') nameless.push(entry);
    else if (naming === 'doubtful' && (!ended.includes(status) || isDispense(entry))) doubtful.push(entry);
  }
  return {
    references: [...nameless, ...doubtful].flatMap((entry) => referenceIn(entry) ?? []),
    nameless: nameless.length > 0,
  };
}

/** Completed says of a dispense that it was handed over. */
function isDispense({ resourceType }: FhirJson): boolean {
  return resourceType === 'MedicationDispense';
}

function referenceIn(entry: FhirJson): string | undefined {
  return text(object(entry['medicationReference'])?.['reference']);
}

function namingOf(entry: FhirJson, referenced: ReadonlyMap<string, FhirJson>): Naming {
  const concept = entry['medicationCodeableConcept'];
  const isSpoken = speaks(concept);
  const pointer = object(entry['medicationReference']);
  if (pointer === undefined) return isSpoken ? 'named' : 'nameless';
  const reference = text(pointer['reference']);
  const medication = reference === undefined ? undefined : lookUp(reference, referenced, entry);
  if (medication !== undefined && (speaks(medication['code']) || objects(medication['ingredient']).length > 0))
    return 'named';
  const display = text(pointer['display'])?.trim() ?? '';
  if (!isSpoken && display === '') return 'nameless';
  return hasKnownCode(concept) || [...wordingsOf(concept), display].some(namesDrugOfOurs) ? 'named' : 'doubtful';
}

/** A list writes the same few hundred names over and over. */
const namesDrugOfOurs = remembered(2000, (words) => drugsNamed(words).length > 0);

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
