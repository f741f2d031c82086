import { answersOf, geneOf, genesAsked, pgxCodeOf, type PgxCode } from '../knowledge/pgx-codes.js';
import { compareActivity, phenotypeInPhrase, resultInPhrase } from '../knowledge/phenotype-words.js';
import { codingsOf, wordingsOf } from '../knowledge/terminology.js';
import type { Day, Gene, GeneResult, PharmacogeneticsFact, Phenotype } from '../model/facts.js';
import { objects, text, values, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { isFuture } from './dates.js';
import { flagOf } from './interpretation.js';
import { effectiveOf, statusOf } from './measurement.js';
import { namesAnotherGene, readGenes } from './pgx-words.js';
import { referenceOf } from './reference.js';
import { isReliable, phenotypeOfActivity, transfusionDays } from './tpmt-activity.js';

/** What a resource says of a gene. unreadable: there is a result, and no phenotype can be read. untested: it says that there is none. */
interface Reading {
  readonly gene: Gene;
  readonly phenotype: Phenotype | 'unreadable' | 'untested';
  readonly by: GeneResult['by'];
}
interface DatedReading extends Reading {
  readonly day?: Day;
  readonly reference: string;
}
type ReadResult = DatedReading & { readonly phenotype: Phenotype };

const genes: readonly Gene[] = ['tpmt', 'nudt15'];

/**
 * TPMT and NUDT15 over Observations and DiagnosticReports together: the reported phenotype, else the diplotype; beside them
 * words, and TPMT activity, and of these the lower.
 * `procedures`: the patient's Procedure resources as far as they are known; a transfusion among them spoils an activity.
 */
export function readPharmacogenetics(
  resources: readonly FhirJson[],
  procedures: readonly FhirJson[],
  now: Date,
): PharmacogeneticsFact {
  const transfusions = transfusionDays(procedures, now);
  const readings = resources
    .flatMap((resource) => dated(resource, now))
    .filter(({ by, day }) => by !== 'activity' || isReliable(day, transfusions, now));
  const results = readings.filter(isRead);
  const tpmt = settle('tpmt', results);
  const nudt15 = settle('nudt15', results);
  const unreadable = genes.filter(
    (gene) =>
      !results.some((result) => result.gene === gene) &&
      readings.some((reading) => reading.gene === gene && reading.phenotype === 'unreadable'),
  );
  return { ...(tpmt && { tpmt }), ...(nudt15 && { nudt15 }), unreadable };
}

function isRead(reading: DatedReading): reading is ReadResult {
  return isPhenotype(reading.phenotype);
}

/** What the status allows, with its day. Genotypes need none. A result without a status may warn, not reassure. */
function dated(resource: FhirJson, now: Date): readonly DatedReading[] {
  const status = resource['status'] === 'appended' ? 'final' : statusOf(resource);
  const day = effectiveOf(resource)?.day;
  if (status === 'never' || status === 'preliminary' || (day !== undefined && isFuture(day, now))) return [];
  return readingsOf(resource)
    .filter(({ phenotype }) => status === 'final' || (phenotype !== 'normal' && phenotype !== 'indeterminate'))
    .map((reading) => ({ ...reading, ...(day !== undefined && { day }), reference: referenceOf(resource) }));
}

/** An assignable result before an indeterminate one; beside the coded result words and the activity, of these the lowest. */
function settle(gene: Gene, results: readonly ReadResult[]): GeneResult | undefined {
  const lowest = (by: GeneResult['by']): ReadResult | undefined =>
    results
      .filter((result) => result.gene === gene && result.by === by)
      .toSorted((a, b) => compareActivity(a.phenotype, b.phenotype) || (b.day ?? '').localeCompare(a.day ?? ''))[0];
  const coded = [lowest('phenotype'), lowest('diplotype')].filter((one) => one !== undefined);
  const inherited = coded.find(({ phenotype }) => phenotype !== 'indeterminate') ?? coded[0];
  const [result] = [inherited, lowest('text'), lowest('activity')]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => compareActivity(a.phenotype, b.phenotype));
  if (!result) return undefined;
  const { phenotype, by, day, reference } = result;
  return { phenotype, by, ...(day !== undefined && { day }), reference };
}

