import { geneOf, pgxCodeOf, phenotypeOf, type Gene } from '../knowledge/pgx-codes.js';
import { phenotypeNamed } from '../knowledge/phenotype-aliases.js';
import { wordingsOf } from '../knowledge/terminology.js';
import type { Day, GeneResult, PharmacogeneticsFact, Phenotype } from '../model/facts.js';
import { objects, text, values, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { isFuture } from './dates.js';
import { effectiveOf, statusOf } from './measurement.js';
import { compareActivity, namesAnotherGene, partsByGene, phenotypeOfDiplotypeIn } from './pgx-words.js';
import { referenceOf } from './reference.js';
import { isReliable, phenotypeOfActivity, transfusionDays } from './tpmt-activity.js';

/** A result stands at the front of its text: what lies behind is not examined, so a hostile one costs no more than this. */
const LONGEST_TEXT = 4000;

interface Reading {
  readonly gene: Gene;
  readonly phenotype: Phenotype;
  readonly by: GeneResult['by'];
}
interface DatedReading extends Reading {
  readonly day?: Day;
  readonly reference: string;
}

/**
 * TPMT and NUDT15: the reported phenotype, else the diplotype, else words; beside them TPMT activity, and of the two the
 * lower. Reports speak only for a gene that no Observation speaks for.
 * `procedures`: the patient's Procedure resources as far as they are known; a transfusion among them spoils an activity.
 */
export function readPharmacogenetics(
  resources: readonly FhirJson[],
  procedures: readonly FhirJson[],
  now: Date,
): PharmacogeneticsFact {
  const transfusions = transfusionDays(procedures, now);
  const observed = resources
    .filter(({ resourceType }) => resourceType === 'Observation')
    .flatMap((observation) => dated(observation, readingsOfObservation(observation), now))
    .filter(({ by, day }) => by !== 'activity' || isReliable(day, transfusions, now));
  const reported = resources
    .filter(({ resourceType }) => resourceType === 'DiagnosticReport')
    .flatMap((report) => dated(report, readingsOfReport(report), now));
  const tpmt = settle('tpmt', observed) ?? settle('tpmt', reported);
  const nudt15 = settle('nudt15', observed) ?? settle('nudt15', reported);
  return { ...(tpmt && { tpmt }), ...(nudt15 && { nudt15 }) };
}

/** What the status allows, with its day. Genotypes need none. A result without a status may warn, not reassure. */
function dated(resource: FhirJson, readings: readonly Reading[], now: Date): readonly DatedReading[] {
  const status = resource['status'] === 'appended' ? 'final' : statusOf(resource);
  const day = effectiveOf(resource)?.day;
  if (status === 'never' || status === 'preliminary' || (day !== undefined && isFuture(day, now))) return [];
  return readings
    .filter(({ phenotype }) => status === 'final' || (phenotype !== 'normal' && phenotype !== 'indeterminate'))
    .map((reading) => ({ ...reading, ...(day !== undefined && { day }), reference: referenceOf(resource) }));
}

/** First by kind of evidence, an assignable result before an indeterminate one; then the lower of it and the activity. */
function settle(gene: Gene, readings: readonly DatedReading[]): GeneResult | undefined {
  const lowest = (by: GeneResult['by']): DatedReading | undefined =>
    readings
      .filter((reading) => reading.gene === gene && reading.by === by)
      .toSorted((a, b) => compareActivity(a.phenotype, b.phenotype) || (b.day ?? '').localeCompare(a.day ?? ''))[0];
  const genetic = [lowest('phenotype'), lowest('diplotype'), lowest('text')].filter((one) => one !== undefined);
  const inherited = genetic.find(({ phenotype }) => phenotype !== 'indeterminate') ?? genetic[0];
  const [result] = [inherited, lowest('activity')]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => compareActivity(a.phenotype, b.phenotype));
  if (!result) return undefined;
  const { phenotype, by, day, reference } = result;
  return { phenotype, by, ...(day !== undefined && { day }), reference };
}

