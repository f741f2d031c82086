/** The running service and a browser that looks at it, watched for what must never happen on any page. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.js';
import { killAll, startService } from '../support/process.js';

export interface Watched {
  readonly address: string;
  readonly open: (path: string, look?: Look) => Promise<Page>;
  /** What no page may do: ask another host, write an error to the console, break off. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** A machine that does other work too must not make a card late. */
const patientMs = 12_000;

export async function startWatched(): Promise<Watched> {
  const data = mkdtempSync(join(tmpdir(), 'workbench-'));
  const service = await startService({ DATA_DIR: data, LOG_LEVEL: 'warn', ANSWER_WITHIN_MS: '2500' });
  const browser = await openBrowser();
  const faults: string[] = [];
  return {
    address: service.address,
    faults,
    open: (path, look = {}) => openPage(browser, service.address, path, look, faults),
    close: async () => {
      await browser.close();
      killAll();
    },
  };
}

async function openPage(browser: Browser, address: string, path: string, look: Look, faults: string[]): Promise<Page> {
  const { width = 1280, height = 900, scheme = 'light' } = look;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  page.setDefaultTimeout(patientMs);
  page.on('console', (message) => {
    // A server that is broken on purpose fails on purpose.
    const isOnPurpose = message.location().url.includes('/fhir-session/');
    if (message.type() === 'error' && !isOnPurpose) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith('blob:')) faults.push(`asks ${url}`);
  });
  await page.goto(address + path);
  return page;
}

/** A patient's chart, as soon as it is there and the service has said what it says on opening. */
export async function openChart(watched: Watched, patient: string, look?: Look): Promise<Page> {
  const page = await watched.open(`/#${patient}`, look);
  await page.locator('.results tr').first().waitFor();
  await page.locator('.cost').waitFor();
  return page;
}

export function card(page: Page, rule: string, indicator = ''): Locator {
  return page.locator(`article.cds-card${indicator === '' ? '' : `.${indicator}`}[data-rule="${rule}"]`);
}
