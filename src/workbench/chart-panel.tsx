import type { JSX } from 'preact';
import type { FhirJson } from '../model/json.js';
import { ago, linesOf, otherResultsOf, resultsOf, type Line } from './chart.js';
import { monitoringAddress } from './monitoring-address.js';
import { ResultLine } from './result-line.js';
import type { Setup } from './setup.js';

interface Props {
  readonly setup: Setup;
  readonly record: readonly FhirJson[] | undefined;
  readonly now: Date;
  readonly patient: string;
  readonly sessionId: string;
}

/** What the chart holds beside orders. */
export function Chart({ setup, record = [], now, patient, sessionId }: Props): JSX.Element {
  const others = otherResultsOf(record, setup);
  return (
    <section class="panel chart" aria-labelledby="chart">
      <h2 id="chart">Chart</h2>
      <h3>Results</h3>
      <table class="results">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">Result</th>
            <th scope="col">Newest</th>
            <th scope="col">Over time</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {setup.analytes.map((analyte) => (
            <ResultLine key={analyte.id} analyte={analyte} results={resultsOf(record, analyte)} now={now} />
          ))}
        </tbody>
      </table>
      <p>
        <a href={monitoringAddress(patient, sessionId)}>Dose and results over time</a>
      </p>
      <Lines title="TPMT and NUDT15" lines={others.filter(({ isGene }) => isGene)} none="Never tested." now={now} />
      <Lines title="Conditions" lines={linesOf(record, 'Condition')} none="None recorded." now={now} />
      <Lines title="Immunizations" lines={linesOf(record, 'Immunization')} none="None recorded." now={now} />
      <Lines title="Procedures" lines={linesOf(record, 'Procedure')} now={now} />
      <Lines title="Tests ordered" lines={linesOf(record, 'ServiceRequest')} now={now} />
      <details>
        <summary>Other results</summary>
        <Lines title="" lines={others.filter(({ isGene }) => !isGene)} none="None recorded." now={now} />
      </details>
    </section>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Said where there are none; without it nothing is. */
  readonly none?: string;
  readonly now: Date;
}

function Lines({ title, lines, none, now }: LinesProps): JSX.Element | null {
  if (lines.length === 0 && none === undefined) return null;
  return (
    <>
      {title !== '' && <h3>{title}</h3>}
      {lines.length === 0 && <p class="hint">{none}</p>}
      <ul class="lines">
        {lines.map(({ words, at }, index) => (
          <li key={index}>
            {words} <span class="when">{ago(at, now)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
