import { reader } from '../src/model/json-schema.js';
import { ordersIn, selected } from './drafts.js';
import type { HookService } from './hook.js';
import { orderSelectContext } from './schemas.js';

export const orderSelect: HookService = {
  id: 'azathioprine-order-select',
  hook: 'order-select',
  hookVersion: '1.0',
  title: 'Thiopurine safety: choosing an order',
  description:
    'Checks the selected orders for what depends on the drug alone: interactions with azathioprine, mercaptopurine and tioguanine, allergy, and a second thiopurine. Doses and results are checked at **order-sign**.',
  usageRequirements:
    'Needs `patientId` and `draftOrders`. Judges the orders in `selections`, or every draft when none of them is found. Every prefetch key is optional: what is missing is fetched from `fhirServer`, else a card says what could not be checked.',
  context: orderSelectContext,
  readContext: reader(orderSelectContext, 'context'),
  ordersOf: (context) => ordersIn(context, selected(context)),
};
