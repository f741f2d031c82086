import type { Indicator } from '../model/cds-hooks.js';
import { html, Html } from './html.js';

/** A whole page. `title` goes into the browser's title line; `main` into the main landmark. */
export function page(title: string, main: Html): string {
  return document(title, main, {});
}

const demoLinks = html`<a href="/sandbox">Sandbox and curl</a>`;

/** A page of the demo, which leads to the others. */
export function demoPage(title: string, main: Html): string {
  return document(title, main, { nav: demoLinks });
}

/** A page of the demo that a script fills and that takes the width it gets. */
export function scriptedPage(title: string, main: Html): string {
  const head = html`<link rel="stylesheet" href="/assets/workbench.css" />
    <script type="module" src="/assets/workbench.js"></script>`;
  return document(title, main, { body: 'wide', head, nav: demoLinks });
}

interface Extras {
  /** Class of the body. */
  readonly body?: string;
  readonly head?: Html;
  readonly nav?: Html;
}

function document(title: string, main: Html, { body, head, nav }: Extras): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} - azathioprine-cds</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/pages.css" />
        ${head}
      </head>
      <body class="${body}">
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <a class="brand" href="/">azathioprine-cds</a>
          <nav aria-label="Main">
            ${nav}
            <a href="/rules">Rules</a>
            <a href="/reports/acceptance">Reports</a>
            <a href="/api">API</a>
            <a href="/cds-services">Services (JSON)</a>
          </nav>
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer>
          <p>
            A CDS Hooks service that checks azathioprine, mercaptopurine and tioguanine orders. It advises; the
            prescriber decides.
          </p>
        </footer>
      </body>
    </html> `.text;
}

/** The urgency of a card in words, so that colour is never the only sign. */
export function badge(indicator: Indicator | 'none'): Html {
  return html`<span class="badge ${indicator}">${indicator === 'none' ? 'no card' : indicator}</span>`;
}
