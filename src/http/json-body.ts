/**
 * Reads a request body as strict JSON. Not express.json: its errors quote the body, it lets broken UTF-8 pass, and it bounds
 * nothing but the size.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Request, RequestHandler } from 'express';
import { isObject } from '../model/json.js';
import { parseBytes } from '../json/json-bytes.js';
import { checkShape } from '../json/json-shape.js';
import { ServiceError } from '../model/service-error.js';
import { bodyBytes } from './body-bytes.js';

const mediaTypes = ['application/json', 'application/fhir+json', 'application/json+fhir'];

/** The type that is declared and the bytes, limited before and after decompression. */
export const jsonBytes: RequestHandler = async (request: Request, _response, next) => {
  checkContentType(request.headers['content-type']);
  request.body = await bodyBytes(request);
  next();
};

/**
 * Behind jsonBytes: the JSON. Apart from it, because a call waits its turn as bytes, which take a fraction of the JSON's
 * memory. What follows has a turn of the event loop of its own: parsing a large body holds it long enough.
 */
export const json: RequestHandler = async (request: Request, _response, next) => {
  request.body = parse(request.body as Buffer);
  await turn();
  next();
};

function checkContentType(header: string | undefined): void {
  const [mediaType = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (!mediaTypes.includes(mediaType)) {
    throw new ServiceError('unsupported-media-type', `Content-Type must be one of ${mediaTypes.join(', ')}.`);
  }
  const charsets = parameters.filter((parameter) => parameter.startsWith('charset'));
  if (!charsets.every((charset) => /^charset\s*=\s*"?utf-?8"?$/.test(charset))) {
    throw new ServiceError('unsupported-media-type', 'The charset must be utf-8.');
  }
}

function parse(bytes: Buffer): unknown {
  checkShape(bytes);
  const value = parseBytes(bytes);
  if (!isObject(value)) throw new ServiceError('malformed', 'The body must be a JSON object.');
  return value;
}
