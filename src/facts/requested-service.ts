/**
 * What a ServiceRequest orders. Tests, visits and teaching are ordered by it too, under names that hold those of drugs
 * ("methotrexate level"); a vaccine may be ordered by nothing else, so that its card stays where both can be meant.
 */
import {
  clausesOf,
  isTestCategory,
  namesReferral,
  namesTests,
  saysGiven,
  saysTestOrTeaching,
  saysVisit,
} from '../knowledge/service-words.js';
import { codingsOf, wordingsOf } from '../knowledge/terminology.js';
import type { Recognition, VaccineMatch } from '../model/drugs.js';
import type { FhirJson } from '../model/json.js';
import { recognise } from './recognise.js';
import { recogniseVaccine } from './recognise-vaccine.js';

/** What its `code` names, as far as it asks that this is given. */
export function serviceOrdered(request: FhirJson, named: Recognition): Recognition {
  const isCoded = (named.kind === 'drug' || named.kind === 'vaccine') && named.by !== 'text';
  if (named.kind === 'nothing' || (isCoded && named.kind === 'vaccine')) return named;
  if (isTest(request)) return { kind: 'other' };
  if (isCoded) return named;
  return named.kind === 'vaccine' ? vaccineOrdered(request, named) : drugOrdered(request, named);
}

/** By the category, or by a code that is a laboratory's. */
function isTest(request: FhirJson): boolean {
  const category = request['category'];
  return (
    codingsOf(request['code']).some(({ system }) => system === 'loinc') ||
    codingsOf(category).some(isTestCategory) ||
    wordingsOf(category).some(namesTests)
  );
}

/** One that is named stays unless every clause that names it speaks of a test or of teaching. */
function vaccineOrdered(request: FhirJson, named: VaccineMatch): Recognition {
  const wordings = wordingsOf(request['code']);
  if (named.group === 'unclassified' && (isReferral(request) || wordings.some(saysVisit))) return { kind: 'other' };
  if (!wordings.some(saysTestOrTeaching)) return named;
  const left = wordings.map((wording) => asked(wording).join(', '));
  return recogniseVaccine([], left) ?? { kind: 'other' };
}

/**
 * Words beside a SNOMED CT code that is no drug's name the procedure. What speaks of a visit, a test or a procedure orders
 * the drug only where another clause says that it is given.
 */
function drugOrdered(request: FhirJson, named: Recognition): Recognition {
  const wordings = wordingsOf(request['code']);
  const isDoubtful =
    isReferral(request) ||
    codingsOf(request['code']).some(({ system }) => system === 'snomed') ||
    wordings.some((wording) => saysTestOrTeaching(wording) || saysVisit(wording));
  const given = isDoubtful ? wordings.flatMap(asked).filter(saysGiven) : [];
  return !isDoubtful || recognise(undefined, given).kind === named.kind ? named : { kind: 'other' };
}

function isReferral(request: FhirJson): boolean {
  return wordingsOf(request['category']).some(namesReferral);
}

/** The clauses that ask for no test and no teaching. */
function asked(wording: string): readonly string[] {
  return clausesOf(wording).filter((clause) => !saysTestOrTeaching(clause));
}
