import { answerOf } from '../knowledge/answer-codes.js';
import { analyteOf } from '../knowledge/lab-codes.js';
import { wordsOf } from '../knowledge/words.js';
import { wordingsOf } from '../knowledge/terminology.js';
import type { SerologyFact, SerologyResult } from '../model/facts.js';
import type { FhirJson, Json } from '../model/json.js';
import { text } from '../model/json.js';
import { isFuture } from './dates.js';
import { effectiveOf } from './measurement.js';
import { referenceOf } from './reference.js';

const reported = ['final', 'amended', 'corrected'];

/**
 * Newest result of each serology test. EBV and HBV DNA have no code in the tables: they are found by name alone. Of
 * several at one time (VCA and EBNA of one sample) a positive one counts: antibody or antigen there is.
 */
export function readSerology(resources: readonly FhirJson[], now: Date): SerologyFact {
  const results = resources
    .flatMap((resource) => resultOf(resource, now))
    .toSorted((a, b) => b.time - a.time || rank(a) - rank(b));
  const newest = (test: string): SerologyResult | undefined => results.find((result) => result.test === test);
  const named = {
    hbsag: newest('hbsag'),
    antiHbc: newest('anti-hbc'),
    hbvDna: newest('hbv-dna'),
    vzv: newest('vzv-igg'),
    ebv: newest('ebv-igg'),
  };
  return Object.fromEntries(Object.entries(named).filter(([, result]) => result !== undefined));
}

function rank({ answer }: SerologyResult): number {
  return ['positive', 'indeterminate', undefined, 'negative'].indexOf(answer);
}

function resultOf(resource: FhirJson, now: Date): readonly (SerologyResult & { readonly test: string })[] {
  const test = testOf(resource['code']);
  const answer =
    answerOf(resource['valueCodeableConcept'] ?? resource['valueString']) ?? answerOf(resource['interpretation']);
  const effective = effectiveOf(resource);
  const isUsable =
    reported.includes(text(resource['status']) ?? '') && effective !== undefined && !isFuture(effective.day, now);
  if (test === undefined || !isUsable) return [];
  return [
    {
      test,
      ...(answer === undefined ? {} : { answer }),
      day: effective.day,
      time: effective.time,
      reference: referenceOf(resource),
    },
  ];
}

function testOf(code: Json | undefined): string | undefined {
  const coded = analyteOf(code);
  if (coded !== undefined) return coded.key === 'serology' ? coded.analyte : undefined;
  const names = wordingsOf(code).map((wording) => wordsOf(wording).slice(0, 20).join(' '));
  const holds = (...patterns: readonly RegExp[]): boolean =>
    names.some((name) => patterns.every((pattern) => pattern.test(name)));
  if (holds(/\b(ebv|epstein barr)\b/, /\bigg\b/, /\b(vca|ebna|capsid|nuclear)\b/)) return 'ebv-igg';
  return holds(/\b(hbv|hepatitis b)\b/, /\bdna\b/) ? 'hbv-dna' : undefined;
}