function readingsOfObservation(observation: FhirJson): readonly Reading[] {
  const components = objects(observation['component']);
  return [observation, ...components].flatMap((holder, at) => {
    const words = [...wordingsOf(observation['code']), ...wordingsOf(holder['code']), ...valueWords(holder)];
    if (namesAnotherGene(words)) return [];
    const gene = pgxCodeOf(holder['code'])?.gene ?? geneBefore(components, at) ?? pgxCodeOf(observation['code'])?.gene;
    return readingsOfHolder(holder, gene, at === 0);
  });
}

/** The gene that the nearest component before (48018-6) says it is about, else the first that any says. */
function geneBefore(components: readonly JsonObject[], at: number): Gene | undefined {
  const genes = components.map((component) =>
    pgxCodeOf(component['code'])?.kind === 'gene' ? geneOf(valueOf(component)) : undefined,
  );
  return genes.slice(0, at).findLast((gene) => gene !== undefined) ?? genes.find((gene) => gene !== undefined);
}

function readingsOfHolder(holder: JsonObject, gene: Gene | undefined, isWhole: boolean): readonly Reading[] {
  const kind = pgxCodeOf(holder['code'])?.kind;
  const value = valueOf(holder);
  const about = gene ?? geneOf(value);
  if (kind === 'gene' || kind === 'other' || (kind === undefined && !isWhole && gene === undefined)) return [];
  if (kind === 'activity') return reading(about ?? 'tpmt', phenotypeOfActivity(holder), 'activity');
  if (kind === 'phenotype' && about) return reading(about, phenotypeNamed(value), 'phenotype');
  if (kind === 'genotype' && about) return readingsOfGenotype(about, valueWords(holder));
  const named = valueWords(holder).flatMap(readingsInText);
  if (named.length > 0) return named;
  // No code fits: the gene stands in the words of the code, the phenotype in those of the value.
  const fromCode = wordingsOf(holder['code']).flatMap(partsByGene)[0]?.gene ?? gene;
  return fromCode === undefined ? [] : valueWords(holder).flatMap((words) => readingsOfPart(fromCode, words));
}

function readingsOfGenotype(gene: Gene, words: readonly string[]): readonly Reading[] {
  const diplotypes = words.flatMap((one) => reading(gene, phenotypeOfDiplotypeIn(gene, one), 'diplotype'));
  if (diplotypes.length > 0) return diplotypes;
  return words.flatMap((one) => reading(gene, phenotypeNamed(one), 'diplotype'));
}

function readingsOfReport(report: FhirJson): readonly Reading[] {
  const own = pgxCodeOf(report['code'])?.gene ?? wordingsOf(report['code']).flatMap(partsByGene)[0]?.gene;
  const coded = values(report['conclusionCode']).flatMap((concept) => {
    const gene = geneOf(concept) ?? own;
    return gene && !namesAnotherGene(wordingsOf(concept)) ? reading(gene, phenotypeOf(concept), 'text') : [];
  });
  if (coded.length > 0) return coded;
  const conclusion = (text(report['conclusion']) ?? '').slice(0, LONGEST_TEXT);
  const named = readingsInText(conclusion);
  return named.length > 0 || own === undefined || namesAnotherGene([conclusion])
    ? named
    : readingsOfPart(own, conclusion);
}

function readingsInText(words: string): readonly Reading[] {
  return partsByGene(words).flatMap((part) => readingsOfPart(part.gene, part.words));
}

function readingsOfPart(gene: Gene, words: string): readonly Reading[] {
  const said = reading(gene, phenotypeOf(words), 'text');
  return said.length > 0 ? said : reading(gene, phenotypeOfDiplotypeIn(gene, words), 'diplotype');
}

function reading(gene: Gene, phenotype: Phenotype | undefined, by: GeneResult['by']): readonly Reading[] {
  return phenotype === undefined ? [] : [{ gene, phenotype, by }];
}

function valueOf(holder: JsonObject): Json | undefined {
  return holder['valueCodeableConcept'] ?? holder['valueString'];
}

function valueWords(holder: JsonObject): readonly string[] {
  return wordingsOf(valueOf(holder)).map((words) => words.slice(0, LONGEST_TEXT));
}
