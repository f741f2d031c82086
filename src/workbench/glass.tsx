import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { curlOf } from './curl.js';
import { DataTable } from './data-table.js';
import { RuleTable } from './rule-table.js';
import { send, type Exchange } from './service.js';
import type { Ehr } from './use-ehr.js';

interface Props {
  readonly ehr: Ehr;
  readonly loaded: Exchange | undefined;
  readonly load: (exchange: Exchange) => void;
  readonly now: Date;
}

/** One call as a tester sees it: what went out, what came back, what was judged and why, what was read, what it cost. */
export function Glass({ ehr, loaded, load, now }: Props): JSX.Element {
  const [wanted, setWanted] = useState<string>();
  const [said, setSaid] = useState('');
  const exchanges = [loaded, ehr.ordered, ehr.opened].filter((one) => one !== undefined);
  const exchange = exchanges.find(({ request }) => request.hookInstance === wanted) ?? exchanges[0];
  return (
    <section class="glass" aria-labelledby="glass">
      <h2 id="glass">Behind the glass</h2>
      <div class="glass-bar">
        {exchanges.length > 1 && (
          <label class="inline-field">
            <span>Call</span>
            <select
              value={exchange?.request.hookInstance ?? ''}
              onChange={(event) => setWanted(event.currentTarget.value)}
            >
              {exchanges.map(({ request, file }) => (
                <option key={request.hookInstance} value={request.hookInstance}>
                  {file === undefined ? request.hook : `${request.hook} from ${file}`}
                </option>
              ))}
            </select>
          </label>
        )}
        {exchange !== undefined && <Tools exchange={exchange} say={setSaid} />}
        <LoadButton load={load} say={setSaid} />
        <span role="status">{said}</span>
      </div>
      {exchange === undefined ? <p class="hint">No call yet.</p> : <Call exchange={exchange} now={now} />}
    </section>
  );
}

function Call({ exchange, now }: { readonly exchange: Exchange; readonly now: Date }): JSX.Element {
  const account = exchange.answer?.extension['org.azathioprine-cds'];
  const { checks = [], data = [], trace = [] } = account ?? {};
  const count = (outcome: string): number => checks.filter((check) => check.outcome === outcome).length;
  return (
    <>
      <p class="cost">
        <code>{exchange.request.hook}</code> {exchange.status} in <strong>{Math.round(exchange.ms)} ms</strong>
        {exchange.prefetchMs !== undefined && `, prefetch ${Math.round(exchange.prefetchMs)} ms before`}
      </p>
      <details open>
        <summary>
          Rules: {count('fired')} fired, {count('not-evaluated')} not evaluated, {count('clear')} clear
        </summary>
        <RuleTable checks={checks} trace={trace} />
      </details>
      <details>
        <summary>Data read: {data.length} kinds</summary>
        <DataTable data={data} now={now} />
      </details>
      <details>
        <summary>Request</summary>
        <pre tabIndex={0}>{JSON.stringify(exchange.request, null, 2)}</pre>
      </details>
      <details>
        <summary>Response</summary>
        <pre tabIndex={0}>{exchange.failure ?? JSON.stringify(exchange.answer, null, 2)}</pre>
      </details>
    </>
  );
}

function Tools({ exchange, say }: { readonly exchange: Exchange; readonly say: (words: string) => void }): JSX.Element {
  const { service, request } = exchange;
  const copy = (): void => {
    navigator.clipboard.writeText(curlOf(location.origin, service, request)).then(
      () => say('Copied.'),
      () => say('This browser does not let the page copy.'),
    );
  };
  const save = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(request, null, 2)], { type: 'application/json' }));
    link.download = `${request.hook}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
    say('Saved.');
  };
  return (
    <>
      <button type="button" class="quiet" onClick={copy}>
        Copy as curl
      </button>
      <button type="button" class="quiet" onClick={save}>
        Save request
      </button>
    </>
  );
}

function LoadButton({
  load,
  say,
}: {
  readonly load: Props['load'];
  readonly say: (words: string) => void;
}): JSX.Element {
  const read = async (file: File): Promise<void> => {
    try {
      const body: unknown = JSON.parse(await file.text());
      load(await send(file.name, body));
      say(`Sent ${file.name}.`);
    } catch (error) {
      say(`Not sent: ${String(error)}`);
    }
  };
  return (
    <label class="inline-field">
      <span>Load request</span>
      <input
        type="file"
        accept="application/json,.json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void read(file);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
