import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FhirJson } from '../model/json.js';
import { Banner } from './banner.js';
import { personOf, resultsOf } from './chart.js';
import { Due } from './due.js';
import { readRecord } from './fhir.js';
import { DosePlot, LanePlot, ResultPlot, type Span } from './plots.js';
import type { Setup } from './setup.js';
import { coursesOf } from './therapy.js';
import { useWidth } from './use-width.js';

/** What the plots show, in their order. */
const plotted = ['wbc', 'anc', 'plt', 'alt', 'inr'];

/** Dose and results of one patient over time. Patient and FHIR server come with the address, as they would from a SMART launch. */
export function Monitoring({ setup }: { readonly setup: Setup }): JSX.Element {
  const [record, setRecord] = useState<readonly FhirJson[]>();
  const [problem, setProblem] = useState<string>();
  const { patient, server } = launched();
  useEffect(() => {
    readRecord(server, patient).then(setRecord, (error: unknown) => {
      setProblem(String(error));
    });
  }, []);
  if (problem !== undefined)
    return (
      <>
        <h1>Monitoring</h1>
        <p role="alert" class="problem">
          This patient’s record could not be read, so nothing is drawn. {problem}
        </p>
      </>
    );
  if (record === undefined) return <p class="hint">Reading the record …</p>;
  return <Plots setup={setup} record={record} patient={patient} server={server} />;
}

/** Only a FHIR server of this demo: the policy of the page allows no other host. */
function launched(): { readonly patient: string; readonly server: string } {
  const patient = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
  const iss = new URLSearchParams(location.search).get('iss') ?? '';
  return { patient, server: /^\/fhir-session\/[\w-]+$/.test(iss) ? iss : '/fhir' };
}

interface PlotsProps {
  readonly setup: Setup;
  readonly record: readonly FhirJson[];
  readonly patient: string;
  readonly server: string;
}

function Plots({ setup, record, patient, server }: PlotsProps): JSX.Element {
  const now = new Date();
  const { ref, width } = useWidth();
  const courses = coursesOf(record, setup, now);
  const analytes = plotted.flatMap((id) => setup.analytes.filter((analyte) => analyte.id === id));
  const results = analytes.map((analyte) => ({ analyte, results: resultsOf(record, analyte) }));
  const span = spanOf(
    [...courses.map(({ from }) => from), ...results.flatMap((one) => one.results.map(({ at }) => Date.parse(at)))],
    now,
  );
  const frame = { span, width };
  const thiopurines = courses.filter(({ isThiopurine }) => isThiopurine);
  return (
    <>
      <Banner
        setup={setup}
        record={record}
        name={personOf(record, now)?.name ?? patient}
        now={now}
        back={{ href: `/#${patient}`, words: 'Chart' }}
      />
      <Due setup={setup} patient={patient} server={server} courses={thiopurines} />
      <div class="panel plots" ref={ref}>
        <h2>Thiopurine, mg a day</h2>
        {thiopurines.some(({ mgPerDay }) => mgPerDay !== undefined) ? (
          <DosePlot courses={thiopurines} {...frame} />
        ) : (
          <p class="hint">None in the record.</p>
        )}
        <h2>Medicines</h2>
        {courses.length > 0 && <LanePlot courses={courses} {...frame} />}
        <h2>Results</h2>
        {results.map((one) => (
          <ResultPlot key={one.analyte.id} {...one} now={now} {...frame} />
        ))}
        <p class="hint">
          Lines are those of the <a href="/rules">rules</a>; INR has none, since its target depends on the
          anticoagulant. Squares are beyond a line.
        </p>
      </div>
    </>
  );
}

const dayMs = 86_400_000;
const longestDays = 800;

/** From the first thing that is known, two years at most, to today. */
function spanOf(moments: readonly number[], now: Date): Span {
  const to = now.getTime();
  const known = moments.filter((at) => !Number.isNaN(at));
  return { from: Math.max(Math.min(...known, to - 30 * dayMs), to - longestDays * dayMs), to };
}
