import type { FhirJson } from '../model/json.js';
import { searchParametersByType } from './search-parameters.js';

/** What this server can do, computed from the table that its search reads. `now` dates the statement. */
export function capabilityStatement(base: string, now: Date): FhirJson {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    experimental: true,
    date: now.toISOString(),
    kind: 'instance',
    software: { name: 'azathioprine-cds demo FHIR server' },
    implementation: { description: 'Synthetic patients, kept in memory, read only.', url: base },
    fhirVersion: '4.0.1',
    format: ['json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: { cors: true, description: 'Open: it holds synthetic patients only.' },
        resource: Object.entries(searchParametersByType).map(([type, parameters]) => ({
          type,
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchInclude: Object.entries(parameters)
            .filter(([, parameter]) => parameter.type === 'reference')
            .map(([name]) => `${type}:${name}`),
          searchParam: Object.entries(parameters).map(([name, parameter]) => ({ name, type: parameter.type })),
        })),
      },
    ],
  };
}
