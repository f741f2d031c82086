/** Vignettes as examples on a page: what was ordered, what was known, what is expected. */
import { existsSync, readFileSync } from 'node:fs';
import { keyNames } from '../../../cards/names.js';
import { isObject, text, values, type Json, type JsonObject } from '../../model/json.js';

export interface Example {
  readonly kind: string;
  readonly name: string;
  readonly known: string;
  readonly row?: string;
  readonly indicator?: string;
  /** The card's summary word for word, as tests compare it. */
  readonly summary?: string;
  readonly suggestions?: readonly string[];
  /** A dose is offered. */
  readonly dosed: boolean;
}

/** The examples of a rule; none while its file does not exist. Cases of which another rule is judged are left out. */
export function examplesOf(rule: string): readonly Example[] {
  const path = `fixtures/vignettes/${rule}.json`;
  if (!existsSync(path)) return [];
  return values(JSON.parse(readFileSync(path, 'utf8')) as Json)
    .filter(isObject)
    .flatMap((vignette) => exampleOf(vignette, rule));
}

function exampleOf(vignette: JsonObject, rule: string): readonly Example[] {
  const expect = isObject(vignette['expect']) ? vignette['expect'] : {};
  if ((text(expect['rule']) ?? rule) !== rule) return [];
  const row = text(expect['row']);
  const indicator = text(expect['indicator']);
  const summary = expect['merged'] === true ? undefined : text(expect['summary']);
  const suggestions = expect['suggestions'];
  return [
    {
      kind: text(vignette['kind']) ?? '',
      name: text(vignette['name']) ?? '',
      known: knownWords(vignette),
      dosed: expect['dose'] !== undefined,
      ...(row === undefined ? {} : { row }),
      ...(indicator === undefined ? {} : { indicator }),
      ...(summary === undefined ? {} : { summary }),
      ...(suggestions === undefined ? {} : { suggestions: values(suggestions).map(String) }),
    },
  ];
}

function knownWords(vignette: JsonObject): string {
  const { hook, patient, weight, states, settings } = vignette;
  const parts = [
    typeof hook === 'string' ? hook : '',
    named('ordered', vignette['drafts'], orderWords),
    named('on the list', vignette['list'], orderWords),
    isObject(patient) ? patientWords(patient) : '',
    typeof weight === 'number' ? `${weight} kg` : '',
    named('results', vignette['labs'], (lab) => `${said(lab['test'])} ${said(lab['value'])}${ago(lab['daysAgo'])}`),
    named('conditions', vignette['conditions'], (one) => conditionWords(one)),
    named('allergies', vignette['allergies'], (one) => said(one['to']) + bracketed(one['reactions'])),
    named('procedures', vignette['procedures'], (one) => conditionWords(one) + ago(one['daysAgo'])),
    named('vaccinations', vignette['immunizations'], (one) => `${vaccine(one)}${ago(one['daysAgo'])}`),
    named('tests asked for', vignette['pending'], (one) => said(one['test'])),
    isObject(states) ? Object.entries(states).map(stateWords).join(', ') : '',
    isObject(settings) ? settingWords(settings) : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function named(what: string, value: Json | undefined, words: (one: JsonObject) => string): string {
  const items = values(value).map((one) => (isObject(one) ? words(one) : said(one)));
  return items.length === 0 ? '' : `${what}: ${items.join(' + ')}`;
}

function orderWords(order: JsonObject): string {
  const { mg, tablets, perDay, everyDays, status } = order;
  return [
    said(order['drug'] ?? order['cvx']),
    mg === undefined ? '' : `${said(mg)} mg`,
    tablets === undefined ? '' : `× ${said(tablets)}`,
    perDay === undefined ? '' : `${said(perDay)} times a day`,
    everyDays === undefined ? '' : `every ${said(everyDays)} days`,
    order['asNeeded'] === true ? 'as needed' : '',
    typeof status === 'string' ? `(${status})` : '',
    order['startDaysAgo'] === undefined ? '' : `since ${said(order['startDaysAgo'])} days`,
    order['endDaysAgo'] === undefined ? '' : endWords(order['endDaysAgo']),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function endWords(days: Json): string {
  return typeof days === 'number' && days < 0 ? `ends in ${-days} days` : `ended ${said(days)} days ago`;
}

function patientWords({ sex, years, days }: JsonObject): string {
  const age = years === undefined ? (days === undefined ? '' : `${said(days)} days old`) : `${said(years)} years`;
  return [sex === 'unknown' ? 'sex unknown' : said(sex), age].filter((part) => part !== '').join(', ');
}

function conditionWords({ text: words, icd10, snomed }: JsonObject): string {
  if (words !== undefined) return said(words);
  return icd10 === undefined ? `SNOMED CT ${said(snomed)}` : `ICD-10 ${said(icd10)}`;
}

function vaccine(one: JsonObject): string {
  return one['text'] === undefined ? `CVX ${said(one['cvx'])}` : said(one['text']);
}

const states: { readonly [state: string]: string } = {
  empty: 'supplied, but empty',
  absent: 'not supplied',
  null: 'said not to exist',
  error: 'could not be read',
  'not-fhir': 'could not be read',
  html: 'could not be read',
  partial: 'incomplete',
  'other-patient': 'of another patient',
};

function stateWords([key, state]: [string, Json | undefined]): string {
  const name = Object.entries(keyNames).find(([known]) => known === key)?.[1] ?? key;
  return `${name} ${states[said(state)] ?? said(state)}`;
}

function settingWords({ jurisdiction, formulary, expectedData }: JsonObject): string {
  const parts = [
    jurisdiction === undefined ? '' : `jurisdiction ${said(jurisdiction)}`,
    formulary === undefined ? '' : `formulary ${said(formulary)}`,
    named('expected', expectedData, (one) => said(one['key'])),
  ];
  const told = parts.filter((part) => part !== '');
  return told.length === 0 ? '' : `site: ${told.join(', ')}`;
}

function bracketed(value: Json | undefined): string {
  const items = values(value).map(said);
  return items.length === 0 ? '' : ` (${items.join(', ')})`;
}

function ago(days: Json | undefined): string {
  return days === undefined ? '' : `, ${said(days)} days ago`;
}

function said(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
