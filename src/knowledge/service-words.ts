/**
 * What a ServiceRequest asks for when it does not ask that a drug or vaccine is given: a test, teaching, a visit. Words of the
 * languages whose drug names are in the tables, without accents.
 */
import type { Coding } from './terminology.js';
import { plain, wordsOf } from './words.js';

/** SNOMED CT codes of the FHIR value set servicerequest-category: laboratory, imaging, counselling, education. */
const testCategories: ReadonlySet<string> = new Set(['108252007', '363679005', '409063005', '409073007']);

/** "Labor" alone is the German laboratory; beside another word it may be the English ward where vaccines are given. */
const TEST_CATEGORY =
  /^(labs?|laborat\p{L}*|laboran\p{L}*|laborun\p{L}*|imaging|imagerie|imagen\p{L}*|bildgebung|beeldvorming|radiolog\p{L}*|patholog\p{L}*|microbiolog\p{L}*|educat\p{L}*|educac\p{L}*|educaz\p{L}*|schulung|counsel\p{L}*|beratung)$/u;
const REFERRAL = /^(referrals?|uberweisung\p{L}*|verwijzing\p{L}*|derivacion)$/u;

/** What is measured, or told. */
const TEST_OR_TEACHING =
  /^(levels?|troughs?|metabolit\p{L}*|nucleotid\p{L}*|tite?rs?|titres?|antibod\p{L}*|antikorper\p{L}*|antistof\p{L}*|anticorps|anticuerpos?|anticorpi|assay|tpmt|nudt|genotyp\p{L}*|phenotyp\p{L}*|immunohistochem\p{L}*|ihc|pcr|taux|nivel|niveles|livell[io]|history|anamnese|antecedents?|antecedentes|anamnesi|education|educational|educacion|educazione|voorlichting|counsell?ing)$|(spiegels?|aufklarung|beratung|schulung)$/u;

/** Who sees the patient, and when: what is given there may still be ordered. */
const VISIT =
  /^(monitoring|monitorizacion|monitoraggio|uberwachung|surveillance|clinics?|ambulanz|polikliniek|consultation|consulta|bookings?|booked|appointments?|termin)$|(kontrolle|sprechstunde)$/u;

/** Named so, a drug is to be given, whatever else the words say. */
const GIVEN =
  /^(administ\p{L}*|infus\p{L}*|perfusion|inje[ck]\p{L}*|instill?a\p{L}*|product|tablets?|tabletten?|capsul\p{L}*|mg)$/u;

/** A test, a picture or teaching, by the code of a category; its words: namesTests. */
export function isTestCategory({ system, code }: Coding): boolean {
  if (code === undefined) return false;
  return (system === 'snomed' && testCategories.has(code)) || namesTests(code);
}

export function namesTests(category: string): boolean {
  const words = wordsOf(category);
  return words.some((word) => TEST_CATEGORY.test(word)) || words.join() === 'labor';
}

export function namesReferral(category: string): boolean {
  return wordsOf(category).some((word) => REFERRAL.test(word));
}

export function saysTestOrTeaching(wording: string): boolean {
  const words = wordsOf(wording);
  // In French a measurement; in English beside milligrams a dose.
  const isMeasured = words.some((word) => word === 'dosage' || word === 'dosages') && !words.includes('mg');
  return isMeasured || words.some((word) => TEST_OR_TEACHING.test(word));
}

export function saysVisit(wording: string): boolean {
  return wordsOf(wording).some((word) => VISIT.test(word) || REFERRAL.test(word));
}

export function saysGiven(wording: string): boolean {
  return wordsOf(wording).some((word) => GIVEN.test(word));
}

/** "MMR vaccination, no history of measles" says two things. */
export function clausesOf(wording: string): readonly string[] {
  return plain(wording).split(/[,;.()+\n]| - | (?:no|not|with|without|ohne|keine?|sans|sin|senza|zonder|geen) /);
}
