import type { JSX } from 'preact';
import type { DataLine } from '../model/cds-hooks.js';
import { ago } from './chart.js';

const via = { prefetch: 'prefetch', fhirServer: 'FHIR server' };

/** What the service read, from where, and how old it is. */
export function DataTable({ data, now }: { readonly data: readonly DataLine[]; readonly now: Date }): JSX.Element {
  if (data.length === 0) return <p class="hint">Nothing was read.</p>;
  return (
    <div class="table" role="region" aria-label="Data that was read" tabIndex={0}>
      <table class="dense">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">State</th>
            <th scope="col">From</th>
            <th scope="col">Newest</th>
          </tr>
        </thead>
        <tbody>
          {data.map((line) => (
            <tr key={line.key} class={line.state}>
              <th scope="row">{line.key}</th>
              <td class="outcome">{line.state}</td>
              <td>{line.via === undefined ? '' : via[line.via]}</td>
              <td>{line.newest === undefined ? '' : `${line.newest}, ${ago(line.newest, now)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
