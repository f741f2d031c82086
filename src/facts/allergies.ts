import { thiopurineAllergen } from '../knowledge/allergy-codes.js';
import { reactions, type Reaction } from '../knowledge/reactions.js';
import { wordingsOf } from '../knowledge/terminology.js';
import type { AllergyFact } from '../model/facts.js';
import { object, objects, values, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { referenceOf } from './reference.js';
import { isWithdrawn, statusCode } from './status.js';

const gravestFirst = ['severe', 'moderate', 'mild'] as const;

/** Recorded reactions to a thiopurine, by entry; resolved, refuted and mistaken entries are none. */
export function readAllergies(resources: readonly FhirJson[]): readonly AllergyFact[] {
  return resources
    .filter(({ resourceType }) => resourceType === 'AllergyIntolerance')
    .filter((entry) => !isWithdrawn(entry['verificationStatus']) && statusCode(entry['clinicalStatus']) !== 'resolved')
    .flatMap(allergyFact);
}

function allergyFact(entry: FhirJson): readonly AllergyFact[] {
  const allergen = allergenOf(entry);
  if (!allergen) return [];
  const gravest = gravestOf(objects(entry['reaction']).flatMap(wordsOfReaction).flatMap(reactionsIn));
  const isSevere = statusCode(entry['criticality']) === 'high' || gravest?.group === 'severe';
  // "Only" nausea is known only where every manifestation is: one that we cannot read may be the grave one.
  const reaction = isSevere ? 'severe' : hasUnread(entry) ? 'unknown' : (gravest?.group ?? 'unknown');
  return [{ allergen, reaction, ...(gravest && { manifestation: gravest.name }), reference: referenceOf(entry) }];
}

function hasUnread(entry: JsonObject): boolean {
  const manifestations = objects(entry['reaction']).flatMap((reaction) => values(reaction['manifestation']));
  return manifestations.some((manifestation) => wordsOf(manifestation).flatMap(reactionsIn).length === 0);
}

/** The entry's own code, else the substance of one of its reactions. "No known allergy to azathioprine" is none. */
function allergenOf(entry: JsonObject): AllergyFact['allergen'] | undefined {
  const named = [entry['code'], ...objects(entry['reaction']).map((reaction) => reaction['substance'])];
  if (
    wordsOf(entry['code']).some((words) =>
      /\bno known\b|^\s*no\s+(allerg|hypersensitiv|intoleran|adverse)/i.test(words),
    )
  )
    return undefined;
  return named.map(thiopurineAllergen).find((allergen) => allergen !== undefined);
}

function wordsOfReaction(reaction: JsonObject): readonly string[] {
  return [...values(reaction['manifestation']).flatMap(wordsOf), ...wordsOf(reaction['description'])];
}

/** Of a concept, or of a reference to one (R5). */
function wordsOf(value: Json | undefined): readonly string[] {
  return wordingsOf(object(value)?.['concept'] ?? value);
}

/** Every known manifestation that the words name and do not deny. */
function reactionsIn(words: string): readonly Reaction[] {
  const affirmed = words
    .slice(0, 2000)
    .toLowerCase()
    .replace(/\b(no|without|denies|denied)\b[^.,;]*/g, ' ');
  return reactions.filter((reaction) => reaction.words.test(affirmed));
}

function gravestOf(found: readonly Reaction[]): Reaction | undefined {
  return gravestFirst
    .map((group) => found.find((reaction) => reaction.group === group))
    .find((reaction) => reaction !== undefined);
}
