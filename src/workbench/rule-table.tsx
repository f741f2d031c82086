import type { JSX } from 'preact';
import type { Check, Outcome, TraceLine } from '../model/cds-hooks.js';

interface Props {
  readonly checks: readonly Check[];
  readonly trace: readonly TraceLine[];
}

const outcomes: readonly Outcome[] = ['fired', 'not-evaluated', 'clear'];
const words: { readonly [O in Outcome]: string } = { fired: 'fired', 'not-evaluated': 'not evaluated', clear: 'clear' };

/** Why a card, and why none: every rule with the first input that decided it. */
export function RuleTable({ checks, trace }: Props): JSX.Element {
  // The trace has a line for each partner; an answer without one (production) has the checks alone.
  const lines: readonly TraceLine[] = trace.length > 0 ? trace : checks;
  if (lines.length === 0)
    return <p class="hint">No rule was asked: nothing here concerns a thiopurine or what goes badly with one.</p>;
  const sorted = lines.toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
  return (
    <div class="table" role="region" aria-label="Rules and their outcomes" tabIndex={0}>
      <table class="dense">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">About</th>
            <th scope="col">Outcome</th>
            <th scope="col">Decided by</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((line, index) => (
            <tr key={index} class={line.outcome}>
              <th scope="row">
                <a href={`/rules/${encodeURIComponent(line.rule)}`} target="_blank" rel="noopener">
                  {line.rule}
                </a>
              </th>
              <td>{[line.order, line.partner].filter((part) => part !== undefined).join(' with ')}</td>
              <td class="outcome">{words[line.outcome]}</td>
              <td>
                <Decided line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Decided({
  line: { outcome, missing = [], presupposes, row, stopped = [] },
}: {
  readonly line: TraceLine;
}): JSX.Element {
  const [first, ...more] = stopped;
  if (outcome === 'fired')
    return (
      <>
        row <code>{row}</code> is true
      </>
    );
  if (missing.length > 0) return <>missing: {missing.join(', ')}</>;
  if (presupposes !== undefined) return <Stop term={presupposes.term} truth={presupposes.truth} />;
  const end = row !== undefined && (
    <>
      row <code>{row}</code> says nothing here
    </>
  );
  if (first === undefined) return <>{end}</>;
  if (more.length === 0 && row === undefined) return <Stop term={first.term} truth={first.truth} row={first.row} />;
  return (
    <details>
      <summary>
        <Stop term={first.term} truth={first.truth} row={first.row} />
      </summary>
      {more.map((stop) => (
        <p key={stop.row}>
          <Stop term={stop.term} truth={stop.truth} row={stop.row} />
        </p>
      ))}
      <p>{end}</p>
    </details>
  );
}

interface StopProps {
  readonly term: string;
  readonly truth: false | 'not-evaluated';
  readonly row?: string;
}

function Stop({ term, truth, row }: StopProps): JSX.Element {
  return (
    <>
      <code>{term}</code> is {truth === false ? 'not true' : 'not known'}
      {row !== undefined && (
        <>
          {' '}
          (row <code>{row}</code>)
        </>
      )}
    </>
  );
}
