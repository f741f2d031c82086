import type { HookName } from '../src/model/orders.js';
import type { HookService } from './hook.js';
import { medicationPrescribe } from './medication-prescribe.js';
import { orderSelect } from './order-select.js';
import { orderSign } from './order-sign.js';
import { patientView } from './patient-view.js';

export type { HookService } from './hook.js';

/** One service a hook; discovery lists them in this order. */
export const hookServices: readonly HookService[] = [medicationPrescribe, orderSelect, orderSign, patientView];

export const hookNames: readonly HookName[] = hookServices.map(({ hook }) => hook);

const byId: ReadonlyMap<string, HookService> = new Map(hookServices.map((service) => [service.id, service]));

/** The service of an id. A Map, so that `__proto__` and `constructor` are unknown ids like any other. */
export function hookServiceById(id: string): HookService | undefined {
  return byId.get(id);
}
