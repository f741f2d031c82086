/** Cards of each week and what became of them, as SVG: told apart by pattern, not by colour. */
import type { AnswerLine } from '../model/reports.js';
import { html, type Html } from './html.js';
import { patterns } from './plot-patterns.js';

/** In units of the drawing, which is as wide as a telephone. */
const width = 360;
const left = 34;
const right = 354;
const top = 76;
const bottom = 196;

type Kind = 'accepted' | 'overridden' | 'answered' | 'unanswered' | 'shown';

interface Part {
  readonly kind: Kind;
  readonly count: number;
}

const words: Readonly<Record<Kind, string>> = {
  accepted: 'accepted',
  overridden: 'overridden',
  unanswered: 'unanswered',
  answered: 'answered, rest hidden',
  shown: 'shown, rest hidden',
};

/** Of another file, the style sheet could not name them; one that it names itself goes before these. */
const fills: Readonly<Record<Kind, string>> = {
  accepted: 'currentColor',
  overridden: 'url(#hatched)',
  unanswered: 'none',
  answered: 'url(#dotted)',
  shown: 'url(#dotted)',
};

/** As far as it is told. From the bottom up. */
function partsOf({ shown, answered, unanswered, accepted, overridden }: AnswerLine): readonly Part[] {
  if (answered === null || unanswered === null) return [{ kind: 'shown', count: shown }];
  const rest: Part = { kind: 'unanswered', count: unanswered };
  if (accepted === null || overridden === null) return [{ kind: 'answered', count: answered }, rest];
  return [{ kind: 'accepted', count: accepted }, { kind: 'overridden', count: overridden }, rest];
}

/** Weeks that are told together have no place of their own on the axis. */
export function weekPlot(weeks: readonly AnswerLine[]): Html | undefined {
  const alone = weeks.filter(({ names }) => names.length === 1);
  const together = weeks.filter(({ names }) => names.length > 1).flatMap(({ names }) => names);
  const most = Math.max(...alone.map(({ shown }) => shown));
  if (alone.length === 0 || most === 0) return undefined;
  const names = [...alone.flatMap((line) => line.names), ...together].toSorted();
  const step = (right - left) / names.length;
  const labelEach = Math.ceil(names.length / 6);
  return html`<svg
      class="plot"
      viewBox="0 0 ${width} ${bottom + 22}"
      role="group"
      aria-labelledby="weeks-title weeks-what"
    >
      <title id="weeks-title">Cards by week</title>
      <desc id="weeks-what">
        A bar is the cards of a week: accepted at its foot, overridden above, unanswered on top. The same numbers stand
        in the table below.
      </desc>
      ${patterns} ${legend(new Set(alone.flatMap((line) => partsOf(line).map(({ kind }) => kind))))} ${axis(most)}
      ${names.map((name, place) =>
        place % labelEach === 0
          ? html`<text class="quiet" x="${left + step * (place + 0.5)}" y="${bottom + 14}" text-anchor="middle">
              ${name.slice('2026-'.length)}
            </text>`
          : html``,
      )}
      ${alone.map((line) => bar(line, left + step * names.indexOf(line.names[0] ?? ''), step, most))}
    </svg>
    ${together.length === 0 ? undefined : html`<p>Not drawn, since they are told together: ${together.join(', ')}.</p>`}`;
}

function legend(kinds: ReadonlySet<Kind>): Html {
  const shown = (['accepted', 'overridden', 'unanswered', 'answered', 'shown'] as const).filter((kind) =>
    kinds.has(kind),
  );
  return html`${shown.map((kind, place) => {
    const [x, y] = [left + (place % 2) * 160, 6 + 16 * Math.floor(place / 2)];
    return html`<rect class="part ${kind}" fill="${fills[kind]}" x="${x}" y="${y}" width="12" height="10" />
      <text x="${x + 17}" y="${y + 9}">${words[kind]}</text>`;
  })}`;
}

function y(count: number, most: number): number {
  return bottom - (count / most) * (bottom - top);
}

function axis(most: number): Html {
  return html`${[0, most].map(
    (count) =>
      html`<line class="grid" x1="${left}" x2="${right}" y1="${y(count, most)}" y2="${y(count, most)}" />
        <text class="quiet" x="${left - 5}" y="${y(count, most) + 3}" text-anchor="end">${count}</text>`,
  )}`;
}

function bar(line: AnswerLine, x: number, step: number, most: number): Html {
  const parts = partsOf(line);
  const told = parts.map(({ kind, count }) => `${count} ${words[kind]}`);
  const whole = parts.some(({ kind }) => kind === 'shown') ? [] : [`${line.shown} shown`];
  const said = `${line.names.join()}: ${[...whole, ...told].join(', ')}`;
  const inset = step * 0.12;
  let below = 0;
  const drawn = parts.map(({ kind, count }) => {
    below += count;
    const height = (count / most) * (bottom - top);
    return html`<rect
      class="part ${kind}"
      fill="${fills[kind]}"
      x="${(x + inset).toFixed(1)}"
      y="${y(below, most).toFixed(1)}"
      width="${(step - 2 * inset).toFixed(1)}"
      height="${height.toFixed(1)}"
    />`;
  });
  return html`<g class="point" tabindex="0" role="img" aria-label="${said}">
    ${drawn}
    <rect
      class="frame"
      x="${x.toFixed(1)}"
      y="${top - 3}"
      width="${step.toFixed(1)}"
      height="${bottom - top + 6}"
      rx="2"
    />
    <text class="value" x="${left}" y="${top - 8}">${said}</text>
  </g>`;
}
