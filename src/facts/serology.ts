import { answerOf, type Answer } from '../knowledge/answer-codes.js';
import { analyteOf } from '../knowledge/lab-codes.js';
import { wordsOf } from '../knowledge/words.js';
import { yesOrNo } from '../knowledge/pregnancy-words.js';
import { wordingsOf } from '../knowledge/terminology.js';
import { exact } from '../model/exact.js';
import type { SerologyFact, SerologyResult } from '../model/facts.js';
import type { FhirJson, Json } from '../model/json.js';
import { text } from '../model/json.js';
import { newestFirst } from '../model/newest-first.js';
import { comparatorOf, writtenValue } from './amount.js';
import { isFuture } from './dates.js';
import { answerInFlag } from './interpretation.js';
import { effectiveOf } from './measurement.js';
import { referenceOf } from './reference.js';

const reported = ['final', 'amended', 'corrected'];

/**
 * Newest result of each serology test. EBV and HBV DNA have no code in the tables: they are found by name alone. Of
 * several at one time, or on a day without clock (VCA and EBNA of one sample), a positive one counts: antibody or antigen
 * there is.
 */
export function readSerology(resources: readonly FhirJson[], now: Date): SerologyFact {
  const results = resources.flatMap((resource) => resultOf(resource, now));
  const newest = (test: string): SerologyResult | undefined =>
    newestFirst(
      results.filter((result) => result.test === test),
      (a, b) => rank(a) - rank(b) || b.time - a.time || a.reference.localeCompare(b.reference),
    )[0];
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
  const answer = answerIn(resource) ?? (test === 'hbv-dna' ? answerOfViralLoad(resource) : undefined);
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

/** The value's own answer goes first; a number beside a flag is an index of its test, which the flag has judged. */
function answerIn(resource: FhirJson): Answer | undefined {
  const { valueBoolean, interpretation } = resource;
  return (
    answerOf(resource['valueCodeableConcept'] ?? resource['valueString']) ??
    (valueBoolean === undefined ? undefined : yesOrNo(valueBoolean)) ??
    answerOf(interpretation) ??
    answerInFlag(interpretation)
  );
}

/** Any virus is positive. Below a limit of detection there may be some: "<20" is sent of what was detected, too. */
function answerOfViralLoad(resource: FhirJson): Answer | undefined {
  const written = writtenValue(resource);
  const comparator = comparatorOf(written?.comparator);
  if (written === undefined || comparator === 'unknown') return undefined;
  if (comparator === '<') return 'indeterminate';
  return comparator === undefined && exact(written.digits).equals(0) ? 'negative' : 'positive';
}

function testOf(code: Json | undefined): string | undefined {
  const coded = analyteOf(code);
  if (coded !== undefined) return coded.key === 'serology' ? coded.analyte : undefined;
  const names = wordingsOf(code).map((wording) => wordsOf(wording).slice(0, 20).join(' '));
  if (names.some(isEbvIgg)) return 'ebv-igg';
  return names.some((name) => /\b(hbv|hepatitis b)\b/.test(name) && /\bdna\b/.test(name)) ? 'hbv-dna' : undefined;
}

/** Antibodies to the early antigen alone come and go: their absence is not that of the virus. */
function isEbvIgg(name: string): boolean {
  const isOfVirus = /\b(ebv|epstein barr|vca|ebna)\b/.test(name) && /\bigg\b/.test(name);
  return isOfVirus && (!/\b(ea|early)\b/.test(name) || /\b(vca|ebna|capsid|nuclear)\b/.test(name));
}
