import { reader } from '../src/model/json-schema.js';
import { all, ordersIn } from './drafts.js';
import type { HookService } from './hook.js';
import { orderingContext } from './schemas.js';

export const orderSign: HookService = {
  id: 'azathioprine-order-sign',
  hook: 'order-sign',
  hookVersion: '1.0',
  title: 'Thiopurine safety: signing orders',
  description:
    'Checks every order about to be signed: azathioprine, mercaptopurine and tioguanine, and what interacts with them, against the patient’s medicines, results and history, and works out the safe dose.',
  usageRequirements:
    'Needs `patientId` and `draftOrders`. Every prefetch key is optional: what is missing is fetched from `fhirServer`, else a card says what could not be checked.',
  context: orderingContext,
  readContext: reader(orderingContext, 'context'),
  ordersOf: (context) => ordersIn(context, all),
};
