/** The EHR's own FHIR server, as the browser reads it. */
import type { FhirSession } from '../model/fhir-fault.js';
import { isResource, objects, type FhirJson } from '../model/json.js';

/** An EHR does not hold up a prescriber for data that is slow. */
const patienceMs = 2_000;

/** The resource or Bundle at an address relative to the server; undefined where the server fails or is too slow. */
export async function tryRead(base: string, relative: string, signal: AbortSignal): Promise<FhirJson | undefined> {
  const both = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  try {
    const answer = await fetch(`${base}/${relative}`, { signal: both });
    const body: unknown = await answer.json();
    return answer.ok && isResource(body) ? body : undefined;
  } catch (error) {
    // Given up by us: the request it was for is no longer wanted.
    if (signal.aborted) throw error;
    return undefined;
  }
}

async function read(base: string, relative: string): Promise<FhirJson> {
  const answer = await fetch(`${base}/${relative}`);
  const body: unknown = await answer.json();
  if (!answer.ok || !isResource(body)) throw new Error(`The FHIR server answered ${answer.status} for ${relative}.`);
  return body;
}

function entriesOf(bundle: FhirJson): readonly FhirJson[] {
  return objects(bundle['entry'])
    .map(({ resource }) => resource)
    .filter(isResource);
}

const chartSearches = [
  'MedicationRequest?_include=MedicationRequest:medication&patient=',
  ...['MedicationStatement', 'Observation', 'DiagnosticReport', 'Condition', 'AllergyIntolerance', 'Procedure'].map(
    (type) => `${type}?patient=`,
  ),
  'Immunization?patient=',
  'ServiceRequest?patient=',
];

/** Everything that the chart shows, the patient first. Throws where the server does not answer. */
export async function readRecord(base: string, patient: string): Promise<readonly FhirJson[]> {
  const id = encodeURIComponent(patient);
  const [person, ...lists] = await Promise.all([
    read(base, `Patient/${id}`),
    ...chartSearches.map((search) => read(base, search + id)),
  ]);
  return [person, ...lists.flatMap(entriesOf)];
}

/** Tells the demo what this session wrote into the record and what it wants broken, and says where that can be read. */
export async function openSession(id: string, session: FhirSession, signal: AbortSignal): Promise<string> {
  const base = `/fhir-session/${id}`;
  const answer = await fetch(base, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(session),
    signal,
  });
  if (!answer.ok) throw new Error(`The demo did not take the session: ${answer.status}.`);
  return base;
}
