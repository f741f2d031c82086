/** Short requests to the whole service under the settings of a site. */
import { createCallService } from '../../src/call-service.js';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { JsonObject } from '../../src/model/json.js';
import type { HookName } from '../../src/model/orders.js';
import type { Settings } from '../../src/model/settings.js';
import { readSite } from '../../src/site/read-site.js';
import { anyFhir } from './open-client.js';

const now = new Date('2026-03-10T10:00:00Z');
const subject = { reference: 'Patient/p' };

/** The settings that a site file of this content gives. */
export function settingsFrom(site: JsonObject): Settings {
  const read = readSite(JSON.stringify(site));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.settings;
}

export function bundle(...resources: readonly JsonObject[]): JsonObject {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}

/** One order; `what` is its text, or a whole CodeableConcept. */
export function order(what: string | JsonObject, mgPerDay: number, more: JsonObject = {}): JsonObject {
  return {
    ...{ resourceType: 'MedicationRequest', id: 'draft-1', status: 'draft', intent: 'order', subject },
    medicationCodeableConcept: typeof what === 'string' ? { text: what } : what,
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: mgPerDay, unit: 'mg' } }],
      },
    ],
    ...more,
  };
}

/** An order of the list, active since long ago. */
export function taken(what: string | JsonObject, mgPerDay: number): JsonObject {
  return order(what, mgPerDay, { id: 'active-1', status: 'active', authoredOn: '2025-01-10' });
}

export interface Ask {
  readonly draft: JsonObject;
  readonly prefetch?: JsonObject;
  readonly hook?: HookName;
  readonly trace?: boolean;
}

export async function ask(
  settings: Settings,
  { draft, prefetch = {}, hook = 'order-sign', trace = false }: Ask,
): Promise<ServiceResponse> {
  const call = createCallService({
    settings,
    fhir: anyFhir,
    now: () => now,
    newUuid: () => 'u',
    publicUrl: 'https://cds.example.org',
    trace,
  });
  return call(`azathioprine-${hook}`, hook, {
    hook,
    hookInstance: '22222222-2222-4222-8222-222222222222',
    context: { patientId: 'p', userId: 'Practitioner/1', draftOrders: bundle(draft) },
    prefetch,
  });
}

/** Rule and indicator of each card. */
export function cardsOf({ cards }: ServiceResponse): readonly (readonly [string, string])[] {
  return cards.map(({ source, indicator }) => [source.topic.code, indicator]);
}

export function checksOf({ extension }: ServiceResponse): ReadonlyMap<string, string> {
  return new Map((extension['org.azathioprine-cds'].checks ?? []).map(({ rule, outcome }) => [rule, outcome]));
}
