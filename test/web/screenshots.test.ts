/** The pictures of the README, taken as a reader would see the pages. `npm run screenshots` puts them where it shows them. */
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/chromium.js';
import { card, openChart, startWatched, type Watched } from './workbench-browser.js';

const folder = process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'screenshots-'));

/** A reader's patience, and a repository's. */
const mostBytes = 200_000;

inBrowser('the pictures of the README', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await startWatched();
  }, 60_000);
  afterAll(() => watched.close(), 60_000);

  async function take(page: Page, name: string): Promise<void> {
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    expect(statSync(path).size).toBeLessThan(mostBytes);
    await page.context().close();
  }

  it('a critical card, and the same chart when it was accepted', async () => {
    const look = { width: 1240, height: 720 };
    const open = async (scheme: 'light' | 'dark'): Promise<Page> => {
      const page = await openChart(watched, 'smart-1288992', { ...look, scheme });
      await page.getByRole('button', { name: 'Try: azathioprine 50 mg' }).click();
      await card(page, 'core-xoi-allopurinol', 'critical').waitFor();
      return page;
    };
    await take(await open('light'), 'critical-card');
    const page = await open('dark');
    await page.getByRole('button', { name: 'Azathioprine 37.5 mg/day' }).click();
    await card(page, 'core-xoi-allopurinol', 'info').waitFor();
    await page.getByText('Feedback sent.').waitFor();
    await take(page, 'accepted');
  }, 60_000);

  it('dose and results over time', async () => {
    const page = await watched.open('/monitoring/low-counts', { width: 1240, height: 960 });
    await page.locator('.due-list').waitFor();
    await page.locator('.result-plot svg').first().waitFor();
    await take(page, 'monitoring');
  }, 60_000);
});
