/**
 * For Jest: what takes minutes starts first, so that no core waits at the end. Jest's own order is by file size where it
 * remembers no earlier run, and the longest tests are short files. The order decides how long a run takes, nothing else.
 */
/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- Jest reads this file before it can read types */
const slowest = [
  'vignettes',
  'feedback/kill',
  'web/accessibility',
  'web/workbench',
  'web/workbench-stories',
  'security/json-bodies',
  'store/chain',
  'faults',
  'security/logs',
  'records/same-cards',
  'cli',
  'security/card-text',
  'process',
  'stricter-numbers',
  'feedback/store',
  'laws',
  'store/migrations',
].map((name) => `/test/${name}.test.ts`);

export default class SlowestFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const found = slowest.findIndex((name) => path.endsWith(name));
      return found === -1 ? slowest.length : found;
    };
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }

  /** Nothing is remembered. */
  cacheResults() {}
}
