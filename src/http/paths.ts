import type { RequestHandler } from 'express';

/** `//` in a path is read as `/`: clients join a discovery address that ends in a slash with `/` and a service id. */
export const collapseSlashes: RequestHandler = (request, _response, next) => {
  const [path = '', ...query] = request.url.split('?');
  if (path.startsWith('/')) request.url = [path.replace(/\/{2,}/g, '/'), ...query].join('?');
  next();
};
