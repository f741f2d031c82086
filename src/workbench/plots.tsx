import type { JSX } from 'preact';
import type { Analyte, Limit } from '../model/workbench.js';
import { ago, type Result } from './chart.js';
import { placed } from './scale.js';
import type { Course } from './therapy.js';

/** Room at both sides, in px. */
const left = 10;
const right = 10;

export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Frame {
  readonly span: Span;
  readonly width: number;
}

/** Where a moment lies in every plot of the page. */
function timeScale({ span, width }: Frame): (at: number) => number {
  return placed([span.from, span.to], left, width - right);
}

/** The daily dose as steps. */
export function DosePlot({ courses, ...frame }: Frame & { readonly courses: readonly Course[] }): JSX.Element {
  const x = timeScale(frame);
  const doses = courses.flatMap(({ mgPerDay, ...course }) => (mgPerDay === undefined ? [] : [{ ...course, mgPerDay }]));
  const height = 120;
  const most = Math.max(...doses.map(({ mgPerDay }) => mgPerDay), 0);
  const y = placed([0, most], height - 22, 16);
  const words = doses.map(({ name, mgPerDay, from }) => `${name} ${mgPerDay} mg a day from ${isoDay(from)}`).join('; ');
  return (
    <svg class="plot" width={frame.width} height={height} role="img" aria-label={`Dose over time: ${words}`}>
      <Ticks {...frame} height={height} />
      {doses.map(({ from, to, mgPerDay }, index) => {
        const start = Math.max(x(from), left);
        return (
          <g key={index} class="dose-step">
            <rect
              x={start}
              y={y(mgPerDay)}
              width={Math.max(2, x(to) - start)}
              height={Math.max(0, y(0) - y(mgPerDay))}
            />
            <text x={start + 4} y={y(mgPerDay) - 4}>
              {isNewDose(doses, index) ? `${mgPerDay} mg` : ''}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The number stands where the dose changes, not at each renewal. */
function isNewDose(doses: readonly { readonly mgPerDay: number; readonly name: string }[], index: number): boolean {
  const [before, now] = [doses[index - 1], doses[index]];
  return before?.mgPerDay !== now?.mgPerDay || before?.name !== now?.name;
}

const lane = 30;

/** Every medicine on a lane of its own: what began and ended when. */
export function LanePlot({ courses, ...frame }: Frame & { readonly courses: readonly Course[] }): JSX.Element {
  const x = timeScale(frame);
  const names = [...new Set(courses.map(({ name }) => name))];
  const height = names.length * lane + 22;
  const words = courses.map(
    ({ name, from, to, isActive }) => `${name} ${isoDay(from)} to ${isActive ? 'now' : isoDay(to)}`,
  );
  return (
    <svg
      class="plot"
      width={frame.width}
      height={height}
      role="img"
      aria-label={`Medicines over time: ${words.join('; ')}`}
    >
      <Ticks {...frame} height={height} />
      {courses.map(({ name, from, to, isActive }, index) => {
        const start = Math.max(x(from), left);
        return (
          <rect
            key={index}
            class={isActive ? 'lane active-lane' : 'lane'}
            x={start}
            y={names.indexOf(name) * lane + 17}
            width={Math.max(3, x(to) - start - 1)}
            height={9}
            rx="3"
          />
        );
      })}
      {names.map((name, index) => (
        <text key={name} class="lane-name" x={left} y={index * lane + 13}>
          {name}
        </text>
      ))}
    </svg>
  );
}

interface ResultPlotProps extends Frame {
  readonly analyte: Analyte;
  readonly results: readonly Result[];
  readonly now: Date;
}

/** One kind of result with the lines at which the service speaks. */
export function ResultPlot({ analyte, results, now, ...frame }: ResultPlotProps): JSX.Element {
  const newest = results.at(-1);
  const upper = newest?.high ?? analyte.upperDefault ?? 1;
  const limits = analyte.limits.map((limit) => ({
    ...limit,
    value: limit.isTimesUpper ? limit.value * upper : limit.value,
  }));
  const isOver = (value: number): boolean =>
    limits.some((limit) => (limit.isTimesUpper ? value > limit.value : value < limit.value));
  const isAlarming = newest !== undefined && isOver(newest.value);
  return (
    <figure class={isAlarming ? 'result-plot alarming' : 'result-plot'}>
      <figcaption>
        <strong>{analyte.name}</strong>{' '}
        {newest === undefined ? (
          <span class="hint">never measured</span>
        ) : (
          <>
            <span class="newest">
              {isAlarming && '⚠ '}
              {newest.value} {analyte.unit}
            </span>{' '}
            <span class="when">{ago(newest.at, now)}</span>
          </>
        )}
      </figcaption>
      {newest !== undefined && (
        <Curve {...frame} name={analyte.name} results={results} limits={limits} isOver={isOver} />
      )}
    </figure>
  );
}

interface CurveProps extends Frame {
  readonly name: string;
  readonly results: readonly Result[];
  readonly limits: readonly Limit[];
  readonly isOver: (value: number) => boolean;
}

function Curve({ name, results, limits, isOver, ...frame }: CurveProps): JSX.Element {
  const height = 130;
  const x = timeScale(frame);
  const shown = results.filter(({ at }) => Date.parse(at) >= frame.span.from);
  const y = placed([...shown.map(({ value }) => value), ...limits.map(({ value }) => value)], height - 36, 22);
  const points = shown.map(({ at, value }) => ({ x: x(Date.parse(at)), y: y(value), value }));
  const highest = Math.max(...limits.map(({ value }) => value));
  const words = shown.map(({ at, value }) => `${value} on ${at.slice(0, 10)}`).join(', ');
  const lines = limits.map(({ words: does, value }) => `${does} at ${value}`).join(', ');
  return (
    <svg
      class="plot"
      width={frame.width}
      height={height}
      role="img"
      aria-label={`${name}: ${words}. Limits: ${lines || 'none'}`}
    >
      <Ticks {...frame} height={height} />
      {limits.map(({ name: id, words: does, value, isTimesUpper }) => (
        <g key={id} class="limit">
          <line x1={left} x2={frame.width - right} y1={y(value)} y2={y(value)} />
          <text x={left + 4} y={y(value) + (value === highest ? -4 : 13)}>
            {does} {isTimesUpper ? 'above' : 'below'} {value}
          </text>
        </g>
      ))}
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      {points.map((point, index) =>
        isOver(point.value) ? (
          <rect key={index} class="point over" x={point.x - 4.5} y={point.y - 4.5} width="9" height="9" />
        ) : (
          <circle key={index} class="point" cx={point.x} cy={point.y} r="3.5" />
        ),
      )}
      {frame.width > 600 &&
        points.map((point, index) => (
          <text key={index} class="value" x={point.x} y={point.y - 8}>
            {point.value}
          </text>
        ))}
    </svg>
  );
}

const month = new Intl.DateTimeFormat('en', { month: 'short', year: '2-digit', timeZone: 'UTC' });

/** Beginnings of months, as many as have room. */
function Ticks({ height, ...frame }: Frame & { readonly height: number }): JSX.Element {
  const x = timeScale(frame);
  const all = monthsIn(frame.span);
  const every = Math.max(1, Math.ceil((all.length * 62) / Math.max(1, frame.width - left - right)));
  return (
    <g class="ticks">
      {all
        .filter((at, index) => index % every === 0 && x(at) > left + 20)
        .map((at) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1="4" y2={height - 18} />
            <text x={x(at)} y={height - 5}>
              {month.format(at)}
            </text>
          </g>
        ))}
    </g>
  );
}

function monthsIn({ from, to }: Span): readonly number[] {
  const start = new Date(from);
  const months = Array.from({ length: 60 }, (_, index) =>
    Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index + 1),
  );
  return months.filter((at) => at < to);
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
