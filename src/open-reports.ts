/** The reports, by profile: in the demo open, in production for whoever holds a key of the tenant. */
import { overrideReasons } from '../cards/override-reasons.js';
import type { Config } from './config.js';
import { acceptanceReport } from './feedback/report/acceptance.js';
import { periodOf } from './feedback/report/period.js';
import { reviewQueue } from './feedback/report/review-queue.js';
import type { OpenRecords } from './open-records.js';
import { reportAccess } from './security/report-access.js';
import { reportsRouter } from './web/reports.js';

/** Codes that are none of ours are shown as these words alone: they may hold anything. */
const reasons = new Map<string, string>([
  ...Object.entries(overrideReasons),
  ['', 'No reason given'],
  ['other', 'Another reason'],
]);

export function openReports(
  config: Config,
  { database, describeRecord }: Pick<OpenRecords, 'database' | 'describeRecord'>,
  now: () => Date,
): ReturnType<typeof reportsRouter> {
  const isReason = (code: string): boolean => Object.hasOwn(overrideReasons, code);
  return reportsRouter({
    tenantOf: config.profile === 'demo' ? () => 'demo' : reportAccess(config.tenants),
    acceptance: async (tenant, query) => {
      const period = periodOf(query, now());
      return acceptanceReport(await database(), tenant, period, isReason);
    },
    review: async (tenant) => reviewQueue(await database(), tenant, now(), { isReason, recordOf: describeRecord }),
    reasonName: (code) => reasons.get(code) ?? code,
  });
}
