import type { DemoPatient, DemoTry } from './demo-patient.js';
import { html, type Html } from './html.js';
import { badge, demoPage } from './layout.js';
import { curlCommand, sandboxLink, sandboxSteps } from './sandbox.js';

/**
 * The page at `/sandbox` of the demo profile: for each demo patient what to try in another client, and what comes of it.
 * @param publicUrl address of this service as a browser reaches it, without a trailing slash
 */
export function startPage(publicUrl: string, patients: readonly DemoPatient[]): string {
  return demoPage(
    'Sandbox and curl',
    html`${introduction(publicUrl)}${howTo(publicUrl)}${patientList(publicUrl, patients)}`,
  );
}

function introduction(publicUrl: string): Html {
  return html`<h1>A safety check for azathioprine orders</h1>
    <p class="lead">
      When a prescriber writes azathioprine, mercaptopurine or tioguanine, or a drug that does not go with them, this
      service reads the patient's record and answers with at most three cards: what is wrong, what to do, and the dose
      worked out.
    </p>
    <p class="notice">
      <strong>Demo.</strong> All patients are invented and nobody has to log in. Not for the care of real patients. This
      service: <code>${publicUrl}</code>
    </p>`;
}

function howTo(publicUrl: string): Html {
  return html`<section aria-labelledby="how">
    <h2 id="how">Two ways to try it</h2>
    <div class="ways">
      <div>
        <h3>In the CDS Hooks sandbox</h3>
        <p>
          Each patient below has a link that opens the public sandbox with this service and this patient. Follow the
          steps; the card appears below the order form. Of a suggestion that you accept the sandbox takes the product
          only: set the number per dose yourself.
        </p>
        <p>
          Chrome asks once whether <code>sandbox.cds-hooks.org</code> may reach
          <strong>apps and services on your device (local network access)</strong>. Allow it: a service on
          <code>localhost</code> cannot be called without, and the browser then reports a CORS error.
        </p>
      </div>
      <div>
        <h3>With curl</h3>
        <p>
          Each patient has a command that signs the same order without a browser; a click selects all of it. The service
          fetches the record from the demo FHIR server at <a href="/fhir/metadata">${publicUrl}/fhir</a>. Offered
          services: <a href="/cds-services">/cds-services</a>. What is checked and why: <a href="/rules">/rules</a>.
        </p>
      </div>
    </div>
  </section>`;
}

function patientList(publicUrl: string, patients: readonly DemoPatient[]): Html {
  return html`<section aria-labelledby="patients">
    <h2 id="patients">Patients</h2>
    <div class="patients">${patients.map((patient) => patientCard(publicUrl, patient))}</div>
  </section>`;
}

function patientCard(publicUrl: string, patient: DemoPatient): Html {
  const heading = `patient-${patient.patient}`;
  return html`<article class="patient" aria-labelledby="${heading}">
    <h3 id="${heading}">${patient.title}</h3>
    <p class="who">${patient.name} <code>${patient.patient}</code></p>
    <p>${patient.story}</p>
    <p>
      <a class="open" href="${sandboxLink(publicUrl, patient.patient)}" target="_blank" rel="noopener"
        >Open <span class="visually-hidden">${patient.name}</span> in the sandbox</a
      >
    </p>
    ${patient.tries.map((attempt, index) => tryOut(publicUrl, patient, attempt, index))}
  </article> `;
}

function tryOut(publicUrl: string, patient: DemoPatient, attempt: DemoTry, index: number): Html {
  const several = patient.tries.length > 1;
  return html`<section class="try">
    <h4>${several ? `What to try (${index + 1})` : 'What to try'}</h4>
    <ol>
      ${sandboxSteps(attempt).map((step) => html`<li>${step}</li>`)}
    </ol>
    <h4>What you will see</h4>
    ${outcome(attempt)}
    <p class="why">${attempt.why}</p>
    <details>
      <summary>The same with curl<span class="visually-hidden">, ${patient.title} ${index + 1}</span></summary>
      <pre tabindex="0"><code>${curlCommand(publicUrl, patient, attempt)}</code></pre>
    </details>
  </section>`;
}

function outcome({ expect }: DemoTry): Html {
  if (expect === null) return html`<p class="card none">${badge('none')} Nothing: no card at all.</p>`;
  return html`<p class="card ${expect.indicator}">
    ${badge(expect.indicator)} ${expect.summary} <a href="/rules/${encodeURIComponent(expect.rule)}">${expect.rule}</a>
  </p>`;
}
