/**
 * Vignettes: synthetic cases that a pharmacist can read, in `fixtures/vignettes/<rule id>.json`. Each file is an array of
 * the `Vignette` below; every day is counted back from `now` (2026-11-22T10:00:00Z).
 *
 * ```json
 * {
 *   "name": "Azathioprine 150 mg started on long-standing allopurinol, 75 kg",
 *   "kind": "fires",
 *   "drafts": ["azathioprine 150 mg"],
 *   "list": [{ "drug": "allopurinol", "mg": 300, "startDaysAgo": 700 }],
 *   "weight": 75,
 *   "labs": [{ "test": "eGFR", "value": 80, "daysAgo": 20 }],
 *   "states": { "bloodCounts": "error" },
 *   "expect": { "row": "high", "indicator": "critical", "summary": "...", "suggestions": ["..."], "dose": 37.5 }
 * }
 * ```
 *
 * What the runner does with each (test/vignettes.test.ts):
 * - sends it by prefetch through the whole app and compares what `expect` names. `kind` alone already asserts:
 *   fires: the rule's check is fired, and one card speaks for it with `indicator` and exactly `summary`;
 *   silent: no card speaks for the rule and its check, where there is one, is clear;
 *   not-evaluated: no card speaks for the rule and its check is not-evaluated;
 * - a dose suggestion anywhere in the answer must be announced by `dose`; without `dose` there must be none;
 * - sends it again with the entries of every Bundle reversed: the same answer;
 * - accepts each suggestion that changes a dose or takes an order away and sends the changed orders: the same card does
 *   not return at the same or a higher indicator;
 * - for each fifth: sends it again with a real FHIR server that holds the same resources: the same cards.
 */
import type { Indicator, Outcome } from '../../src/model/cds-hooks.js';
import type { JsonObject } from '../../src/model/json.js';
import type { HookName } from '../../src/model/orders.js';

/** How the client answers a key. A key with data is present, a key without is absent; the list is present even when empty. */
export type State = 'empty' | 'absent' | 'null' | 'error' | 'not-fhir' | 'html' | 'partial' | 'other-patient';

/**
 * One order, statement, dispense or vaccine. As a string: "azathioprine 150 mg" (150 mg once a day) or
 * "azathioprine 50 mg tablet x 3" (three tablets once a day).
 */
export interface CompactOrder {
  /** Words of the medication; with `rxnorm` they stand beside the code. */
  readonly drug: string;
  readonly rxnorm?: string;
  /** Code of a vaccine; its words stand in `drug`. */
  readonly cvx?: string;
  /** mg at a time; or `tablets` at a time, their strength standing in `drug` or in the code. Neither: no dosage. */
  readonly mg?: number;
  readonly tablets?: number;
  /** Times a day, 1 when left out; `everyDays`: once in so many days. */
  readonly perDay?: number;
  readonly everyDays?: number;
  readonly asNeeded?: boolean;
  /** Length of the course (boundsDuration). */
  readonly courseDays?: number;
  readonly route?: string;
  /** Id; draft-1, draft-2 ... and listed-1, listed-2 ... when left out. */
  readonly id?: string;
  /** draft for drafts, active on the list when left out; null: no status at all. */
  readonly status?: string | null;
  readonly intent?: string;
  readonly startDaysAgo?: number;
  /** A stated end (boundsPeriod, effectivePeriod); negative: in the future. */
  readonly endDaysAgo?: number;
  readonly supplyDays?: number;
  readonly repeats?: number;
  readonly type?:
    'MedicationRequest' | 'MedicationStatement' | 'MedicationDispense' | 'ServiceRequest' | 'Immunization';
  /** How the medication is named; by codeable concept when left out. */
  readonly by?: 'contained' | 'in-bundle' | 'display' | 'unresolved';
  /** Id of the order that priorPrescription names. */
  readonly replaces?: string;
  /** Reference dose that an accepted suggestion left on the order. */
  readonly reference?: { readonly drug: string; readonly mg: number; readonly daysAgo: number };
  readonly doNotPerform?: boolean;
  readonly ofPatient?: string;
  /** Members to add or replace; null takes a member away. */
  readonly more?: JsonObject;
}

export interface CompactLab {
  /** A name of the table in vignette-resources.ts: WBC, ANC, platelets, Hb, eGFR, INR, ALT, TPMT, HBsAg, EBV VCA IgG ... */
  readonly test: string;
  /** A number, a comparator and number ("<10"), or words ("Poor Metabolizer"). */
  readonly value: number | string;
  readonly daysAgo: number;
  readonly unit?: string;
  readonly status?: string;
  /** Reference range. */
  readonly low?: number;
  readonly high?: number;
  readonly more?: JsonObject;
}

export interface CompactCondition {
  readonly text?: string;
  readonly snomed?: string;
  readonly icd10?: string;
  readonly onsetDaysAgo?: number;
  readonly recordedDaysAgo?: number;
  readonly clinicalStatus?: string;
  readonly verificationStatus?: string;
}

export interface CompactAllergy {
  readonly to: string;
  /** Manifestations. */
  readonly reactions?: readonly string[];
  readonly criticality?: string;
  readonly clinicalStatus?: string;
  readonly verificationStatus?: string;
}

