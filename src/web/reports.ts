import { Router, type RequestHandler, type Response } from 'express';
import { InternalFault } from '../model/fault.js';
import type { AcceptanceReport, ReviewQueue } from '../model/reports.js';
import { ServiceError } from '../model/service-error.js';
import { acceptanceCsv } from './report-csv.js';
import { acceptancePage, type ReasonName } from './report-page.js';
import { reviewPage } from './review-page.js';

export interface ReportsDeps {
  /** The tenant whose reports a call with these Authorization headers may read; undefined: none. */
  readonly tenantOf: (authorization: readonly string[]) => string | undefined;
  /** Rejects with ServiceError `malformed` where `from` or `to` is no day. */
  readonly acceptance: (tenant: string, query: Query) => Promise<AcceptanceReport>;
  readonly review: (tenant: string) => Promise<ReviewQueue>;
  readonly reasonName: ReasonName;
}

interface Query {
  readonly from?: unknown;
  readonly to?: unknown;
}

/** `/reports`: what became of the cards of the caller's own hospital. */
export function reportsRouter({ tenantOf, acceptance, review, reasonName }: ReportsDeps): Router {
  const router = Router();
  router.use('/reports', letIn(tenantOf));
  router.get('/reports/acceptance', async (request, response) => {
    const tenant = tenantIn(response);
    const report = await acceptance(tenant, request.query);
    response.type('html').send(acceptancePage(tenant, report, reasonName));
  });
  router.get('/reports/acceptance.json', async (request, response) => {
    const tenant = tenantIn(response);
    const report = await acceptance(tenant, request.query);
    response.json({ tenant, hidden: 'A count that is null is hidden.', ...report });
  });
  router.get('/reports/acceptance.csv', async (request, response) => {
    const report = await acceptance(tenantIn(response), request.query);
    const { from, to } = report.period;
    response.attachment(`acceptance-${from}-${to}.csv`).type('csv').send(acceptanceCsv(report));
  });
  router.get('/reports/review', async (_request, response) => {
    const tenant = tenantIn(response);
    const queue = await review(tenant);
    response.type('html').send(reviewPage(tenant, queue, reasonName));
  });
  return router;
}

/** Before anything is looked at. Every refusal is the same. */
function letIn(tenantOf: ReportsDeps['tenantOf']): RequestHandler {
  return (request, response, next) => {
    // A browser that knows the password sends it along: no page of another origin may load what it opens.
    response.set({ 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin' });
    const tenant = tenantOf(request.headersDistinct['authorization'] ?? []);
    if (tenant === undefined) {
      response.set('WWW-Authenticate', 'Basic realm="azathioprine-cds reports", charset="UTF-8"');
      throw new ServiceError('unauthenticated', 'The reports are for those who hold a key of their hospital.');
    }
    response.locals.tenant = tenant;
    next();
  };
}

function tenantIn(response: Response): string {
  const tenant: unknown = response.locals.tenant;
  if (typeof tenant !== 'string') throw new InternalFault('a report was read that nobody was let in to');
  return tenant;
}
