import type { JSX } from 'preact';
import type { DemoPatient } from '../web/demo-patient.js';

/** The first page: who there is, and what is going on with each. */
export function PatientList({ patients }: { readonly patients: readonly DemoPatient[] }): JSX.Element {
  const [first, ...others] = patients;
  return (
    <>
      <h1>A safety check for azathioprine orders</h1>
      <p class="lead">
        A small EHR with invented patients. Open a chart and prescribe: the service reads the record while you write and
        answers with what is wrong, what to do, and the dose worked out.
      </p>
      {first !== undefined && (
        <div class="begin">
          <a class="start" href={`#${first.patient}`}>
            <span class="start-what">Start here: {first.title}</span>
            <span>{first.story}</span>
            <span class="start-go">Open {first.name}’s chart</span>
          </a>
          <ol class="tour">
            <li>Open the chart and press “Try”: azathioprine is written for you.</li>
            <li>Read the card: what is wrong, and a dose that is worked out.</li>
            <li>Accept it: the order changes and the card goes. Or dismiss it with a reason, or break something.</li>
          </ol>
        </div>
      )}
      <h2>All patients</h2>
      <ul class="people">
        {others.map(({ patient, name, title, story }) => (
          <li key={patient}>
            <a href={`#${patient}`}>
              <strong>{title}</strong>
              <span class="person-name">{name}</span>
              <span>{story}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="notice">
        <strong>Demo.</strong> Not for the care of real patients; nobody has to log in. The same patients in the public
        sandbox, and as commands: <a href="/sandbox">sandbox and curl</a>.
      </p>
    </>
  );
}
