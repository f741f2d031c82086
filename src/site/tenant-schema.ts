/** What a tenants file may hold. Every key is told in docs/configuration.md. */
import type { JsonSchema } from '../model/json-schema.js';
import { signingAlgorithms, type PublicKey, type SigningAlgorithm } from '../model/tenant.js';
import { siteSchema, type Site } from './schema.js';

/** A tenants file that the schema accepts. */
export interface TenantsFile {
  readonly tenants: Readonly<Record<string, TenantEntry>>;
}

export interface TenantEntry {
  readonly issuer: string;
  readonly tenantClaim?: string;
  readonly algorithms?: readonly SigningAlgorithm[];
  readonly jku?: readonly string[];
  readonly keys?: readonly PublicKey[];
  readonly fhirServers: readonly string[];
  readonly privateNetworks?: readonly string[];
  readonly origins?: readonly string[];
  readonly answerWithinMs?: number;
  readonly reportKeys?: readonly string[];
  readonly site?: Site;
}

const word: JsonSchema = {
  type: 'string',
  maxLength: 2000,
  pattern: /^\S+$/u.source,
  description: 'a text without spaces',
};

const id: JsonSchema = {
  pattern: /^[a-z][a-z0-9-]{0,39}$/u.source,
  description: 'at most 40 lower-case letters, digits and hyphens, the first a letter',
};

const sha256: JsonSchema = {
  type: 'string',
  pattern: /^[0-9a-f]{64}$/u.source,
  description: 'a SHA-256 in lower-case hex (64 digits), of a key and never the key itself',
};

function some(items: JsonSchema): JsonSchema {
  return { type: 'array', minItems: 1, uniqueItems: true, items };
}

/** Private members (`d`, `p`, ...) are refused by name: a key that can sign does not belong in this file. */
const key: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['kty', 'kid'],
  properties: {
    kty: { enum: ['RSA', 'EC'] },
    kid: word,
    use: { const: 'sig' },
    key_ops: some({ const: 'verify' }),
    alg: { enum: signingAlgorithms },
    n: word,
    e: word,
    crv: { enum: ['P-256', 'P-384'] },
    x: word,
    y: word,
    x5c: { type: 'array', items: { type: 'string' } },
    x5t: word,
    'x5t#S256': word,
  },
};

const tenant: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['issuer', 'fhirServers'],
  properties: {
    issuer: word,
    tenantClaim: word,
    algorithms: some({ enum: signingAlgorithms }),
    jku: some(word),
    keys: some(key),
    fhirServers: some(word),
    privateNetworks: some(word),
    origins: some(word),
    answerWithinMs: { type: 'integer', minimum: 100, maximum: 10_000 },
    reportKeys: some(sha256),
    site: siteSchema,
  },
};

export const tenantsSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['tenants'],
  properties: {
    tenants: {
      type: 'object',
      minProperties: 1,
      maxProperties: 1000,
      propertyNames: id,
      additionalProperties: tenant,
    },
  },
};
