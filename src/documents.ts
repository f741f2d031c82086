/** What anybody may read of this service: how it is called, and what it knows. */
import type { Config } from './config.js';
import { knowledgeBundle } from './fhir-knowledge/bundle.js';
import { describeApi } from './http/description/describe.js';
import type { Document } from './http/documents.js';
import type { ApiDescription } from './model/api-description.js';
import { projectVersion, readRequestExample, readValueSets } from './shipped-files.js';

export function apiDescription({ publicUrl, profile }: Pick<Config, 'publicUrl' | 'profile'>): ApiDescription {
  return describeApi({
    publicUrl,
    version: projectVersion(),
    authenticated: profile === 'production',
    example: readRequestExample,
  });
}

export function openDocuments(api: ApiDescription): Readonly<Record<string, Document>> {
  return {
    '/openapi.json': { mediaType: 'application/json', body: JSON.stringify(api) },
    '/fhir-knowledge': {
      mediaType: 'application/fhir+json',
      body: JSON.stringify(knowledgeBundle(readValueSets())),
    },
  };
}
