import type { JSX } from 'preact';
import type { Analyte } from '../model/workbench.js';
import { ago, type Result } from './chart.js';
import { placed } from './scale.js';

interface Props {
  readonly analyte: Analyte;
  readonly results: readonly Result[];
  readonly now: Date;
}

/** One result: its newest value against the laboratory's own limits, and how it came there. */
export function ResultLine({ analyte, results, now }: Props): JSX.Element | null {
  const newest = results.at(-1);
  if (newest === undefined) return null;
  const flag = flagOf(newest);
  return (
    <tr class={flag === undefined ? '' : 'flagged'}>
      <th scope="row">{analyte.name}</th>
      <td>
        <strong>{newest.value}</strong> <span class="when">{analyte.unit}</span>
        {flag !== undefined && <span class="flag"> {flag}</span>}
      </td>
      <td>{results.length > 1 && <Spark results={results} name={analyte.name} />}</td>
      <td class="when">{ago(newest.at, now)}</td>
    </tr>
  );
}

function flagOf({ value, low, high }: Result): string | undefined {
  if (low !== undefined && value < low) return '▼ low';
  return high !== undefined && value > high ? '▲ high' : undefined;
}

const width = 72;
const height = 22;
const edge = 3;

/** The laboratory's reference band, and the values in it or outside. */
function Spark({ results, name }: { readonly results: readonly Result[]; readonly name: string }): JSX.Element {
  const last = results.at(-1);
  const x = placed(
    results.map(({ at }) => Date.parse(at)),
    edge,
    width - edge,
  );
  const y = placed(
    results.flatMap(({ value, low = value, high = value }) => [value, low, high]),
    height - edge,
    edge,
  );
  const points = results.map(({ at, value }) => ({ x: x(Date.parse(at)), y: y(value) }));
  const end = points.at(-1);
  const values = results.map(({ value }) => value).join(', ');
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${name} over time: ${values}`}>
      {last?.low !== undefined && last.high !== undefined && (
        <rect class="band" x="0" y={y(last.high)} width={width} height={Math.max(0, y(last.low) - y(last.high))} />
      )}
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      {end !== undefined && <circle cx={end.x} cy={end.y} r="2.5" />}
    </svg>
  );
}
