/**
 * What a ServiceRequest asks for when it does not ask that a drug or vaccine is given: a test, teaching, a visit. Words of the
 * languages whose drug names are in the tables, without accents.
 */
import type { Coding } from './terminology.js';
import { isRecord, isVaccineRecord, isWordForVaccine } from './vaccine-names.js';
import { plain, wordsOf } from './words.js';

/** SNOMED CT codes of the FHIR value set servicerequest-category: laboratory, imaging; counselling, education. */
const testCategories: ReadonlySet<string> = new Set(['108252007', '363679005']);
const teachingCategories: ReadonlySet<string> = new Set(['409063005', '409073007']);

/** "Labor" alone is the German laboratory; beside another word it may be the English ward where vaccines are given. */
const TEST_CATEGORY =
  /^(labs?|laborat\p{L}*|laboran\p{L}*|laborun\p{L}*|imaging|imagerie|imagen\p{L}*|bildgebung|beeldvorming|radiolog\p{L}*|patholog\p{L}*|microbiolog\p{L}*)$/u;
const TEACHING_CATEGORY = /^(educat\p{L}*|educac\p{L}*|educaz\p{L}*|schulung|counsel\p{L}*|beratung)$/u;
const REFERRAL = /^(referrals?|uberweisung\p{L}*|verwijzing\p{L}*|derivacion)$/u;

/** What is measured of a drug. */
const MEASURED =
  /^(levels?|troughs?|metabolit\p{L}*|nucleotid\p{L}*|assay|measurements?|concentrations?|taux|nivel|niveles|livell[io])$|(spiegels?|konzentration)$/u;

/** What a body has made against a germ, or a vaccine. */
const IMMUNITY =
  /^(titres?|serolog\p{L}*|igg|antibod\p{L}*|antikorper\p{L}*|antistof\p{L}*|anticorps|anticuerpos?|anticorpi)$|tite?rs?$/u;

const OTHER_TEST = /^(tpmt|nudt|genotyp\p{L}*|phenotyp\p{L}*|immunohistochem\p{L}*|ihc|pcr)$/u;
const HISTORY = /^(history|anamnese|antecedents?|antecedentes|anamnesi)$/u;
const TEACHING =
  /^(education|educational|educacion|educazione|voorlichting|counsell?ing)$|(aufklarung|beratung|schulung)$/u;

/** Who sees the patient, and when: what is given there may still be ordered. */
const VISIT =
  /^(monitoring|monitorizacion|monitoraggio|uberwachung|surveillance|clinics?|ambulanz|polikliniek|consultation|consulta|bookings?|booked|appointments?|termin)$|(kontrolle|sprechstunde)$/u;

/** Named so, a drug is to be given, wherever the patient is seen. */
const GIVEN =
  /^(administ\p{L}*|infus\p{L}*|perfusion|inje[ck]\p{L}*|instill?a\p{L}*|product|tablets?|tabletten?|capsul\p{L}*|mg)$/u;

/** Who starts a drug gives it, after teaching and at a visit too. */
const STARTED = /^(start|starten|begin|beginn|beginnen|commence|initiate|commencer|debuter|iniciar|iniziare)$/u;

/** Said of a drug that is given, and of one that is watched: "methotrexate therapy monitoring". */
const TREATMENT = /^(daily|taglich|\p{L}*therap(y|ie|ia)|treatment|behandlung|behandeling|traitement|tratamiento)$/u;

/** Said where a vaccine is given without the word: "MMR booster", "BCG intravesical". */
const GIVEN_AS_VACCINE =
  /^(doses?|dosis|boosters?|shots?|jabs?|i[mn]+uni[sz]\p{L}*|\p{L}*vesical\p{L}*)$|auffrischung$/u;

/** Words beside that of a measurement which name nothing else. */
const OF_MEASUREMENT = /^(drug|serum|plasma|blood|peak|random|pre|post|dose|h|hours?|\p{N}+)$/u;

/** A test, a picture or teaching, by the code of a category; its words: namesTestOrTeaching. */
export function isTestOrTeachingCategory({ system, code }: Coding): boolean {
  if (code === undefined) return false;
  const isListed = testCategories.has(code) || teachingCategories.has(code);
  return (system === 'snomed' && isListed) || namesTestOrTeaching(code);
}

export function namesTestOrTeaching(category: string): boolean {
  return namesTests(category) || wordsOf(category).some((word) => TEACHING_CATEGORY.test(word));
}

