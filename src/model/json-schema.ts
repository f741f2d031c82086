import { Ajv, type ErrorObject, type SchemaObject } from 'ajv';
import formats from 'ajv-formats';
import { ServiceError } from './service-error.js';

export type JsonSchema = SchemaObject;

/** The first thing wrong with a value: which member, and what it must be. Never the value itself. */
export interface Fault {
  readonly expression: string;
  readonly message: string;
}

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
formats.default(ajv, ['date-time']);

/** Compiles a schema once; the function returned names the first fault of a value, or nothing. `root` starts its expressions. */
export function faultFinder(schema: JsonSchema, root: string): (value: unknown) => Fault | undefined {
  const validate = ajv.compile(schema);
  return (value) => {
    if (validate(value)) return undefined;
    const error = validate.errors?.[0];
    return error === undefined ? { expression: root, message: `${root} is not as it must be` } : faultFrom(error, root);
  };
}

/** The value, known to be a T; throws ServiceError `malformed`. */
export type Reader<T> = (value: unknown) => T;

/** As faultFinder, for what a client sent. The schema must demand everything that T promises. */
export function reader<T>(schema: JsonSchema, root: string): Reader<T> {
  const fault = faultFinder(schema, root);
  return (value) => {
    const found = fault(value);
    if (found !== undefined) throw new ServiceError('malformed', found.message, found.expression);
    return value as T;
  };
}

function faultFrom(error: ErrorObject, root: string): Fault {
  const members = error.instancePath.split('/').slice(1);
  const missing: unknown = error.params['missingProperty'];
  const path = [root, ...members, ...(typeof missing === 'string' ? [missing] : [])].filter((part) => part !== '');
  const expression = path.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  const message = typeof missing === 'string' ? 'is required' : (error.message ?? 'is not as it must be');
  return { expression, message: `${expression === '' ? 'The body' : expression} ${message}` };
}
