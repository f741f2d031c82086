import type { Measurement } from '../model/facts.js';
import { brief, object, objects, text, values, type Json } from '../model/json.js';

const systems: readonly (string | undefined)[] = [
  undefined,
  'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  'http://hl7.org/fhir/v3/ObservationInterpretation',
  'http://terminology.hl7.org/CodeSystem/v2-0078',
  'http://hl7.org/fhir/v2/0078',
  'urn:oid:2.16.840.1.113883.5.83',
];

const flags: { readonly [code: string]: NonNullable<Measurement['flag']> } = {
  L: 'low',
  LL: 'low',
  LU: 'low',
  '<': 'low',
  H: 'high',
  HH: 'high',
  HU: 'high',
  '>': 'high',
  N: 'normal',
  LOW: 'low',
  HIGH: 'high',
  NORMAL: 'normal',
};

/** The laboratory's own flag. Abnormal without a direction (A) is no flag. */
export function flagOf(interpretation: Json | undefined): Measurement['flag'] {
  for (const code of interpretationCodes(interpretation)) {
    const flag = Object.hasOwn(flags, code) ? flags[code] : undefined;
    if (flag) return flag;
  }
  return undefined;
}

/** A qualitative answer that stands in the flag alone. */
export function answerInFlag(interpretation: Json | undefined): 'positive' | 'negative' | undefined {
  const codes = interpretationCodes(interpretation);
  if (codes.includes('POS') || codes.includes('POSITIVE')) return 'positive';
  return codes.includes('NEG') || codes.includes('NEGATIVE') ? 'negative' : undefined;
}

/** Interpretation codes, then its words, in upper case. */
export function interpretationCodes(interpretation: Json | undefined): readonly string[] {
  return interpretation === undefined
    ? []
    : values(interpretation).flatMap((concept) => {
        const codings = objects(object(concept)?.['coding']).filter((coding) =>
          systems.includes(text(coding['system'])),
        );
        return [...codings.map((coding) => text(coding['code'])), text(object(concept)?.['text']) ?? text(concept)]
          .filter((code) => code !== undefined)
          .map((code) => brief(code).trim().toUpperCase());
      });
}
