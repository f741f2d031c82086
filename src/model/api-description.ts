/** The part of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html) that the description of this service uses. */
import type { Json } from './json.js';
import type { JsonSchema } from './json-schema.js';

export interface ApiDescription {
  readonly openapi: '3.1.1';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, ApiPath>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
  };
}

export interface ApiPath {
  readonly get?: ApiOperation;
  readonly post?: ApiOperation;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly ApiParameter[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly requestBody?: { readonly required: true; readonly content: ApiContent };
  /** By status. */
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

interface ApiParameter {
  readonly name: string;
  readonly in: 'path';
  readonly required: true;
  readonly schema: JsonSchema;
}

export interface ApiResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>>;
  readonly content?: ApiContent;
}

/** By media type. */
export type ApiContent = Readonly<Record<string, ApiMedia>>;

export interface ApiMedia {
  readonly schema: JsonSchema;
  readonly examples?: Readonly<Record<string, { readonly value: Json }>>;
}

interface SecurityScheme {
  readonly type: 'http';
  readonly scheme: 'bearer';
  readonly bearerFormat: 'JWT';
  readonly description: string;
}
