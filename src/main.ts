import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createCallService, prefetchFor } from './call-service.js';
import { ConfigError, loadConfig, type Config } from './config.js';
import { demoFhirRouter, refuseDemoInProduction } from './demo/fhir-router.js';
import { readDemoPatients } from './demo/fixtures.js';
import { openSqliteStore } from './feedback/sqlite.js';
import { createApp } from './http/app.js';
import { createLog } from './log.js';
import { rulePages } from './rule-pages.js';
import { selfTest } from './self-test.js';
import { pagesRouter } from './web/pages.js';

/** After this a call that still runs is cut off, so that a stop never hangs. */
const graceMs = 10_000;

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const feedbackStore = openSqliteStore(config.dataDir);
  const now = (): Date => new Date();
  const { publicUrl, settings, profile } = config;
  const trace = profile === 'demo';
  const callService = createCallService({ settings, now, newUuid: randomUUID, publicUrl, trace });
  const notReady = await selfTest(callService);
  if (notReady.length > 0) log.fatal({ notReady }, 'not ready');
  const app = createApp({
    callService,
    prefetchFor,
    feedbackStore,
    log,
    notReady: () => notReady,
    ...demoOf(config, now),
  });
  const server = app.listen(config.port, config.host, (error) => {
    if (error !== undefined) fail([error.message]);
    console.log(`azathioprine-cds listens on ${addressOf(server, config)} (profile ${config.profile})`);
  });
  const stop = (): void => {
    server.close(() => {
      feedbackStore.close();
    });
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, graceMs).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** The pages; in the demo profile also the start page and the FHIR server that its patients live on. */
function demoOf(
  { profile, publicUrl }: Config,
  now: () => Date,
): Pick<Parameters<typeof createApp>[0], 'pages' | 'demo'> {
  const pages = { publicUrl, rulePages: rulePages() };
  if (profile !== 'demo') return { pages: [pagesRouter(pages)] };
  refuseDemoInProduction(profile);
  return { pages: [pagesRouter({ ...pages, demoPatients: readDemoPatients() })], demo: demoFhirRouter(now) };
}

/** With the port that was really taken: PORT=0 takes any. */
function addressOf(server: Server, { host, port }: Config): string {
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
}

function fail(problems: readonly string[]): never {
  console.error(['azathioprine-cds cannot start:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  process.exit(1);
}

try {
  await start(loadConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  fail(error.problems);
}