export interface CompactEvent {
  readonly text?: string;
  readonly snomed?: string;
  readonly cvx?: string;
  readonly daysAgo?: number;
  readonly status?: string;
}

export interface VignetteSettings {
  readonly jurisdiction?: 'eu' | 'us';
  readonly formulary?: 'eu' | 'us' | 'us-25' | 'demo';
  /** Stocked liquids. */
  readonly liquids?: {
    readonly azathioprine?: { readonly mgPerMl: number };
    readonly mercaptopurine?: { readonly mgPerMl: number };
  };
  readonly alternateDay?: boolean;
  readonly stopsReplacedOrder?: boolean;
  readonly expectedData?: readonly { readonly key: string; readonly indicator: 'info' | 'warning' }[];
  /** Stricter numbers of the site. */
  readonly thresholds?: Readonly<Record<string, number>>;
}

export interface Expectation {
  /** The rule judged, where it is not the one that the file is named after. */
  readonly rule?: string;
  /** Row of the decision table, for the reader and for the count of covered rows. */
  readonly row?: string;
  readonly indicator?: Indicator;
  /** The summary of the card that speaks for the rule, word for word. */
  readonly summary?: string;
  /** True: another rule leads the card; its summary is not compared. */
  readonly merged?: boolean;
  /** Labels of that card's suggestions, all of them in their order; [] for none. */
  readonly suggestions?: readonly string[];
  /** Tests that this card's suggestions order, by the names of src/knowledge/test-orders.ts. */
  readonly tests?: readonly string[];
  /** mg/day of the first dose suggestion of the answer, and of the second where there is one. */
  readonly dose?: number | readonly number[];
  /** Parts of that card's detail. */
  readonly detail?: readonly string[];
  readonly notInDetail?: readonly string[];
  readonly checks?: Readonly<Record<string, Outcome | 'none'>>;
  readonly missing?: readonly string[];
  readonly noCardOf?: readonly string[];
  /** Cards that speak for other rules of the same answer. */
  readonly also?: readonly { readonly rule: string; readonly indicator: Indicator; readonly summary?: string }[];
  /** Number of cards in the answer. */
  readonly cards?: number;
}

export interface Vignette {
  readonly name: string;
  readonly kind: 'fires' | 'silent' | 'not-evaluated';
  /** order-sign when left out. */
  readonly hook?: HookName;
  readonly drafts?: readonly (string | CompactOrder)[];
  /** The context holds no Bundle of drafts at all; `drafts: []` sends an empty one. */
  readonly noDraftOrders?: true;
  /** order-select: ids of the selected drafts, all when left out. */
  readonly select?: readonly string[];
  readonly list?: readonly (string | CompactOrder)[];
  readonly patient?: { readonly sex?: string; readonly years?: number; readonly days?: number };
  /** kg ten days ago, or each weighing. */
  readonly weight?: number | readonly { readonly kg: number; readonly daysAgo: number }[];
  readonly labs?: readonly CompactLab[];
  readonly conditions?: readonly (string | CompactCondition)[];
  readonly allergies?: readonly (string | CompactAllergy)[];
  readonly procedures?: readonly CompactEvent[];
  readonly immunizations?: readonly CompactEvent[];
  /** Tests asked for: CBC, INR ... (yesterday). */
  readonly pending?: readonly (string | { readonly test: string; readonly daysAgo: number })[];
  readonly states?: Readonly<Record<string, State>>;
  readonly settings?: VignetteSettings;
  /** Why the fifth that goes to a FHIR server leaves this one out. */
  readonly noServer?: string;
  readonly expect: Expectation;
}

const members = ['name', 'kind', 'hook', 'drafts', 'select', 'list', 'patient', 'weight', 'labs', 'conditions'];
const moreMembers = [
  'allergies',
  'procedures',
  'immunizations',
  'pending',
  'states',
  'settings',
  'noServer',
  'expect',
  'noDraftOrders',
];
const ofExpectation = ['rule', 'row', 'indicator', 'summary', 'merged', 'suggestions', 'dose', 'detail', 'notInDetail'];
const moreOfExpectation = ['tests', 'checks', 'missing', 'noCardOf', 'also', 'cards'];
const ofOrder = [
  'drug',
  'rxnorm',
  'mg',
  'tablets',
  'perDay',
  'everyDays',
  'asNeeded',
  'route',
  'id',
  'status',
  'intent',
];
const dates = ['startDaysAgo', 'endDaysAgo', 'supplyDays', 'repeats', 'courseDays', 'cvx'];
const moreOfOrder = [...dates, 'type', 'by', 'replaces', 'reference', 'doNotPerform', 'ofPatient', 'more'];

/** Members that no vignette has: a slip of the pen would promise nothing. */
export function unknownMembers({ name, ...vignette }: Vignette): readonly string[] {
  const orders = [...(vignette.drafts ?? []), ...(vignette.list ?? [])];
  return [
    ...Object.keys(vignette).filter((member) => ![...members, ...moreMembers].includes(member)),
    ...Object.keys(vignette.expect).filter((member) => ![...ofExpectation, ...moreOfExpectation].includes(member)),
    ...orders.flatMap((order) =>
      typeof order === 'string' ? [] : Object.keys(order).filter((one) => ![...ofOrder, ...moreOfOrder].includes(one)),
    ),
  ].map((member) => `${name}: ${member}`);
}
