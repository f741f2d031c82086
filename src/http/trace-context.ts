/** W3C Trace Context: who asked, so that our queries of the FHIR server stand in the same trace. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import type { TraceContext } from '../model/trace-context.js';

/** Keeps it for the log line and for whoever asks elsewhere on behalf of this call. */
export const readTrace: RequestHandler = (request, response, next) => {
  response.locals.trace = traceOf(request);
  next();
};

export function traceIn(response: Response): TraceContext | undefined {
  return response.locals.trace as TraceContext | undefined;
}

const written = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/**
 * Undefined where there is none, or where it is not written as its version wants it. A later version is read as version 00,
 * with only the flag that we know. It never costs a call.
 */
export function traceOf({ headersDistinct }: Pick<IncomingMessage, 'headersDistinct'>): TraceContext | undefined {
  const [header = '', ...more] = headersDistinct['traceparent'] ?? [];
  const [, version, traceId, parentId, flags, rest] = written.exec(header) ?? [];
  if (more.length > 0 || traceId === undefined || parentId === undefined || flags === undefined) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId) || (version === '00' && rest !== undefined)) return undefined;
  const state = (headersDistinct['tracestate'] ?? []).join(',');
  return { traceId, flags: version === '00' ? flags : sampled(flags), ...(isState(state) ? { state } : {}) };
}

/** The last bit: whether the caller records. */
function sampled(flags: string): string {
  return /[13579bdf]$/.test(flags) ? '01' : '00';
}

const key = /^(?:[a-z][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13})$/;
const value = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;

function isState(state: string): boolean {
  if (state.length === 0 || state.length > 512) return false;
  const members = state.split(',').map((member) => member.trim());
  const keys = members.map((member) => member.split('=')[0] ?? '');
  return (
    members.length <= 32 &&
    new Set(keys).size === keys.length &&
    members.every((member) => {
      const [name = '', ...rest] = member.split('=');
      return rest.length === 1 && key.test(name) && value.test(rest[0] ?? '');
    })
  );
}