/** A test or a picture and nothing else, by the code or the name of a category; its text: namesTestsAlone. */
export function isTestCategory({ system, code = '', display = '' }: Coding): boolean {
  return (system === 'snomed' && testCategories.has(code)) || namesTests(code) || namesTests(display);
}

export function namesTestsAlone(category: string): boolean {
  const words = wordsOf(category);
  return namesTests(category) && !words.some((word) => TEACHING_CATEGORY.test(word) || givesVaccine(word));
}

function namesTests(category: string): boolean {
  const words = wordsOf(category);
  return words.some((word) => TEST_CATEGORY.test(word)) || words.join() === 'labor';
}

export function namesReferral(category: string): boolean {
  return wordsOf(category).some((word) => REFERRAL.test(word));
}

export function saysVisit(wording: string): boolean {
  return wordsOf(wording).some(isVisit);
}

export function saysVaccineGiven(wording: string): boolean {
  return wordsOf(wording).some(givesVaccine);
}

/**
 * Whether a clause that may name a vaccine asks for it. Where it says that one is given, counselling or a history beside it
 * is no reason to doubt ("MMR vaccination after counselling"); a titre is, and so is what is its record and nothing else.
 */
export function asksForVaccine(clause: string): boolean {
  const words = wordsOf(clause);
  if (isVaccineRecord(words) || words.some((word) => IMMUNITY.test(word)) || isHeadedByTeaching(clause)) return false;
  return words.some(givesVaccine) || !(saysTest(words) || words.some((word) => TEACHING.test(word)));
}

/** Whether a clause that may name a drug asks for it; where the order is of something else, only if it says so. */
export function asksForDrug(clause: string, isOfSomethingElse: boolean): boolean {
  const words = wordsOf(clause);
  if (saysTest(words) || words.some((word) => HISTORY.test(word))) return false;
  const [first = ''] = words;
  if (words.some((word) => STARTED.test(word)) && !TEACHING.test(first)) return true;
  if (words.some((word) => TEACHING.test(word))) return false;
  if (words.some((word) => GIVEN.test(word))) return true;
  return !words.some(isVisit) && (!isOfSomethingElse || words.some((word) => TREATMENT.test(word)));
}

/** "Thiopurine metabolites (azathioprine)", "Methotrexate, level", "Education - warfarin": the drug is what it is about. */
export function isOfSomethingElse(wording: string): boolean {
  const [head = [], ...others] = clausesOf(wording)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  return saysTest(head) || (head.length > 0 && head.every(isTopic)) || others.some(isMeasurement);
}

/** "MMR vaccination, no history of measles" says two things; "2.5 mg" one. */
export function clausesOf(wording: string): readonly string[] {
  return plain(wording).split(
    /[;()+\n]|[,.](?!\p{N})| - | (?:no|not|with|without|ohne|keine?|sans|sin|senza|zonder|geen) /u,
  );
}

function saysTest(words: readonly string[]): boolean {
  // In French a measurement; in English beside milligrams a dose.
  const isDosage = words.some((word) => word === 'dosage' || word === 'dosages') && !words.includes('mg');
  return isDosage || words.some((word) => MEASURED.test(word) || IMMUNITY.test(word) || OTHER_TEST.test(word));
}

function isMeasurement(words: readonly string[]): boolean {
  return (
    saysTest(words) && words.every((word) => MEASURED.test(word) || OF_MEASUREMENT.test(word) || IMMUNITY.test(word))
  );
}

function isTopic(word: string): boolean {
  return TEACHING.test(word) || HISTORY.test(word) || isVisit(word) || word === 'patient';
}

function isVisit(word: string): boolean {
  return VISIT.test(word) || REFERRAL.test(word);
}

/** "Impfaufklärung" and "Impfsprechstunde" hold a word for vaccine and give none. */
function givesVaccine(word: string): boolean {
  if (GIVEN.test(word) || GIVEN_AS_VACCINE.test(word)) return true;
  return isWordForVaccine(word) && !TEACHING.test(word) && !VISIT.test(word) && !isRecord(word);
}

/** "Education: yellow fever vaccine". */
function isHeadedByTeaching(clause: string): boolean {
  const [head = '', ...others] = clause.split(':');
  const words = wordsOf(head);
  return others.length > 0 && words.some((word) => TEACHING.test(word)) && words.every(isTopic);
}
