import cluster from 'node:cluster';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { collectDefaultMetrics, register } from 'prom-client';
import { boundHeapGrowth } from './bound-heap.js';
import { prefetchFor } from './call-service.js';
import { now, openClients } from './clients.js';
import { ConfigError, loadConfig, type Config } from './config.js';
import { apiDescription, openDocuments } from './documents.js';
import { demoFhirRouter, demoStore, refuseDemoInProduction } from './demo/fhir-router.js';
import { readDemoPatients } from './demo/fixtures.js';
import * as catalogue from './demo/order-catalogue.js';
import { demoSessionRouter } from './demo/session-router.js';
import { createApp } from './http/app.js';
import { CallLimit, limitFor } from './http/call-limit.js';
import { drainOf } from './http/drain.js';
import { metricsListener } from './http/metrics.js';
import { createHttpServer } from './http/server.js';
import { createLog, logFaults } from './log.js';
import { gaugeCalls, openMeter } from './metrics/meter.js';
import { describeFault } from './model/fault.js';
import { projectFolder, rulePageHashes } from './shipped-files.js';
import { openReports } from './open-reports.js';
import { openRecords } from './open-records.js';
import { reviewWords } from './review-words.js';
import { rulePages } from './rule-pages.js';
import { everyMinute, selfTestRounds } from './self-test-rounds.js';
import { trimMemory } from './trim-memory.js';
import { workbenchData } from './workbench-data.js';
import { startWorkers } from './workers.js';
import { pagesRouter } from './web/pages.js';

/** Proxies that ask `/health/ready` each second have turned away by then. */
const noticeMs = 1_000;
/** After this a call that still runs is cut off, so that a stop never hangs. */
const graceMs = 9_000;

async function serve(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  logFaults(log);
  const meter = openMeter(register);
  if (cluster.isPrimary) warnOfOtherPages(config, log);
  const records = await openRecords(config, log, meter, now);
  const clients = openClients(config, log, meter, records);
  const selfTests = selfTestRounds({ services: clients.tested, now, meter, log });
  await selfTests.round();
  everyMinute(selfTests);
  const limit = new CallLimit(limitFor(clients.tested.length));
  let isStopping = (): boolean => false;
  const app = createApp({
    clients,
    publicUrl: config.publicUrl,
    prefetchFor,
    feedbackStore: records.feedbackStore,
    log,
    limit,
    meter,
    notReady: selfTests.notReady,
    isStopping: () => isStopping(),
    ...pagesOf(config, openReports(config, records, now)),
  });
  const server = createHttpServer(app);
  const drain = drainOf(server);
  isStopping = drain.isDraining;
  server.once('error', (error) => fail([error.message]));
  const metrics = await openMetrics(config, limit, log);
  // Before the first call, so that none waits for it.
  await trimMemory();
  server.listen(config.port, config.host, () => {
    if (cluster.isPrimary) announce(addressOf(server, config.host), config);
  });
  const stop = (): void => {
    drain.start({ noticeMs, graceMs }, () => {
      metrics?.close();
      clients.close();
      // Nothing that is still open, such as the line to the primary, is worth waiting for.
      void records.close().finally(() => process.exit(0));
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Whoever approved a rule approved a page. Where another page stands now, somebody has to read it. */
function warnOfOtherPages({ sites }: Config, log: Logger): void {
  for (const { tenant, standings } of sites)
    for (const [rule, standing] of standings)
      if (standing === 'other-page') log.warn({ tenant, rule }, 'approval of another page');
}

function announce(address: string, { profile, workers }: Config): void {
  const several = workers > 1 ? `, ${workers} workers` : '';
  console.log(`azathioprine-cds listens on ${address} (profile ${profile}${several})`);
}

/** A listener of its own: whoever calls the service must not reach it. */
async function openMetrics({ metrics }: Config, limit: CallLimit, log: Logger): Promise<Server | undefined> {
  if (metrics === undefined) return undefined;
  collectDefaultMetrics({ register });
  gaugeCalls(register, () => limit.load);
  const listener = metricsListener(register, (error) => {
    log.error({ fault: describeFault(error) }, 'fault');
  });
  const server = createHttpServer(listener);
  server.once('error', (error) => fail([`METRICS_PORT, ${error.message}`]));
  // Exclusive: workers share the port of the service, never this one.
  server.listen({ ...metrics, exclusive: true });
  await once(server, 'listening');
  log.info({ address: addressOf(server, metrics.host) }, 'metrics');
  return server;
}

/** One process a core; each has a port of metrics. What is wrong with the settings is said once, before any is started. */
async function serveInWorkers(config: Config): Promise<void> {
  const { workers, metrics, host } = config;
  const log = createLog(config.logLevel);
  logFaults(log);
  warnOfOtherPages(config, log);
  const records = await openRecords(config, log, openMeter(register), now);
  await records.close();
  let address = '';
  cluster.on('listening', (_worker, { port }) => {
    address = urlOf(host, port);
  });
  startWorkers({
    count: workers,
    envOf: (place) => ({
      WORKERS: '1',
      ...(metrics === undefined || metrics.port === 0 ? {} : { METRICS_PORT: String(metrics.port + place) }),
    }),
    log,
    onReady: () => {
      announce(address, config);
      void trimMemory();
    },
  });
}

/** Documents and pages; in the demo profile also the workbench and the FHIR servers that its patients live on. */
function pagesOf(
  config: Config,
  reports: ReturnType<typeof openReports>,
): Pick<Parameters<typeof createApp>[0], 'documents' | 'pages' | 'demo'> {
  const { publicUrl } = config;
  const api = apiDescription(config);
  const documents = openDocuments(api);
  const hashes = rulePageHashes();
  const standings = config.sites.map((site) => site.standings);
  const rules = rulePages().map((rule) => ({
    ...rule,
    review: reviewWords(rule.id, standings) ?? rule.review,
    pageHash: hashes.get(rule.id) ?? '',
  }));
  const pages = { publicUrl, rulePages: rules, api };
  if (config.profile !== 'demo') return { documents, pages: [pagesRouter(pages), reports] };
  refuseDemoInProduction(config.profile);
  const demo = {
    patients: readDemoPatients(),
    workbench: workbenchData(catalogue, config.settings),
    script: join(projectFolder(), 'dist', 'workbench.js'),
  };
  const workbench = pagesRouter({ ...pages, demo });
  const store = demoStore(now);
  return { documents, pages: [workbench, reports, demoSessionRouter(now, store)], demo: demoFhirRouter(now, store) };
}

/** With the port that was really taken: PORT=0 takes any. */
function addressOf(server: Server, host: string): string {
  const address = server.address();
  return urlOf(host, typeof address === 'object' && address !== null ? address.port : 0);
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function fail(problems: readonly string[]): never {
  console.error(['azathioprine-cds cannot start:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  process.exit(1);
}

boundHeapGrowth();
try {
  const config = loadConfig(process.env);
  if (config.workers > 1) await serveInWorkers(config);
  else await serve(config);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  fail(error.problems);
}
