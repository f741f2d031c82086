/** Acceptance by rule with its interval, as SVG without script or style: read in black and white, by keyboard, in print. */
import type { AnswerLine } from '../model/reports.js';
import { html, type Html } from './html.js';
import { percent, shareWords } from './report-words.js';

/** In units of the drawing, which is as wide as a telephone: two of them stand for one pixel on a desk. */
const width = 360;
const left = 8;
const right = 256;
const head = 22;
const step = 32;

export function forestPlot(rules: readonly AnswerLine[], total: AnswerLine): Html | undefined {
  const lines = [...rules, { ...total, names: ['All rules'] }];
  if (lines.every(({ acceptance }) => acceptance === null)) return undefined;
  const height = head + step * lines.length + 6;
  return html`<svg
    class="plot"
    viewBox="0 0 ${width} ${height}"
    role="group"
    aria-labelledby="forest-title forest-what"
  >
    <title id="forest-title">Accepted of answered cards, by rule</title>
    <desc id="forest-what">
      A square is the proportion of a rule, a diamond that of all rules; a line is its 95 percent interval. The same
      numbers stand in the table below.
    </desc>
    ${[0, 0.25, 0.5, 0.75, 1].map((share) => gridLine(share, height))}
    ${lines.map((line, place) => row(line, head + step * place, place === lines.length - 1))}
  </svg>`;
}

function x(share: number): string {
  return (left + share * (right - left)).toFixed(1);
}

function gridLine(share: number, height: number): Html {
  const anchor = share === 0 ? 'start' : 'middle';
  return html`<line class="grid" x1="${x(share)}" x2="${x(share)}" y1="14" y2="${height - 4}" />
    <text class="quiet" x="${x(share)}" y="10" text-anchor="${anchor}">${percent(share)} %</text>`;
}

function row({ names, acceptance, accepted, answered }: AnswerLine, top: number, isTotal: boolean): Html {
  const name = names.length > 2 ? `${names.length} rules together` : names.join(', ');
  const middle = top + 22;
  const label = html`<text class="name" x="${left}" y="${top + 12}">${name}</text>`;
  if (acceptance === null) {
    const words = answered === 0 ? 'not answered' : 'hidden';
    return html`<g class="point" tabindex="0" role="img" aria-label="${name}: ${words}">
      ${label}<text class="quiet" x="${right + 10}" y="${middle + 4}">${words}</text>${frame(top)}
    </g>`;
  }
  const said = `${name}: ${shareWords(acceptance)}, ${accepted ?? 0} of ${answered ?? 0}`;
  const at = Number(x(acceptance.share));
  const mark = isTotal
    ? html`<path class="mark" d="M${at - 7} ${middle}L${at} ${middle - 5}L${at + 7} ${middle}L${at} ${middle + 5}Z" />`
    : html`<rect class="mark" x="${at - 3.5}" y="${middle - 3.5}" width="7" height="7" />`;
  return html`<g class="point" tabindex="0" role="img" aria-label="${said}">
    ${label}
    <path class="interval" d="M${x(acceptance.low)} ${middle}H${x(acceptance.high)}" />
    ${[acceptance.low, acceptance.high].map((end) => html`<path class="interval" d="M${x(end)} ${middle - 3}v6" />`)}
    ${mark}<text x="${right + 10}" y="${middle + 4}">${shareWords(acceptance)}</text>${frame(top)}
  </g>`;
}

/** What shows the focus. */
function frame(top: number): Html {
  return html`<rect class="frame" x="2" y="${top + 1}" width="${width - 4}" height="${step - 1}" rx="3" />`;
}
