import type { Indicator } from '../model/cds-hooks.js';

/** The hooks that the public sandbox can fire. */
type DemoHook = 'order-select' | 'order-sign' | 'patient-view';

/** An order as the public sandbox lets one write it: a product from its list, a number of tablets, times a day. */
export interface DemoOrder {
  /** What to type to find the product. */
  readonly type: string;
  /** RxNorm */
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly frequency: 1 | 2 | 3 | 4;
}

/** One thing to try with a demo patient, and what the service should answer; null where it should stay silent. */
export interface DemoTry {
  readonly hook: DemoHook;
  /** Left out at patient-view. */
  readonly order?: DemoOrder;
  readonly expect: { readonly rule: string; readonly indicator: Indicator; readonly summary: string } | null;
  readonly why: string;
}

/** A synthetic patient as the start page tells of it. */
export interface DemoPatient {
  /** Id of the Patient on the demo FHIR server. */
  readonly patient: string;
  readonly name: string;
  readonly title: string;
  readonly story: string;
  readonly tries: readonly DemoTry[];
}
