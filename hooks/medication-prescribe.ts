import { reader } from '../src/model/json-schema.js';
import { all, ordersIn } from './drafts.js';
import type { HookService } from './hook.js';
import { orderingContext } from './schemas.js';

/** Deprecated by CDS Hooks, still sent by older systems, with DSTU2 MedicationOrder or STU3 MedicationRequest. */
export const medicationPrescribe: HookService = {
  id: 'azathioprine-medication-prescribe',
  hook: 'medication-prescribe',
  hookVersion: '1.0',
  title: 'Thiopurine safety: prescribing (older systems)',
  description:
    'Checks orders for azathioprine, mercaptopurine and tioguanine, and orders that interact with them, against the patient’s medicines, results and history, and works out the safe dose. Reads **DSTU2**, **STU3** and **R4** orders.',
  usageRequirements:
    'Needs `patientId` and the drafts in `medications` (or `draftOrders`). Every prefetch key is optional: what is missing is fetched from `fhirServer`, else a card says what could not be checked.',
  context: orderingContext,
  readContext: reader(orderingContext, 'context'),
  ordersOf: (context) => ordersIn(context, all),
};
