import { execFileSync } from 'node:child_process';
import type { DemoPatient, DemoTry } from '../../src/web/demo-patient.js';
import { curlCommand, sandboxLink, sandboxSteps } from '../../src/web/sandbox.js';

const order = {
  type: 'azathioprine',
  code: '197388',
  name: "Azathioprine's 50 MG Oral Tablet",
  number: 3,
  frequency: 1,
} as const;
const sign: DemoTry = { hook: 'order-sign', order, expect: null, why: 'x' };
const view: DemoTry = { hook: 'patient-view', expect: null, why: 'x' };
const patient: DemoPatient = { patient: 'pat-1', name: 'A B', title: 't', story: 's', tries: [sign] };

/** The shell is asked what the command's words are: `curl` is replaced by a program that prints its arguments. */
function argumentsOf(command: string): string[] {
  const printed = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }; ${command}`], { encoding: 'utf8' });
  return printed.split('\0').slice(0, -1);
}

describe('the sandbox link', () => {
  it('is the one that the sandbox reads, with hook and screen of one step', () => {
    expect(sandboxLink('http://127.0.0.1:3000', 'smart-1288992')).toBe(
      'https://sandbox.cds-hooks.org/?fhirServiceUrl=http%3A%2F%2F127.0.0.1%3A3000%2Ffhir&patientId=smart-1288992' +
        '&serviceDiscoveryURL=http%3A%2F%2F127.0.0.1%3A3000%2Fcds-services&hook=order-select&screen=rx-view',
    );
  });
});

describe('the steps', () => {
  it('speak as the sandbox does and end in signing where the hook is order-sign', () => {
    expect(sandboxSteps(sign)).toEqual([
      'In Rx View, type azathioprine.',
      "Choose Azathioprine's 50 MG Oral Tablet in the list.",
      'Set 3 per dose, daily.',
      'Open Rx Sign and press Sign Order.',
    ]);
    expect(sandboxSteps({ ...sign, hook: 'order-select', order: { ...order, frequency: 2 } }).at(-1)).toBe(
      'Set 3 per dose, twice daily.',
    );
    expect(sandboxSteps(view)).toEqual(['Open the Patient View tab.']);
  });
});

describe('the curl command', () => {
  it('signs the order of this patient, quotes and all', () => {
    const [silent, url, , type, , body] = argumentsOf(curlCommand('http://127.0.0.1:3000', patient, sign));
    expect([silent, url, type]).toEqual([
      '-s',
      'http://127.0.0.1:3000/cds-services/azathioprine-order-sign',
      'Content-Type: application/json',
    ]);
    expect(JSON.parse(body ?? '')).toMatchObject({
      hook: 'order-sign',
      fhirServer: 'http://127.0.0.1:3000/fhir',
      context: {
        userId: 'Practitioner/COREPRACTITIONER1',
        patientId: 'pat-1',
        draftOrders: {
          resourceType: 'Bundle',
          entry: [
            {
              resource: {
                resourceType: 'MedicationRequest',
                subject: { reference: 'Patient/pat-1' },
                medicationCodeableConcept: { text: order.name, coding: [{ code: '197388' }] },
                dosageInstruction: [
                  {
                    timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
                    doseAndRate: [{ doseQuantity: { value: 3, code: '{pill}' } }],
                  },
                ],
              },
            },
          ],
        },
      },
    });
  });

  it('opens the chart where there is no order', () => {
    const [, url, , , , body] = argumentsOf(curlCommand('http://127.0.0.1:3000', patient, view));
    expect(url).toBe('http://127.0.0.1:3000/cds-services/azathioprine-patient-view');
    expect(JSON.parse(body ?? '')).toMatchObject({ hook: 'patient-view', context: { patientId: 'pat-1' } });
  });
});
