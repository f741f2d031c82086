/** Bars from left to right, as SVG: parts told apart by pattern (of the page), not by colour, each bar's number beside it. */
import { html, type Html } from './html.js';

export interface Bar {
  readonly label: string;
  /** Of one kind each; `hidden`: what cannot be told apart. */
  readonly parts: readonly { readonly kind: BarKind; readonly count: number }[];
}

type BarKind = 'critical' | 'warning' | 'info' | 'hidden';

const fills: Readonly<Record<BarKind, string>> = {
  critical: 'currentColor',
  warning: 'url(#hatched)',
  info: 'none',
  hidden: 'url(#dotted)',
};

const words: Readonly<Record<BarKind, string>> = {
  critical: 'critical',
  warning: 'warning',
  info: 'info',
  hidden: 'indicator hidden',
};

const kinds = ['critical', 'warning', 'info', 'hidden'] as const;

/** In units of the drawing. */
const labelEnd = 206;
const right = 590;
const width = 640;
const top = 30;
const row = 18;

export function burdenPlot(id: string, title: string, what: string, bars: readonly Bar[]): Html {
  const most = Math.max(1, ...bars.map(sumOf));
  const height = top + row * bars.length;
  return html`<svg
    class="plot wide"
    viewBox="0 0 ${width} ${height + 6}"
    role="img"
    aria-labelledby="${id}-title ${id}-what"
  >
    <title id="${id}-title">${title}</title>
    <desc id="${id}-what">${what} The same numbers stand in the table.</desc>
    ${legend(bars)} ${bars.map((bar, place) => barOf(bar, top + row * place, (right - labelEnd) / most))}
  </svg>`;
}

function sumOf({ parts }: Bar): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

function legend(bars: readonly Bar[]): Html {
  const shown = kinds.filter((kind) => bars.some(({ parts }) => parts.some((part) => part.kind === kind)));
  return html`${shown.map(
    (kind, place) =>
      html`<rect class="part" fill="${fills[kind]}" x="${8 + 130 * place}" y="8" width="12" height="10" />
        <text x="${25 + 130 * place}" y="17">${words[kind]}</text>`,
  )}`;
}

function barOf(bar: Bar, y: number, unit: number): Html {
  let from = labelEnd;
  const drawn = bar.parts.map(({ kind, count }) => {
    const x = from;
    from += count * unit;
    return html`<rect
      class="part"
      fill="${fills[kind]}"
      x="${x.toFixed(1)}"
      y="${y}"
      width="${(count * unit).toFixed(1)}"
      height="12"
    />`;
  });
  return html`<text x="${labelEnd - 6}" y="${y + 10}" text-anchor="end">${bar.label}</text> ${drawn}
    <text class="quiet" x="${(from + 5).toFixed(1)}" y="${y + 10}">${sumOf(bar).toLocaleString('en')}</text>`;
}
