import type { Request, RequestHandler, Response } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Clients } from '../model/client.js';
import { ServiceError } from '../model/service-error.js';
import { InternalFault } from '../model/fault.js';

/** So long every refusal takes: a quicker one would tell that no signature was looked at, thus that the issuer is unknown. */
const refusalMs = 10;

/** Knows the caller before anything of the request is read but its head. Every refusal looks the same. */
export function authenticate({ authenticate: known }: Clients, publicUrl: string): RequestHandler {
  return async (request, response, next) => {
    const start = performance.now();
    const answer = await known({
      authorization: request.headersDistinct['authorization'] ?? [],
      audience: calledUrls(request, publicUrl),
    });
    if (!answer.ok) {
      response.locals.refused = answer.reason;
      await pause(Math.max(0, refusalMs - (performance.now() - start)));
      response.set('WWW-Authenticate', 'Bearer');
      throw new ServiceError('unauthenticated', 'The call is not authenticated.');
    }
    response.locals.client = answer.client;
    forgetOtherOrigins(request, response, answer.client);
    next();
  };
}

/** The caller of a request that has passed `authenticate`. */
export function clientOf(response: Response): Client {
  const client = response.locals.client as Client | undefined;
  if (client === undefined) throw new InternalFault('a call went on that nobody was known to make');
  return client;
}

/** The address of the endpoint, and the same as this client wrote it (`//`, a slash at the end). */
function calledUrls({ baseUrl, path, originalUrl }: Request, publicUrl: string): readonly string[] {
  const [written = ''] = originalUrl.split('?');
  return [publicUrl + (baseUrl + path).replace(/\/$/, ''), publicUrl + written];
}

/** Until the caller was known, the origins of all tenants were allowed. */
function forgetOtherOrigins(request: Request, response: Response, { origins }: Client): void {
  const { origin } = request.headers;
  if (origins !== 'any' && origin !== undefined && !origins.includes(origin)) {
    response.removeHeader('Access-Control-Allow-Origin');
  }
}
