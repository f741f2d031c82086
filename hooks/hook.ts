import type { ServiceRequest } from '../src/model/cds-hooks.js';
import type { JsonObject } from '../src/model/json.js';
import type { JsonSchema } from '../src/model/json-schema.js';
import type { HookName, Orders } from '../src/model/orders.js';

/** What a CDS Client may ask of one hook. */
export interface HookService {
  /** One path segment. Ids differ per hook because some clients key services by id alone. */
  readonly id: string;
  readonly hook: HookName;
  /** Version of the hook's definition, not of this service. */
  readonly hookVersion: '1.0';
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly usageRequirements: string;
  /** What readContext demands. */
  readonly context: JsonSchema;
  /** Checks the context; throws ServiceError `malformed` (400) naming the member. */
  readonly readContext: (context: unknown) => ServiceRequest['context'];
  /** Every draft of a context that readContext accepted. Throws ServiceError `orders-unreadable` (412) when none can be read. */
  readonly ordersOf: (context: JsonObject) => Orders;
}
