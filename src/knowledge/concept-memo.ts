/** Remembering what a CodeableConcept was read as: a chart writes the same few hundred concepts over and over. */
import { isObject, type Json, type JsonObject } from '../model/json.js';
import { remembered } from '../model/memo.js';

type Concept = Json | undefined;

/** `most` concepts are remembered. `read` must look at nothing but text and codings: system, code, display. */
export function rememberedByConcept<V>(most: number, read: (concept: Concept) => V): (concept: Concept) => V {
  let asked: Concept;
  const known = remembered(most, () => read(asked));
  return (concept) => {
    const signature = signatureOf(concept);
    if (signature === undefined) return read(concept);
    asked = concept;
    const found = known(signature);
    asked = undefined;
    return found;
  };
}

/** More codings, or longer ones, are not worth a place. */
const mostCodings = 5;

/** Two concepts with one signature read alike. None for shapes that FHIR does not write: they are read each time. */
function signatureOf(concept: Concept): string | undefined {
  if (!isObject(concept)) return undefined;
  const { text, coding = [], system, code, display } = concept;
  const isPlain = system === undefined && code === undefined && display === undefined;
  if (!isPlain || !Array.isArray(coding) || coding.length > mostCodings) return undefined;
  let signature = written(text);
  for (const one of coding as readonly Json[]) {
    const part = isObject(one) ? writtenCoding(one) : undefined;
    if (part === undefined) return undefined;
    signature += part;
  }
  return signature;
}

function writtenCoding({ system, code, display }: JsonObject): string | undefined {
  return typeof code === 'number' ? undefined : written(system) + written(code) + written(display);
}

/** With its length in front, so that no text can be written to look like two. What is no text reads as none. */
function written(value: Json | undefined): string {
  return typeof value === 'string' ? `${value.length}:${value}` : '0:';
}
