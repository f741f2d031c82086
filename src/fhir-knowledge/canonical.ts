/** What every resource of the export has in common. */
import { knowledgeVersion } from '../knowledge/version.js';

const base = 'https://azathioprine-cds.example.org';

const licence = 'Licensed under the Apache License, Version 2.0.';

function urlOf(type: string, id: string): string {
  return `${base}/${type}/${id}`;
}

/** Address of a resource in this version of the knowledge. */
export function canonicalOf(type: string, id: string): string {
  return `${urlOf(type, id)}|${knowledgeVersion}`;
}

/** A draft, and experimental: not for the care of real patients. Nobody has approved it, so no date and no name says so. */
export interface Metadata {
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly status: 'draft';
  readonly experimental: true;
  readonly publisher: string;
  readonly copyright: string;
}

export function metadata(type: string, id: string, ...licences: readonly string[]): Metadata {
  return {
    id,
    url: urlOf(type, id),
    version: knowledgeVersion,
    name: nameOf(id),
    status: 'draft',
    experimental: true,
    publisher: 'azathioprine-cds',
    copyright: [licence, ...licences].join(' '),
  };
}

/** FHIR wants a name that programs can use: a capital first, no hyphens. */
function nameOf(id: string): string {
  return `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`.replaceAll('-', '_');
}
