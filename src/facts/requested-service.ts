/**
 * What a ServiceRequest orders. Tests, visits and teaching are ordered by it too, under names that hold those of drugs
 * ("methotrexate level"); a vaccine may be ordered by nothing else, so that its card stays where both can be meant.
 */
import {
  asksForDrug,
  asksForVaccine,
  clausesOf,
  isOfSomethingElse,
  isTestCategory,
  isTestOrTeachingCategory,
  namesReferral,
  namesTestOrTeaching,
  namesTestsAlone,
  saysVaccineGiven,
  saysVisit,
} from '../knowledge/service-words.js';
import { codingsOf, wordingsOf } from '../knowledge/terminology.js';
import type { Recognition, VaccineMatch } from '../model/drugs.js';
import type { FhirJson } from '../model/json.js';
import { recognise } from './recognise.js';
import { recogniseVaccine } from './recognise-vaccine.js';

/** What its `code` names, as far as it asks that this is given. */
export function serviceOrdered(request: FhirJson, named: Recognition): Recognition {
  if (named.kind === 'nothing') return named;
  if (named.kind === 'vaccine') return named.by === 'text' ? vaccineOrdered(request, named) : named;
  if (isLoinc(request) || isTestOrTeaching(request)) return { kind: 'other' };
  return named.kind === 'drug' && named.by !== 'text' ? named : drugOrdered(request, named);
}

function isLoinc(request: FhirJson): boolean {
  return codingsOf(request['code']).some(({ system }) => system === 'loinc');
}

function isTestOrTeaching(request: FhirJson): boolean {
  const category = request['category'];
  return codingsOf(category).some(isTestOrTeachingCategory) || wordingsOf(category).some(namesTestOrTeaching);
}

/** By all that its categories say. */
function isTestAlone(request: FhirJson): boolean {
  const codings = codingsOf(request['category']);
  const wordings = wordingsOf(request['category']);
  const isSaid = codings.length > 0 || wordings.length > 0;
  return isSaid && codings.every(isTestCategory) && wordings.every(namesTestsAlone);
}

/** One that is named stays unless every clause that names it speaks of a test, of teaching or of its record. */
function vaccineOrdered(request: FhirJson, named: VaccineMatch): Recognition {
  const wordings = wordingsOf(request['code']);
  if (isLoinc(request) || (isTestAlone(request) && !wordings.some(saysVaccineGiven))) return { kind: 'other' };
  if (named.group === 'unclassified' && (isReferral(request) || wordings.some(saysVisit))) return { kind: 'other' };
  const clauses = wordings.map(clausesOf);
  if (clauses.flat().every(asksForVaccine)) return named;
  const left = clauses.map((said) => said.filter(asksForVaccine).join(', '));
  return recogniseVaccine([], left) ?? { kind: 'other' };
}

/** A clause that names the drug and speaks of no visit, test or teaching orders it. */
function drugOrdered(request: FhirJson, named: Recognition): Recognition {
  const wordings = wordingsOf(request['code']);
  const isDoubtful = isReferral(request) || wordings.some(isOfSomethingElse);
  const clauses = wordings.map(clausesOf);
  const asks = (clause: string): boolean => asksForDrug(clause, isDoubtful);
  if (clauses.flat().every(asks)) return named;
  const left = recognise(
    undefined,
    clauses.map((said) => said.filter(asks).join('; ')),
  );
  return left.kind === named.kind && isBiologic(left) === isBiologic(named) ? named : { kind: 'other' };
}

function isBiologic(found: Recognition): boolean {
  return found.kind === 'other' && found.biologic === true;
}

function isReferral(request: FhirJson): boolean {
  return wordingsOf(request['category']).some(namesReferral);
}
