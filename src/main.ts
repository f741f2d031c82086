import type { Server } from 'node:http';
import { prefetchFor } from './call-service.js';
import { now, openClients } from './clients.js';
import { codeOf, ConfigError, loadConfig, type Config } from './config.js';
import { demoFhirRouter, refuseDemoInProduction } from './demo/fhir-router.js';
import { readDemoPatients } from './demo/fixtures.js';
import { openSqliteStore } from './feedback/sqlite.js';
import type { FeedbackStore } from './feedback/store.js';
import { createApp } from './http/app.js';
import { createHttpServer } from './http/server.js';
import { createLog, logFaults } from './log.js';
import { rulePages } from './rule-pages.js';
import { selfTest } from './self-test.js';
import { pagesRouter } from './web/pages.js';

/** After this a call that still runs is cut off, so that a stop never hangs. */
const graceMs = 10_000;

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  logFaults(log);
  const feedbackStore = openFeedback(config);
  const clients = openClients(config, log);
  const notReady = (await Promise.all(clients.callServices.map(selfTest))).flat();
  if (notReady.length > 0) log.fatal({ notReady }, 'not ready');
  const app = createApp({
    clients,
    publicUrl: config.publicUrl,
    prefetchFor,
    feedbackStore,
    log,
    notReady: () => notReady,
    ...pagesOf(config),
  });
  const server = createHttpServer(app);
  server.once('error', (error) => fail([error.message]));
  server.listen(config.port, config.host, () => {
    console.log(`azathioprine-cds listens on ${addressOf(server, config)} (profile ${config.profile})`);
  });
  const stop = (): void => {
    server.close(() => {
      feedbackStore.close();
      clients.close();
    });
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, graceMs).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** The first that is opened in the data folder: what is wrong with the folder shows here. */
function openFeedback({ dataDir }: Config): FeedbackStore {
  try {
    return openSqliteStore(dataDir);
  } catch (error) {
    throw new ConfigError([`DATA_DIR ${dataDir}, the feedback file in it cannot be opened (${codeOf(error)}).`]);
  }
}

/** The pages; in the demo profile also the start page and the FHIR server that its patients live on. */
function pagesOf({ profile, publicUrl }: Config): Pick<Parameters<typeof createApp>[0], 'pages' | 'demo'> {
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
