/** The workbench in a real browser: the newcomer's minute, what a tester does next, and what a broken EHR must lead to. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inBrowser } from '../support/chromium.js';
import { card, openChart, startWatched, type Watched } from './workbench-browser.js';

const allopurinol = 'smart-1288992';

inBrowser('the workbench', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await startWatched();
  }, 60_000);
  afterAll(() => watched.close(), 60_000);
  afterEach(() => {
    expect(watched.faults).toEqual([]);
  });

  it('shows a newcomer within a minute what it is for: prescribe, read, accept, and the card goes', async () => {
    const start = Date.now();
    const page = await watched.open('/');
    await page.getByText('Start here').click();
    await page.locator('.results tr').first().waitFor();
    await page.getByRole('button', { name: 'Try: azathioprine 50 mg, 3 tablets once a day' }).click();
    const critical = card(page, 'core-xoi-allopurinol', 'critical');
    await critical.waitFor();
    expect(await critical.innerText()).toContain('cut azathioprine TO 37.5 mg');
    await critical.getByRole('button', { name: 'Azathioprine 37.5 mg/day' }).click();
    await critical.waitFor({ state: 'detached' });
    expect(await page.locator('.changed').allInnerTexts()).toEqual([
      'Product: Azathioprine 50 MG Oral Tablet → azathioprine 25 mg oral tablet',
      'Dose: 3 tablets once a day → Take 50 mg and 25 mg on alternate days (average 37.5 mg/day)',
      'Added: Blood count with differential',
    ]);
    await card(page, 'core-xoi-allopurinol', 'info').waitFor();
    expect(Date.now() - start).toBeLessThan(60_000);
  }, 90_000);

  it('is run with the keyboard alone', async () => {
    const page = await watched.open('/');
    await press(page, 'Start here');
    await page.locator('.results tr').first().waitFor();
    await press(page, 'Try: azathioprine 50 mg');
    const critical = card(page, 'core-xoi-allopurinol', 'critical');
    await critical.waitFor();
    await press(page, 'Azathioprine 37.5 mg/day');
    await critical.waitFor({ state: 'detached' });
    await press(page, 'Sign 2 orders');
    await page.getByText('Not signed yet').waitFor();
    await press(page, 'Sign 2 orders');
    await page.getByText('Signed: azathioprine 25 mg oral tablet').waitFor();
    await page.locator('.medicine-name', { hasText: 'azathioprine 25 mg oral tablet' }).waitFor();
  }, 90_000);

  it('takes an order by code and in mg, checks it while it is written, and forgets it when it is removed', async () => {
    const page = await openChart(watched, allopurinol);
    await page.getByLabel('Name or code').fill('197388');
    await page.getByLabel('Unit').selectOption('mg');
    await page.getByLabel('Dose', { exact: true }).fill('100');
    const critical = card(page, 'core-xoi-allopurinol', 'critical');
    await critical.getByRole('heading', { name: 'cut azathioprine TO 25 mg' }).waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await critical.waitFor({ state: 'detached' });
  }, 60_000);

  it('holds several orders: a vaccine beside a medicine, each judged', async () => {
    const page = await openChart(watched, 'stable-and-silent');
    await page.getByLabel('Vaccine').check();
    await page.getByLabel('Name or code').fill('Yellow fever, live');
    await card(page, 'core-live-vaccine', 'critical').waitFor();
    await page.getByRole('button', { name: 'Write another order too' }).click();
    await page.getByLabel('Name or code').fill('Febuxostat 40 MG Oral Tablet');
    await card(page, 'core-xoi-febuxostat', 'critical').waitFor();
    await page.getByRole('button', { name: 'Sign 2 orders' }).click();
    await page.getByRole('button', { name: 'Sign 2 orders all the same' }).click();
    await page.getByText('Signed: Yellow fever, live, Febuxostat').waitFor();
    await page.locator('.chart').getByText('Yellow fever, live').waitFor();
    // Opening the chart of what was signed: the pair is active now.
    await card(page, 'core-xoi-febuxostat', 'critical').waitFor();
  }, 60_000);

  it('changes, renews and stops active orders', async () => {
    const page = await openChart(watched, 'crohn-on-azathioprine');
    await page.getByRole('button', { name: 'Renew Azathioprine' }).click();
    await page.locator('.draft', { hasText: 'Azathioprine' }).waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Change Azathioprine' }).click();
    await page.getByText('Replaces the active order').waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Stop Azathioprine' }).click();
    await page.getByText('Stopped: Azathioprine').waitFor();
    await page.getByRole('button', { name: 'Stop Azathioprine' }).waitFor({ state: 'detached' });
  }, 60_000);

  it('sends feedback when a suggestion is accepted', async () => {
    const page = await written(watched);
    const sent = page.waitForRequest((request) => request.url().endsWith('azathioprine-order-select/feedback'));
    await page.getByRole('button', { name: 'Azathioprine 37.5 mg/day' }).click();
    const request = await sent;
    expect(request.postDataJSON()).toMatchObject({
      feedback: [{ outcome: 'accepted', acceptedSuggestions: [{ id: expect.any(String) as string }] }],
    });
    expect((await request.response())?.status()).toBe(200);
    await page.getByText('Feedback sent.').waitFor();
  }, 60_000);

  it('sends the reason when a card is dismissed, and does not bring the card back at the next change', async () => {
    const page = await written(watched);
    const critical = card(page, 'core-xoi-allopurinol', 'critical');
    const sent = page.waitForRequest((request) => request.url().endsWith('/feedback'));
    await critical.getByLabel('Dismiss because').selectOption({ label: 'Named specialist directs this' });
    await critical.getByRole('button', { name: 'Dismiss' }).click();
    expect((await sent).postDataJSON()).toMatchObject({
      feedback: [{ outcome: 'overridden', overrideReason: { reason: { code: 'specialist-directed' } } }],
    });
    await critical.waitFor({ state: 'detached' });
    await page.getByText('Feedback sent.').waitFor();
  }, 60_000);

  it('tells why each rule spoke or did not, what was read, and what it cost', async () => {
    const page = await written(watched);
    const rules = page.getByRole('region', { name: 'Rules and their outcomes' });
    await rules.getByText('row high is true').waitFor();
    expect(await rules.getByRole('row', { name: /core-ribavirin/ }).innerText()).toMatch(/clear[^]*is not true/);
    await page.getByText(/Data read: \d+ kinds/).click();
    const data = page.getByRole('region', { name: 'Data that was read' });
    expect(await data.getByRole('row', { name: /^medications/ }).innerText()).toMatch(/present\s+prefetch\s+\d{4}-/);
    expect(await page.locator('.cost').innerText()).toMatch(/order-select 200 in \d+ ms, prefetch \d+ ms before/);
    await page.locator('summary', { hasText: 'Request' }).click();
    expect(await page.locator('pre').first().innerText()).toContain('"hook": "order-select"');
  }, 60_000);

  it('sends a request from a file, and saves one', async () => {
    const page = await written(watched);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save request' }).click();
    const path = await (await download).path();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ hook: 'order-select', prefetch: {} });
    await page.getByLabel('Load request').setInputFiles('fixtures/requests/order-sign-no-drafts.json');
    await page.getByText('The answer to order-sign-no-drafts.json').waitFor();
    await card(page, 'sys-data-gap').waitFor();
    await page.getByRole('button', { name: 'Back to this chart' }).click();
    await card(page, 'core-xoi-allopurinol', 'critical').waitFor();
  }, 60_000);

  it.each(['prefetch', 'fhirServer'])(
    'answers an old client by medication-prescribe, with data by %s',
    async (data) => {
      const page = await openChart(watched, allopurinol);
      await page.getByLabel('Hooks').selectOption('older');
      await page.getByLabel('Data by').selectOption(data);
      await page.getByRole('button', { name: 'Try: azathioprine 50 mg' }).click();
      await card(page, 'core-xoi-allopurinol', 'critical').waitFor();
      expect(await page.locator('.cost').innerText()).toContain('medication-prescribe');
    },
    60_000,
  );

  it('sees over the FHIR server what was signed in the session', async () => {
    const page = await openChart(watched, 'stable-and-silent');
    await page.getByLabel('Data by').selectOption('fhirServer');
    await page.getByLabel('Name or code').fill('Allopurinol 100 MG Oral Tablet');
    await card(page, 'core-xoi-allopurinol', 'critical').waitFor();
    await page.getByRole('button', { name: 'Sign 1 order' }).click();
    await page.getByRole('button', { name: 'Sign 1 order all the same' }).click();
    await page.getByText('Signed: Allopurinol').waitFor();
    await card(page, 'core-xoi-allopurinol', 'critical').waitFor();
    expect(await page.locator('.cost').innerText()).toContain('patient-view');
  }, 60_000);

  it('draws dose and results over time, beside what the service says is due', async () => {
    const page = await openChart(watched, 'low-counts');
    await page.locator('.chart').getByRole('link', { name: 'Dose and results over time' }).click();
    await page.locator('.due .critical', { hasText: 'repeat blood count today' }).waitFor();
    await page.getByRole('img', { name: /^Dose over time: Azathioprine 50 MG Oral Tablet 150 mg a day/ }).waitFor();
    await page.getByRole('img', { name: /^White cells: .*2\.4 on .*hold at 3$/ }).waitFor();
    expect(await page.locator('.alarming figcaption').allInnerTexts()).toEqual([
      expect.stringContaining('White cells ⚠ 2.4'),
      expect.stringContaining('Neutrophils ⚠ 1.2'),
    ]);
  }, 60_000);

  it('never calls checked what nobody checked', async () => {
    const page = await openChart(watched, allopurinol);
    await page.route('**/cds-services/azathioprine-order-select', (route) => route.abort());
    await page.getByRole('button', { name: 'Try: azathioprine 50 mg' }).click();
    await page.getByText('Nothing was checked').waitFor();
    expect(await page.locator('.count').innerText()).toBe('Not checked.');
    watched.faults.length = 0;
  }, 60_000);

  /** Contract, "Silence": whoever could not look at the medicines says so. */
  it.each(
    ['prefetch', 'fhirServer'].flatMap((data) =>
      ['slow', 'failing', 'incomplete', 'other-patient'].map((fault): [string, string] => [data, fault]),
    ),
  )(
    'with data by %s and medicines that are %s, says what could not be checked',
    async (data, fault) => {
      const page = await openChart(watched, 'stable-and-silent');
      await page.getByLabel('Data by').selectOption(data);
      await page.getByText('Break it').click();
      await page.locator('select[name=MedicationRequest]').selectOption(fault);
      await page.getByLabel('Name or code').fill('Azathioprine 50 MG Oral Tablet');
      await card(page, 'sys-data-gap', 'warning').waitFor();
      expect(await page.locator('.cds-card').count()).toBeGreaterThan(0);
    },
    60_000,
  );

  it('with neither prefetch nor FHIR server, says that nothing could be read', async () => {
    const page = await openChart(watched, 'stable-and-silent');
    await page.getByLabel('Data by').selectOption('neither');
    await page.getByLabel('Name or code').fill('Azathioprine 50 MG Oral Tablet');
    await card(page, 'sys-data-gap', 'warning').waitFor();
  }, 60_000);
});

/** The chart of the newcomer's minute, with its critical card. */
async function written(watched: Watched): Promise<Page> {
  const page = await openChart(watched, allopurinol);
  await page.getByRole('button', { name: 'Try: azathioprine 50 mg' }).click();
  await card(page, 'core-xoi-allopurinol', 'critical').waitFor();
  return page;
}

/** Goes to a control by Tab alone, sees that it shows the focus, and presses it. */
async function press(page: Page, name: string): Promise<void> {
  const focused = page.locator(':focus-visible');
  for (let steps = 0; steps < 150; steps += 1) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0 && (await focused.innerText()).includes(name)) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error(`Tab does not come to "${name}".`);
}
