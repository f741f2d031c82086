/** What the service needs of a FHIR server, each need by itself, in the words of whoever runs that server. */
import { hasIssue } from '../../src/fhir/collect.js';
import type { FhirAnswer, FhirSource } from '../../src/fhir/client.js';
import { readResource } from '../../src/fhir/page.js';
import { queries, type Query, type QueryKey } from '../../src/fhir/queries.js';
import { objects, text, type Json } from '../../src/model/json.js';
import { expectedIds, probeId } from './probe-patient.js';

export interface Probed {
  readonly need: string;
  /** What is wrong; left out where nothing is. */
  readonly problem?: string;
  /** The service does without: a problem is told and counts as none. */
  readonly isSpare?: true;
}

/** `prefix` stands before every id of the probe patient. */
export async function probes(server: FhirSource, prefix: string): Promise<readonly Probed[]> {
  const probed: Probed[] = [];
  for (const key of keysOf(queries)) probed.push(await probeQuery(server, key, prefix));
  probed.push(await probeReference(server, prefix), await probePaging(server, prefix));
  probed.push(await probeInclude(server, prefix));
  return probed;
}

function keysOf(record: { readonly [K in QueryKey]: Query }): readonly QueryKey[] {
  return Object.keys(record) as QueryKey[];
}

async function probeQuery(server: FhirSource, key: QueryKey, prefix: string): Promise<Probed> {
  const { interaction, type, parameters, lookbackDays } = queries[key];
  const patient = prefix + probeId;
  const answer = await (interaction === 'read'
    ? server.read(type, patient)
    : server.search(type, { patient, ...parameters }));
  const need = `${key}: ${interaction} ${type}${shortened(parameters)}`;
  const expected = expectedIds(key).map((id) => prefix + id);
  return said(need, answer, () => compared(idsIn(answer), expected, parameters, lookbackDays !== undefined));
}

/** Codes are many: their number tells as much. */
function shortened(parameters: Query['parameters']): string {
  const parts = Object.entries(parameters).map(([name, value]) => {
    const members = value.split(',').length;
    return `${name}=${name === 'code' ? `(${members} codes)` : value}`;
  });
  return parts.length === 0 ? '' : ` by patient&${parts.join('&')}`;
}

function said(need: string, answer: FhirAnswer, problemOf: () => string | undefined): Probed {
  const problem = failureOf(answer) ?? problemOf();
  return { need, ...(problem === undefined ? {} : { problem }) };
}

function failureOf(answer: FhirAnswer): string | undefined {
  if (!answer.ok) {
    const status = answer.status === undefined ? 'no whole answer' : `status ${answer.status}`;
    return `${status}${complaint(answer.outcome)}`;
  }
  if (hasIssue(answer.resource, ['not-supported'])) return `not supported${complaint(answer.resource)}`;
  const { defect } = readResource(answer.resource);
  return defect === undefined
    ? undefined
    : `the answer says itself that something is missing${complaint(answer.resource)}`;
}

function complaint(outcome: Json | undefined): string {
  const issues = typeof outcome === 'object' && outcome !== null && 'issue' in outcome ? objects(outcome.issue) : [];
  const words = issues.map((issue) => text(issue['diagnostics']) ?? text(issue['code']) ?? '').join('; ');
  return words === '' ? '' : `: ${words}`;
}

function idsIn(answer: FhirAnswer): readonly string[] {
  if (!answer.ok) return [];
  return readResource(answer.resource).matches.map(({ resource }) => text(resource['id']) ?? '');
}

function compared(
  found: readonly string[],
  expected: readonly string[],
  parameters: Query['parameters'],
  isSorted: boolean,
): string | undefined {
  const narrowing = ['patient', 'code', 'status'].filter((name) => name === 'patient' || name in parameters).join(', ');
  const missed = expected.filter((id) => !found.includes(id));
  const more = found.filter((id) => !expected.includes(id));
  if (missed.length > 0) {
    const list = ['code', 'status'].find((name) => name in parameters);
    const why = list === undefined ? '' : ` A list such as ${list}=a,b must find what has any of them.`;
    return `found ${expected.length - missed.length} of ${expected.length}.${why}`;
  }
  if (more.length > 0) return `found ${more.length} too many: it must narrow by ${narrowing}.`;
  return isSorted && found.join() !== expected.join() ? '_sort=-date is not obeyed: newest first.' : undefined;
}

async function probeReference(server: FhirSource, prefix: string): Promise<Probed> {
  const answer = await server.read('Medication', `${prefix}medication`);
  return said('read Medication, where an order names its drug by reference', answer, () => undefined);
}

const perPage = 4;

/** One resource a page would be the sharpest test, and the slowest on a real server. */
async function probePaging(server: FhirSource, prefix: string): Promise<Probed> {
  const need = `paging: _count=${perPage}, then each next link`;
  const patient = prefix + probeId;
  const whole = idsIn(await server.search('Observation', { patient }));
  const found = new Set<string>();
  let answer = await server.search('Observation', { patient, _count: String(perPage) });
  for (let pages = 1; ; pages += 1) {
    const problem = failureOf(answer);
    if (problem !== undefined) return { need, problem: `page ${pages}: ${problem}. ${pageHint}` };
    for (const id of idsIn(answer)) found.add(id);
    const next = answer.ok ? readResource(answer.resource).next : undefined;
    if (next === undefined) break;
    if (pages > whole.length) return { need, problem: 'the next links do not come to an end.' };
    answer = await server.page(next);
  }
  const missed = whole.filter((id) => !found.has(id)).length;
  return missed === 0 ? { need } : { need, problem: `${missed} of ${whole.length} were on no page.` };
}

const pageHint =
  'A next link must begin with the address that --fhir names: behind a proxy the server has to know its own public address.';

async function probeInclude(server: FhirSource, prefix: string): Promise<Probed> {
  const answer = await server.search('MedicationRequest', {
    patient: prefix + probeId,
    _include: 'MedicationRequest:medication',
  });
  const included = answer.ok ? readResource(answer.resource).included : [];
  const probed = said('_include=MedicationRequest:medication (the service reads each Medication itself)', answer, () =>
    included.some(({ resource }) => resource.resourceType === 'Medication') ? undefined : 'brings no Medication.',
  );
  return { ...probed, isSpare: true };
}
