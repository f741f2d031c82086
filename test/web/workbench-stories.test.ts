/** Law: what the workbench promises of each demo patient is what its user sees there. */
import { readDemoPatients } from '../../src/demo/fixtures.js';
import { inBrowser } from '../support/chromium.js';
import { card, openChart, startWatched, type Watched } from './workbench-browser.js';

const tries = readDemoPatients().flatMap(({ patient, tries: own }) =>
  own.map((attempt, index) => ({ name: `${patient}, ${index + 1}`, patient, attempt, index })),
);

inBrowser('the stories', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await startWatched();
  }, 60_000);
  afterAll(() => watched.close(), 60_000);

  it.each(tries)(
    '$name',
    async ({ patient, attempt, index }) => {
      const page = await openChart(watched, patient);
      if (attempt.order !== undefined) {
        await page.locator('.tries li').nth(index).getByRole('button').click();
        await page.locator('.cost', { hasText: attempt.hook }).waitFor();
      }
      if (attempt.expect === null) await page.getByText('No card: checked with').waitFor();
      else await card(page, attempt.expect.rule, attempt.expect.indicator).waitFor();
      await page.context().close();
      expect(watched.faults).toEqual([]);
    },
    60_000,
  );
});
