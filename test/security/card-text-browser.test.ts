/**
 * Law: in a browser too, text from the chart is text (threats S27, S29). The client is the most careless one there is: GFM
 * to HTML with raw HTML let through, written into a page whose scripts run.
 */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../src/model/cds-hooks.js';
import { inBrowser, openBrowser } from '../support/chromium.js';
import { cardsNaming, decisionOf, vignette } from './named-by-chart.js';
import { payloads, type Payload } from './payloads.js';

/** Of every family every eighth and the first. */
const sample = Object.values(byFamily()).flatMap((own) => own.filter((_, index) => index % 8 === 0));

function byFamily(): Readonly<Record<string, readonly Payload[]>> {
  const families: Record<string, Payload[]> = {};
  for (const payload of payloads) (families[payload.family] ??= []).push(payload);
  return families;
}

/** GFM filters a few tags, script among them; our client does not even that. */
const unfiltered: ReturnType<typeof gfmHtml> = {
  exit: {
    htmlFlowData(token) {
      this.raw(this.sliceSerialize(token));
    },
    htmlTextData(token) {
      this.raw(this.sliceSerialize(token));
    },
  },
};

function html(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml(), unfiltered],
  });
}

interface Seen {
  readonly elements: readonly string[];
  /** Names of attributes of elements. */
  readonly attributes: readonly string[];
  readonly text: string;
  readonly pwned: boolean;
  readonly requests: readonly string[];
}

/** What the page holds: read in the browser, so as text. */
const inspect = `(() => {
  const all = [...document.querySelectorAll('body *')];
  return {
    elements: [...new Set(all.map((one) => one.localName))],
    attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))],
    text: document.body.textContent,
    pwned: 'pwned' in window,
  };
})()`;

const ours = ['p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'br'];

inBrowser('cards', () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
    // Nothing leaves the machine; that it was asked for is seen above.
    await page.route('**', (route) => route.abort());
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  async function shown(body: string): Promise<Seen> {
    // A window of its own: what an earlier script set would still be there.
    await page.goto('about:blank');
    requests.length = 0;
    await page.setContent(`<!DOCTYPE html><html><body>${body}</body></html>`, { waitUntil: 'load' });
    const seen = await page.evaluate<Omit<Seen, 'requests'>>(inspect);
    return { ...seen, requests: [...requests] };
  }

  it('sees what it looks for: the same payloads unescaped load, run and mark up', async () => {
    const seen = await shown(
      html('<img src="https://evil.example/x.png"><script>window.pwned=1</script>\n\n# www.evil.example'),
    );
    expect(seen.elements).toEqual(expect.arrayContaining(['img', 'script', 'h1', 'a']));
    expect(seen.pwned).toBe(true);
    expect(seen.requests).toContain('https://evil.example/x.png');
  }, 30_000);

  it('shows at least 40 payloads in paragraphs and cells, as text, runs nothing and asks for nothing', async () => {
    const decisions = [
      vignette('core-xoi-allopurinol', 'Worked 1: allopurinol drafted, azathioprine 150 active, nothing else known'),
      vignette('mon-start-bundle', 'Mesalazine taken: a routine pair'),
    ].map(decisionOf);
    for (const payload of sample) {
      const cards = decisions.flatMap((decision) => cardsNaming(decision, payload.text));
      const seen = await shown(cards.map(({ detail = '' }: Card) => html(detail)).join('\n'));
      expect({ payload, ...faultsIn(seen, payload) }).toEqual({ payload, ...noFaults });
    }
    expect(sample.length).toBeGreaterThanOrEqual(40);
  }, 120_000);
});

const noFaults = { elements: [], attributes: [], isShown: true, pwned: false, requests: [] };

function faultsIn({ elements, attributes, text, pwned, requests }: Seen, { mark }: Payload): object {
  return {
    elements: elements.filter((name) => !ours.includes(name)),
    // Our tables say how a column is aligned.
    attributes: attributes.filter((name) => name !== 'align'),
    isShown: text.toLowerCase().includes(mark),
    pwned,
    requests,
  };
}
