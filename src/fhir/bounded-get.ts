import { isResource, type FhirJson } from '../model/json.js';

/** Inflated bytes of one answer. */
const MAX_BYTES = 20 * 1024 * 1024;

/** A request without a usable resource. Holds no address: messages end up in logs, and addresses hold patient ids. */
export class RequestFailed extends Error {
  constructor(readonly answer: { readonly status?: number; readonly outcome?: FhirJson } = {}) {
    super('the FHIR server gave no usable answer');
  }
}

/**
 * One GET for one FHIR resource: no redirect followed, no retry, the body bounded after inflation, all of it within the
 * signal. Throws RequestFailed, or what fetch throws.
 */
export async function boundedGet(url: URL, accessToken: string | undefined, signal: AbortSignal): Promise<FhirJson> {
  const response = await fetch(url, {
    signal,
    redirect: 'error',
    headers: {
      accept: 'application/fhir+json, application/json;q=0.9',
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    },
  });
  const { status } = response;
  const body = parse(await boundedText(response));
  if (status === 200 && body !== undefined) return body;
  throw new RequestFailed({ status, ...(body === undefined ? {} : { outcome: body }) });
}

async function boundedText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const chunks: AsyncIterable<Uint8Array> = response.body;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  // Leaving the loop cancels the body, which closes the connection.
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new RequestFailed();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The resource in a body; undefined for HTML, cut-off JSON, null and everything else. */
function parse(text: string): FhirJson | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isResource(value) ? value : undefined;
  } catch {
    // The message of a syntax error quotes the body, which is patient data.
    return undefined;
  }
}
