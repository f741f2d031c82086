import type { ServiceRequest } from '../model/cds-hooks.js';

/** A command for a POSIX shell that makes the same call. */
export function curlOf(origin: string, service: string, request: ServiceRequest): string {
  const url = quoted(`${origin}/cds-services/${service}`);
  return `curl -s ${url} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(request))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