function readingsOf(resource: FhirJson): readonly Reading[] {
  if (resource.resourceType === 'DiagnosticReport') return orUnreadable(resource, readingsOfReport(resource));
  if (resource.resourceType !== 'Observation') return [];
  return orUnreadable(resource, readingsOfObservation(resource));
}

/** A value that nobody can read is still a result of that gene; a panel's header, or what was never measured, is none. */
function orUnreadable(resource: FhirJson, readings: readonly Reading[]): readonly Reading[] {
  if (readings.length > 0) return readings;
  const { code } = resource;
  const asked = genesAsked(code);
  const isNone = asked.length === 0 || namesAnotherGene(wordsOf(resource)) || !isResult(resource);
  return isNone ? [] : unreadable(asked, kindOf(pgxCodeOf(code)));
}

function readingsOfObservation(observation: FhirJson): readonly Reading[] {
  const components = objects(observation['component']);
  const asked = genesAsked(observation['code']);
  const studied = components.map((component) =>
    pgxCodeOf(component['code'])?.kind === 'gene' ? geneOf(valueOf(component)) : undefined,
  );
  const [first] = studied.filter((gene) => gene !== undefined);
  const whole = readingsOfHolder(observation, asked.length > 0 ? asked : listOf(first), true);
  let before = first;
  return [
    ...whole,
    ...components.flatMap((component, at) => {
      before = studied.slice(0, at + 1).findLast((gene) => gene !== undefined) ?? before;
      const own = genesAsked(component['code']);
      const [only] = asked.length === 1 ? asked : [];
      // What the code of the component says outweighs the name of the panel that it stands in.
      const outer = own.length > 0 ? [] : wordingsOf(observation['code']);
      return namesAnotherGene(outer) && before === undefined
        ? []
        : readingsOfHolder(component, own.length > 0 ? own : listOf(before ?? only), false);
    }),
  ];
}

function listOf(gene: Gene | undefined): readonly Gene[] {
  return gene === undefined ? [] : [gene];
}

/** What a result says of the genes that it is asked about, or that its words name. */
function readingsOfHolder(holder: JsonObject, context: readonly Gene[], isWhole: boolean): readonly Reading[] {
  const code = pgxCodeOf(holder['code']);
  const named = code === undefined ? undefined : geneOf(valueOf(holder));
  const asked = context.length > 0 ? context : listOf(named);
  const words = wordsOf(holder);
  if (code?.kind === 'gene' || namesAnotherGene([...wordingsOf(holder['code']), ...words])) return [];
  if (code?.kind === 'activity') return activityOf(holder, asked[0] ?? 'tpmt');
  if (isNoAnswer(holder['code'])) return [];
  if (code?.kind === 'other') return hasValue(holder) ? unreadable(asked, 'diplotype') : [];
  const read = code === undefined ? phenotypeInPhrase : resultInPhrase;
  const by = kindOf(code);
  const readings = [
    ...answersOf(valueOf(holder)).flatMap((phenotype) => answered(asked, phenotype, by)),
    ...words.flatMap((one) => readText(one, asked, read, by)),
  ];
  const found = readings.length === 0 && hasValue(holder) ? unreadable(asked, by) : readings;
  const isCertain = (isWhole || code !== undefined) && !isOfOneAllele(holder['code']);
  return isCertain ? found : found.filter(({ phenotype }) => isTelling(phenotype));
}

/** Of the parts of a report that have no code of their own "normal" may be said of one allele, or of the specimen. */
function isTelling(phenotype: Reading['phenotype']): boolean {
  return phenotype === 'poor' || phenotype === 'intermediate' || phenotype === 'possible-intermediate';
}

