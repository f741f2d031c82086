import type { DemoPatient } from './demo-patient.js';
import { html, type Html } from './html.js';
import { scriptedPage } from './layout.js';
import { sandboxLink } from './sandbox.js';

/**
 * The page at `/` of the demo profile: a small EHR that the browser runs itself. What it needs no script for, other
 * clients to try the service with, is linked in either case.
 * @param publicUrl address of this service as a browser reaches it, without a trailing slash
 */
export function workbenchPage(publicUrl: string, patients: readonly DemoPatient[]): string {
  return scriptedPage(
    'Workbench',
    html`<div id="workbench" data-view="ehr"></div>
      <noscript>
        <h1>A safety check for azathioprine orders</h1>
        <p class="notice">
          The workbench is a small EHR that runs in the browser, so it needs JavaScript. Without it the same patients
          can be tried in the public sandbox and with curl: <a href="/sandbox">what to try with each, and commands</a>.
        </p>
        <ul>
          ${patients.map((patient) => sandboxItem(publicUrl, patient))}
        </ul>
      </noscript>`,
  );
}

function sandboxItem(publicUrl: string, { patient, name, title }: DemoPatient): Html {
  return html`<li>
    <a href="${sandboxLink(publicUrl, patient)}" target="_blank" rel="noopener">${title}, in the sandbox</a> (${name})
  </li>`;
}

/** The page at `/monitoring/{patient}`: dose and results of one patient over time, drawn by the browser. */
export function monitoringPage(): string {
  return scriptedPage(
    'Monitoring',
    html`<div id="workbench" data-view="monitoring"></div>
      <noscript>
        <h1>Monitoring</h1>
        <p class="notice">The plots are drawn in the browser, so they need JavaScript.</p>
      </noscript>`,
  );
}
