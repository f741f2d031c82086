import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DemoPatient } from '../web/demo-patient.js';
import { Banner } from './banner.js';
import { Cards } from './cards.js';
import { Chart } from './chart-panel.js';
import { Drafts } from './drafts.js';
import { Glass } from './glass.js';
import { Medicines } from './medicines.js';
import { OrderFormPanel } from './order-form.js';
import type { Exchange } from './service.js';
import { SettingsPanel } from './settings-panel.js';
import type { Setup } from './setup.js';
import { Story } from './story.js';
import { useEhr } from './use-ehr.js';

/** One patient's chart with everything that can be done there. */
export function PatientPage({ setup, story }: { readonly setup: Setup; readonly story: DemoPatient }): JSX.Element {
  const ehr = useEhr(setup, story.patient);
  const [loaded, setLoaded] = useState<Exchange>();
  const now = new Date();
  return (
    <div class="patient-page">
      <Banner
        setup={setup}
        record={ehr.record}
        name={story.name}
        now={now}
        back={{ href: '#', words: 'All patients' }}
      />
      <Story story={story} ehr={ehr} setup={setup} />
      {ehr.problem !== undefined && (
        <p role="alert" class="problem">
          <strong>The EHR could not reach its server.</strong> Nothing was checked. {ehr.problem}
        </p>
      )}
      <div class="columns">
        <section class="panel orders" aria-labelledby="orders">
          <h2 id="orders">Orders</h2>
          <OrderFormPanel ehr={ehr} setup={setup} patient={story.patient} />
          <Drafts ehr={ehr} setup={setup} />
        </section>
        <Cards ehr={ehr} patient={story.patient} loaded={loaded} forget={() => setLoaded(undefined)} />
        <Medicines ehr={ehr} setup={setup} />
        <Chart setup={setup} record={ehr.record} now={now} patient={story.patient} sessionId={ehr.sessionId} />
      </div>
      <SettingsPanel settings={ehr.settings} set={ehr.set} />
      <Glass ehr={ehr} loaded={loaded} load={setLoaded} now={now} />
    </div>
  );
}