function isOfOneAllele(code: Json | undefined): boolean {
  return wordingsOf(code).some((words) => /\b(allele|haplotype|variant)/i.test(words));
}

/** What became of the blood sample, and which variants were looked for (63454-3), is no result. */
function isNoAnswer(code: Json | undefined): boolean {
  const isOfSpecimen = wordingsOf(code).some((words) => /\b(sample|specimen|collected|received)\b/i.test(words));
  return isOfSpecimen || codingsOf(code).some((coding) => coding.code === '63454-3');
}

function activityOf(holder: JsonObject, gene: Gene): readonly Reading[] {
  const phenotype = phenotypeOfActivity(holder);
  if (phenotype !== undefined) return [{ gene, phenotype, by: 'activity' }];
  const said = wordsOf(holder).flatMap((one) => readText(one, [gene], resultInPhrase, 'activity'));
  return said.length > 0 || !hasValue(holder) ? said : unreadable([gene], 'activity');
}

function readingsOfReport(report: FhirJson): readonly Reading[] {
  const asked = genesAsked(report['code']);
  const coded = values(report['conclusionCode']).flatMap((concept) => {
    const named = geneOf(concept);
    const about = named === undefined ? asked : [named];
    const words = wordingsOf(concept);
    if (namesAnotherGene(words)) return [];
    return [
      ...answersOf(concept).flatMap((phenotype) => answered(about, phenotype, 'text')),
      ...words.flatMap((one) => readText(one, about, resultInPhrase, 'text')),
    ];
  });
  return [...coded, ...readText(text(report['conclusion']) ?? '', asked, phenotypeInPhrase, 'text')];
}

/** Of one answer for two genes the better one may be normal; that both are is not said. */
function answered(asked: readonly Gene[], phenotype: Phenotype, by: GeneResult['by']): readonly Reading[] {
  const isOpen = asked.length > 1 && phenotype === 'normal';
  return asked.map((gene) => ({ gene, phenotype: isOpen ? 'unreadable' : phenotype, by }));
}

/** A text that nobody asked about a gene is a result of it only where it says a phenotype. */
function readText(
  words: string,
  asked: readonly Gene[],
  read: (phrase: string) => Phenotype | undefined,
  by: GeneResult['by'],
): readonly Reading[] {
  const said = readGenes(words, asked, read);
  const isResult = asked.length > 0 || said.some(({ said: phenotype }) => isPhenotype(phenotype));
  return isResult
    ? said.map((one) => ({ gene: one.gene, phenotype: one.said, by: one.by === 'diplotype' ? one.by : by }))
    : [];
}

function isPhenotype(said: Reading['phenotype']): said is Phenotype {
  return said !== 'unreadable' && said !== 'untested';
}

function unreadable(asked: readonly Gene[], by: GeneResult['by']): readonly Reading[] {
  return asked.map((gene) => ({ gene, phenotype: 'unreadable', by }));
}

function kindOf(code: PgxCode | undefined): GeneResult['by'] {
  switch (code?.kind) {
    case 'phenotype':
    case 'activity':
      return code.kind;
    case 'genotype':
      return 'diplotype';
    default:
      return 'text';
  }
}

function isResult(resource: FhirJson): boolean {
  const { code } = resource;
  if (isNoAnswer(code)) return false;
  const members = ['interpretation', 'component', 'conclusion', 'conclusionCode'];
  return hasValue(resource) || members.some((member) => resource[member] !== undefined);
}

function valueOf(holder: JsonObject): Json | undefined {
  return holder['valueCodeableConcept'] ?? holder['valueString'];
}

function hasValue(holder: JsonObject): boolean {
  return Object.keys(holder).some((member) => member.startsWith('value'));
}

/** The words of the value and of its interpretation; "normal" as a flag says that nothing was marked. */
function wordsOf(holder: JsonObject): readonly string[] {
  const marks = wordingsOf(holder['interpretation']).filter((words) => flagOf(words) === undefined);
  return [...wordingsOf(valueOf(holder)), ...marks];
}
