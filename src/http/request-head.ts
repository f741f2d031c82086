import type { IncomingMessage } from 'node:http';

/** Browsers and proxies send fewer than 60. Node drops what comes after the two thousandth without a word. */
const limitLines = 200;
const hostCharacters = /^[\w.~!$&'()*+,;=%:[\]-]*$/;

/** What Node lets pass, though RFC 9112 forbids it or two readers on the way could read it differently. In words, or nothing. */
export function faultOfHead({ httpVersion, rawHeaders, headersDistinct }: IncomingMessage): string | undefined {
  const { host: hosts = [], 'transfer-encoding': codings = [] } = headersDistinct;
  if (httpVersion !== '1.0' && httpVersion !== '1.1') return 'Only HTTP/1.0 and HTTP/1.1 are spoken here.';
  if (rawHeaders.length > 2 * limitLines) return `The request has more than ${limitLines} header lines.`;
  if (hosts.length > 1 || !hosts.every((host) => hostCharacters.test(host))) return 'Host must be one host name.';
  if (codings.length > 0 && httpVersion === '1.0') return 'HTTP/1.0 has no Transfer-Encoding.';
  if (codings.length > 1 || !codings.every((coding) => coding.toLowerCase() === 'chunked')) {
    return 'Transfer-Encoding must be chunked.';
  }
  return undefined;
}
