import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Meter } from '../model/meter.js';
import { callLog } from './call-log.js';
import { callWatch } from './call-watch.js';
import { cdsServices, type CdsServicesDeps } from './cds-services.js';
import { allowBrowsers } from './cors.js';
import { sendDocument, type Document } from './documents.js';
import { errorHandler, methodNotAllowed, nothingHere } from './errors.js';
import { health } from './health.js';
import { collapseSlashes } from './paths.js';
import { readTrace } from './trace-context.js';

export interface AppDeps extends CdsServicesDeps {
  readonly log: Logger;
  readonly meter?: Meter;
  /** The process ends soon: proxies should turn away, though every call that still comes is answered. */
  readonly isStopping?: () => boolean;
  /** What anybody may read, by its address. */
  readonly documents?: Readonly<Record<string, Document>>;
  /** Our own pages. */
  readonly pages?: readonly Router[];
  /** The embedded FHIR server of the demo profile. */
  readonly demo?: Router;
}

/** The whole way of a request, in order. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders());
  app.use(allowBrowsers(deps.clients.origins));
  app.use(collapseSlashes);
  const { limit, meter, isStopping = () => false } = deps;
  app.use(
    '/health',
    health(() => [...deps.notReady(), ...(isStopping() ? ['the process is stopping'] : [])]),
  );
  app.use('/cds-services', readTrace, callLog(deps.log));
  if (meter !== undefined) app.post('/cds-services/:id', callWatch(meter));
  if (limit !== undefined) app.post('/cds-services/:id', limit.atHead);
  app.use('/cds-services', cdsServices(deps));
  for (const [path, document] of Object.entries(deps.documents ?? {})) {
    app.route(path).get(sendDocument(document)).all(methodNotAllowed('GET, HEAD, OPTIONS'));
  }
  if (deps.demo !== undefined) app.use('/fhir', deps.demo);
  for (const page of deps.pages ?? []) app.use(page);
  app.use(nothingHere);
  app.use(errorHandler(deps.log));
  return app;
}

/** Our pages use their own scripts and styles from files only. JSON is for every origin (cors.ts). */
function securityHeaders(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
}
