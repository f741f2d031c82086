import type { Thiopurine } from '../model/drugs.js';
import { thiopurines } from '../model/drugs.js';
import type { Json } from '../model/json.js';
import { codeIndex, rowOf } from './code-index.js';
import { drugOf } from './drug-codes.js';
import { drugsNamed } from './drug-names.js';
import { member } from './tables.js';
import { codingsOf, wordingsOf } from './terminology.js';
import { allergyCodes } from './value-sets/snomed/lookup.js';

const index = codeIndex(allergyCodes);

/**
 * The thiopurine that an AllergyIntolerance.code or reaction substance names, by code or text. "Thiopurines" without a
 * substance are read as azathioprine: rules treat an allergy to one as an allergy to all.
 */
export function thiopurineAllergen(concept: Json | undefined): Thiopurine | undefined {
  const codings = codingsOf(concept);
  const coded = codings.flatMap((coding) => [
    member(rowOf(index, coding)?.[0], thiopurines),
    ...(drugOf(coding)?.concepts ?? []).map((one) => member(one, thiopurines)),
  ]);
  const texts = wordingsOf(concept);
  const named = texts.flatMap(drugsNamed).flatMap((drug) => drug.concepts.map((one) => member(one, thiopurines)));
  const found = [...coded, ...named].find((thiopurine) => thiopurine !== undefined);
  if (found !== undefined) return found;
  return texts.some((text) => /\bthiopurines?\b(?! (s-)?methyl)/i.test(text.slice(0, 200)))
    ? 'azathioprine'
    : undefined;
}
