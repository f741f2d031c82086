import { Router } from 'express';
import { methodNotAllowed, ServiceError } from './errors.js';

/** `live`: the process runs. `ready`: `notReady` names nothing that is still missing or has failed. */
export function health(notReady: () => readonly string[]): Router {
  const router = Router();
  router
    .route('/live')
    .get((_request, response) => {
      response.json({ status: 'live' });
    })
    .all(methodNotAllowed('GET, HEAD, OPTIONS'));
  router
    .route('/ready')
    .get((_request, response) => {
      const missing = notReady();
      if (missing.length > 0) throw new ServiceError('not-ready', `Not ready: ${missing.join(', ')}.`);
      response.json({ status: 'ready' });
    })
    .all(methodNotAllowed('GET, HEAD, OPTIONS'));
  return router;
}
