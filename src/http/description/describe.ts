/** The OpenAPI description of this service, made of the schemas that it checks bodies and answers with. */
import type { ApiDescription } from '../../model/api-description.js';
import { apiPaths, tokenScheme, type PathsOf } from './paths.js';
import { namedSchemas } from './schemas.js';

export interface DescriptionOf extends PathsOf {
  readonly publicUrl: string;
  readonly version: string;
}

export function describeApi({ publicUrl, version, ...about }: DescriptionOf): ApiDescription {
  return {
    openapi: '3.1.1',
    info: {
      title: 'azathioprine-cds',
      version,
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    paths: apiPaths(about),
    components: { schemas: namedSchemas, ...(about.authenticated ? { securitySchemes } : {}) },
  };
}

const introduction = [
  'A CDS Hooks 3.0 service that checks azathioprine, mercaptopurine and tioguanine orders. No clinician has reviewed its rules at any site.',
  'Every refusal is an OperationOutcome without patient data. Beside those that are listed, any address may answer 404 (nothing here), 405 (`Allow` names the methods) and, before an address is looked at, 400, 408, 417 and 431.',
].join('\n\n');

const securitySchemes = {
  [tokenScheme]: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'Signed by the CDS Client as CDS Hooks says, with the address called as `aud`. Each token is taken once. Whose tokens are taken stands in the tenants file.',
  },
} as const;
