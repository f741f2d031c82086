/** WCAG 2.2 AA and the width of every page, in both colour schemes; and what the script weighs. */
import { statSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/chromium.js';
import { card, openChart, startWatched, type Look, type Watched } from './workbench-browser.js';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** By how many px the contents of a panel stand out of it, at most. */
const overflow = `Math.max(0, ...[...document.querySelectorAll('.panel')].map((one) => one.scrollWidth - one.clientWidth))`;

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Everything that axe finds; every `details` open, so that nothing is passed over. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
  await page.evaluate(axe.source);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(standards)} })`;
  const result = await page.evaluate<AxeResult>(run);
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function chartWithCard(watched: Watched, look: Look): Promise<Page> {
  const page = await openChart(watched, 'smart-1288992', look);
  await page.getByRole('button', { name: 'Try: azathioprine 50 mg' }).click();
  await card(page, 'core-xoi-allopurinol', 'critical').waitFor();
  return page;
}

async function at(watched: Watched, path: string, look: Look, landmark: string): Promise<Page> {
  const page = await watched.open(path, look);
  await page.locator(landmark).first().waitFor();
  return page;
}

const pages: readonly (readonly [string, (watched: Watched, look: Look) => Promise<Page>])[] = [
  ['the patients', (watched, look) => at(watched, '/', look, '.start')],
  ['a chart with a card', chartWithCard],
  ['the monitoring view', (watched, look) => at(watched, '/monitoring/low-counts', look, '.due-list')],
  ['the sandbox page', (watched, look) => at(watched, '/sandbox', look, 'h1')],
  ['the list of rules', (watched, look) => at(watched, '/rules', look, 'h1')],
  ['a rule', (watched, look) => at(watched, '/rules/core-xoi-allopurinol', look, 'h1')],
];

inBrowser('for all', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await startWatched();
  }, 60_000);
  afterAll(() => watched.close(), 60_000);

  describe.each(pages)('%s', (_name, open) => {
    it.each(['light', 'dark'] as const)(
      'has nothing that axe finds, %s',
      async (scheme) => {
        const page = await open(watched, { scheme });
        expect(await violations(page)).toEqual([]);
        await page.context().close();
        expect(watched.faults).toEqual([]);
      },
      60_000,
    );

    // 640 is 1,280 px at 200 % zoom.
    it.each([320, 640, 1280, 1920])(
      'fits %i px without scrolling sideways',
      async (width) => {
        const page = await open(watched, { width });
        const needed = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(needed).toBeLessThanOrEqual(width);
        expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(1);
        await page.context().close();
      },
      60_000,
    );
  });
});

it('all script together is at most 150 KB', () => {
  expect(statSync('dist/workbench.js').size).toBeLessThanOrEqual(150_000);
});
