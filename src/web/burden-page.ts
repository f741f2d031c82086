/** The report of a simulation as one file: no script, nothing asked of anybody. */
import type { Burden, ExportWords, RuleBurden, SigningBurden } from '../model/burden.js';
import {
  headWords,
  interruptiveWords,
  limitWords,
  noCardsWords,
  noSigningsWords,
  ruleTable,
  signingTable,
  type Table,
} from './burden-words.js';
import { countsTable } from './counts-table.js';
import { Html, html } from './html.js';
import { burdenPlot, type Bar } from './plot-burden.js';
import { patterns } from './plot-patterns.js';
import { styleSheet } from './style-sheet.js';

export function burdenPage(burden: Burden, words: ExportWords): string {
  const { byRule, bySigning } = burden;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Alert burden - azathioprine-cds</title>
        <style>
          ${new Html(styleSheet)} .plot.wide {
            max-width: none;
          }
          .plot.patterns {
            height: 0;
            margin: 0;
            border: 0;
          }
        </style>
      </head>
      <body>
        <svg class="plot patterns" aria-hidden="true">${patterns}</svg>
        <main id="main">
          <h1>Alert burden</h1>
          ${headWords(burden).map((sentence) => html`<p>${sentence}</p>`)}
          <h2 id="rules">Cards by rule</h2>
          ${byRule === undefined ? notice(noCardsWords(burden)) : rules(burden, byRule)}
          <h2 id="signings">Signings by their gravest card</h2>
          ${bySigning === undefined ? notice(noSigningsWords(burden)) : signings(burden, bySigning)}
          <h2>What the numbers rest on</h2>
          <ul>
            ${limitWords(words).map((sentence) => html`<li>${sentence}</li>`)}
          </ul>
        </main>
      </body>
    </html> `.text;
}

function notice(words: string): Html {
  return html`<p class="notice">${words}</p>`;
}

function rules(burden: Burden, byRule: readonly RuleBurden[]): Html {
  const title = 'Cards by leading rule, most frequent first';
  return html`${burdenPlot('plot-rules', title, 'A bar is the cards of a rule, by indicator.', byRule.map(ruleBar))}
  ${tableOf('rules', ruleTable(burden, byRule))}`;
}

function ruleBar({ rules: names, cards, critical, warning, info }: RuleBurden): Bar {
  const label = names.length === 1 ? names.join() : `${names.length} rules together`;
  if (critical === null || warning === null || info === null)
    return { label, parts: [{ kind: 'hidden', count: cards }] };
  const parts = [
    { kind: 'critical', count: critical },
    { kind: 'warning', count: warning },
    { kind: 'info', count: info },
  ] as const;
  return { label, parts: parts.filter(({ count }) => count > 0) };
}

function signings(burden: Burden, bySigning: readonly SigningBurden[]): Html {
  const carded = bySigning.filter(({ gravest, signings: count }) => !gravest.includes('none') && count > 0);
  const bars = carded.map(({ gravest: [first = 'none', ...more], signings: count }): Bar => ({
    label: [first, ...more].join(', '),
    parts: [{ kind: more.length > 0 || first === 'none' ? 'hidden' : first, count }],
  }));
  const title = 'Signings that show a card, by the gravest';
  return html`${bars.length === 0 ? undefined : burdenPlot('plot-signings', title, 'A bar is the signings.', bars)}
    ${tableOf('signings', signingTable(burden, bySigning))}
    <p>${interruptiveWords}</p>`;
}

function tableOf(id: string, { heads, rows }: Table): Html {
  const lines = rows.map(
    ([first = '', ...rest]) =>
      html`<tr>
        <th scope="row">${first}</th>
        ${rest.map((cell) => html`<td>${cell}</td>`)}
      </tr>`,
  );
  return countsTable(id, heads, lines);
}
