import { reader } from '../src/model/json-schema.js';
import type { HookService } from './hook.js';
import { patientViewContext } from './schemas.js';

export const patientView: HookService = {
  id: 'azathioprine-patient-view',
  hook: 'patient-view',
  hookVersion: '1.0',
  title: 'Thiopurine safety: opening a chart',
  description:
    'Looks at treatment that is already running: interacting pairs, a second thiopurine, blood counts that call for a hold, and counts long overdue. Silent otherwise.',
  usageRequirements: 'Needs `patientId`. Every prefetch key is optional: what is missing is fetched from `fhirServer`.',
  context: patientViewContext,
  readContext: reader(patientViewContext, 'context'),
  ordersOf: () => ({ kind: 'not-an-ordering-hook' }),
};
