/** Strict JSON out of bytes: broken UTF-8 would else pass as replacement characters inside drug names. */
import { ServiceError } from '../model/service-error.js';

/** Throws ServiceError `malformed`, whose message quotes nothing. */
export function parseBytes(bytes: Uint8Array): unknown {
  return parse(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ServiceError('malformed', 'The body is not UTF-8.');
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The message of a syntax error quotes the body, which is patient data.
    throw new ServiceError('malformed', 'The body is not JSON.');
  }
}
