/**
 * Reads a request body as strict JSON. Not express.json: its errors quote the body, it lets broken UTF-8 pass as
 * replacement characters inside drug names, and it bounds nothing but the size.
 */
import { raw, type RequestHandler } from 'express';
import { isObject } from '../model/json.js';
import { ServiceError } from '../model/service-error.js';
import { checkShape } from './json-shape.js';

const limitBytes = 20 * 1024 * 1024;
const mediaTypes = ['application/json', 'application/fhir+json', 'application/json+fhir'];

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  checkContentType(request.headers['content-type']);
  next();
};

const readJson: RequestHandler = (request, _response, next) => {
  const bytes: unknown = request.body;
  request.body = parse(Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0));
  next();
};

/** Middleware in order: the type that is declared, the bytes (limited after decompression too), the JSON. */
export const jsonBody: RequestHandler[] = [refuseOtherTypes, raw({ type: () => true, limit: limitBytes }), readJson];

function checkContentType(header: string | undefined): void {
  const [mediaType = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (!mediaTypes.includes(mediaType)) {
    throw new ServiceError('unsupported-media-type', `Content-Type must be one of ${mediaTypes.join(', ')}.`);
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset'));
  if (charset !== undefined && !/^charset\s*=\s*"?utf-?8"?$/.test(charset)) {
    throw new ServiceError('unsupported-media-type', 'The charset must be utf-8.');
  }
}

function parse(bytes: Buffer): unknown {
  checkShape(bytes);
  const value = parseJson(decode(bytes));
  if (!isObject(value)) throw new ServiceError('malformed', 'The body must be a JSON object.');
  checkMembers(value);
  return value;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ServiceError('malformed', 'The body is not UTF-8.');
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceError('malformed', 'The body is not JSON.');
  }
}

/** Recursion is safe here: checkShape has bounded the depth. */
function checkMembers(parent: object): void {
  // Legal JSON, but poison to whoever copies members by assignment.
  if (Object.hasOwn(parent, '__proto__')) Reflect.deleteProperty(parent, '__proto__');
  for (const child of Object.values(parent) as unknown[]) {
    if (typeof child === 'object' && child !== null) checkMembers(child);
    if (typeof child === 'number' && !Number.isFinite(child)) {
      throw new ServiceError('malformed', 'The body holds a number too large to be read.');
    }
  }
}
