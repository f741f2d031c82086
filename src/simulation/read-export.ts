/** A FHIR bulk export, read twice: once to learn where each patient's lines stand, once a patient at a time. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { isResource, isTooDeep, object, text, type FhirJson } from '../model/json.js';
import { eachLine, type Line } from './lines.js';
import { openPlaces, type Place } from './places.js';
import { isAsked } from './prefetch-of.js';

/** A line that could not be read, without anything that stood in it. */
export interface BrokenLine {
  readonly file: string;
  readonly line: number;
}

export interface ExportCounts {
  readonly files: number;
  readonly lines: number;
  readonly patients: number;
  /** Of what is needed, lines that say of no patient whose they are. */
  readonly withoutPatient: number;
  readonly broken: number;
  /** The first of them. */
  readonly firstBroken: readonly BrokenLine[];
}

export interface Export {
  readonly counts: ExportCounts;
  /** Resource types that stand in the export. */
  readonly types: ReadonlySet<string>;
  /** Of one patient after the other. */
  readonly charts: () => Iterable<Chart>;
}

export interface Chart {
  readonly patientId: string;
  /** All that is needed of the patient, with the Medications that it names. */
  readonly resources: readonly FhirJson[];
}

const mostBrokenNamed = 20;

/** `read` hears how many bytes were read. */
export async function readExport(files: readonly string[], read: (bytes: number) => void): Promise<Export> {
  const places = openPlaces();
  const medications = new Map<string, Place>();
  const types = new Set<string>();
  const firstBroken: BrokenLine[] = [];
  let lines = 0;
  let broken = 0;
  let withoutPatient = 0;
  const note = (file: number, { number, offset, length, text: written }: Line): void => {
    lines += 1;
    const resource = written === undefined ? undefined : resourceIn(written);
    if (resource === undefined) {
      broken += 1;
      if (firstBroken.length < mostBrokenNamed) firstBroken.push({ file: basename(files[file] ?? ''), line: number });
      return;
    }
    types.add(resource.resourceType);
    const place = { file, offset, length };
    const id = text(resource['id']);
    if (resource.resourceType === 'Medication') {
      if (id !== undefined) medications.set(id, place);
    } else if (isAsked(resource)) {
      const patient = patientOf(resource);
      if (patient === undefined) withoutPatient += 1;
      else places.add(patient, place);
    }
  };
  for (const [index, file] of files.entries())
    await eachLine(
      file,
      (line) => {
        note(index, line);
      },
      read,
    );
  const patients = places.patients();
  return {
    counts: { files: files.length, lines, patients, withoutPatient, broken, firstBroken },
    types,
    *charts() {
      const reader = openReader(files);
      try {
        for (const chart of places.byPatient()) {
          const resources = chart.flatMap((place) => reader.at(place));
          const patientId = resources.map(patientOf).find((id) => id !== undefined) ?? '';
          const named = [...new Set(resources.flatMap(medicationIds))].flatMap((id) => medications.get(id) ?? []);
          yield { patientId, resources: [...resources, ...named.flatMap((place) => reader.at(place))] };
        }
      } finally {
        reader.close();
      }
    },
  };
}

function resourceIn(line: string): FhirJson | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return isResource(parsed) && !isTooDeep(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Exports refer to patients as `Patient/id`, some by a whole address. Ids have the letters that src/fhir takes in references. */
function patientOf(resource: FhirJson): string | undefined {
  if (resource.resourceType === 'Patient') return /^[\w.-]{1,128}$/.exec(text(resource['id']) ?? '')?.[0];
  const subject = object(resource['subject']) ?? object(resource['patient']);
  return /(?:^|\/)Patient\/([\w.-]{1,128})(?:\/_history\/.*)?$/.exec(text(subject?.['reference']) ?? '')?.[1];
}

function medicationIds(resource: FhirJson): readonly string[] {
  const reference = text(object(resource['medicationReference'])?.['reference']) ?? '';
  return /(?:^|\/)Medication\/([\w.-]{1,128})/.exec(reference)?.slice(1) ?? [];
}

/** One read may give less than it was asked for. */
function bytesAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let [done, got] = [0, -1];
  while (done < length && got !== 0) {
    got = readSync(file, bytes, done, length - done, offset + done);
    done += got;
  }
  return bytes;
}

interface Reader {
  readonly at: (place: Place) => readonly FhirJson[];
  readonly close: () => void;
}

function openReader(files: readonly string[]): Reader {
  const open = files.map((file) => openSync(file, 'r'));
  return {
    at: ({ file, offset, length }) => {
      const bytes = bytesAt(open[file] ?? -1, offset, length);
      const resource = resourceIn(bytes.toString('utf8').replace(/^\uFEFF/, ''));
      // It was read before: the file has changed since.
      if (resource === undefined) throw new Error('the export was changed while it was read');
      return [resource];
    },
    close: () => {
      open.forEach((file) => {
        closeSync(file);
      });
    },
  };
}
