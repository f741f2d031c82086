import type { DemoOrder, DemoPatient, DemoTry } from './demo-patient.js';

const sandbox = 'https://sandbox.cds-hooks.org/';

/** The public sandbox, opened on this patient with our services. `publicUrl` has no trailing slash. */
export function sandboxLink(publicUrl: string, patient: string): string {
  const query = {
    fhirServiceUrl: `${publicUrl}/fhir`,
    patientId: patient,
    serviceDiscoveryURL: `${publicUrl}/cds-services`,
    // Hook and screen must name the same step, or the sandbox calls the services of another hook.
    hook: 'order-select',
    screen: 'rx-view',
  };
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${sandbox}?${pairs.join('&')}`;
}

const timesADay = { 1: 'daily', 2: 'twice daily', 3: 'three times daily', 4: 'four times daily' } as const;

/** What to do in the sandbox, in its own words. */
export function sandboxSteps({ hook, order }: DemoTry): readonly string[] {
  if (order === undefined) return ['Open the Patient View tab.'];
  const write = [
    `In Rx View, type ${order.type}.`,
    `Choose ${order.name} in the list.`,
    `Set ${order.number} per dose, ${timesADay[order.frequency]}.`,
  ];
  return hook === 'order-sign' ? [...write, 'Open Rx Sign and press Sign Order.'] : write;
}

/** The body of the call that the sandbox would make, without prefetch: the service reads the demo FHIR server itself. */
function hookRequest(publicUrl: string, hook: string, patient: string, order: DemoOrder | undefined): object {
  return {
    hook,
    hookInstance: '3f0c6a52-8f0e-4b43-9d35-6c2f1b7d9e10',
    fhirServer: `${publicUrl}/fhir`,
    context: {
      userId: 'Practitioner/COREPRACTITIONER1',
      patientId: patient,
      ...(order === undefined
        ? {}
        : { draftOrders: { resourceType: 'Bundle', entry: [{ resource: draftOrder(patient, order) }] } }),
    },
  };
}

function draftOrder(patient: string, order: DemoOrder): object {
  const system = 'http://www.nlm.nih.gov/research/umls/rxnorm';
  return {
    resourceType: 'MedicationRequest',
    id: 'draft-1',
    status: 'draft',
    intent: 'order',
    subject: { reference: `Patient/${patient}` },
    medicationCodeableConcept: { text: order.name, coding: [{ system, code: order.code, display: order.name }] },
    dosageInstruction: [
      {
        timing: { repeat: { frequency: order.frequency, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: order.number, system: 'http://unitsofmeasure.org', code: '{pill}' } }],
      },
    ],
  };
}

/** A command for a POSIX shell that signs the order, or opens the chart where there is none, and prints the answer. */
export function curlCommand(publicUrl: string, { patient }: DemoPatient, { order }: DemoTry): string {
  const hook = order === undefined ? 'patient-view' : 'order-sign';
  const body = JSON.stringify(hookRequest(publicUrl, hook, patient, order));
  const url = `${publicUrl}/cds-services/azathioprine-${hook}`;
  return `curl -s ${quoted(url)} -H 'Content-Type: application/json' -d ${quoted(body)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
