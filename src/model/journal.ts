/** What is kept of answers, and what is known of earlier ones when the next is made. */
import type { Action, Card } from './cds-hooks.js';
import type { Day } from './facts.js';
import type { HookName, Orders } from './orders.js';
import type { Retrieved } from './retrieved.js';
import type { Settings } from './settings.js';

/** Tests whose result a clinician may promise to see to. */
export type WatchedTest = 'CBC' | 'INR';

/** The newest result on file, or that there is none. */
export type Newest = { readonly exists: true; readonly day: Day } | { readonly exists: false };

/** A result that an answer to the card promises. */
export interface Watch {
  readonly test: WatchedTest;
  /** When the card was made; left out: nobody knew. */
  readonly newest?: Newest;
  /** Days after which the result is missed. */
  readonly days: number;
}

/** What a click on a suggestion does. */
export interface SuggestionKinds {
  readonly uuid: string;
  readonly kinds: readonly Action['type'][];
  readonly tests: readonly WatchedTest[];
}

/** A card with what it was made of. */
export interface RenderedCard {
  readonly card: Card;
  readonly suggestions: readonly SuggestionKinds[];
  /** Keyed hash of all that its rules looked at. */
  readonly basis: string;
  readonly watches: readonly Watch[];
}

/** A card of this patient that this user overrode with a reason. */
export interface Overridden {
  readonly rule: string;
  readonly basis: string;
  readonly card: string;
  readonly reason: string;
  /** When, and how long it is remembered, as ISO 8601 in UTC. */
  readonly at: string;
  readonly until: string;
}

export interface OpenPromise {
  /** Id of the entry of feedback that made it. */
  readonly feedback: string;
  /** Leading rule of the card that was answered. */
  readonly rule: string;
  readonly by: 'already-monitored' | 'will-adjust' | 'order';
  readonly watch: Watch;
  /** When, as ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** What is known of earlier answers for this patient. */
export interface Recollection {
  readonly overridden: readonly Overridden[];
  /** Not told before. Whether a result has come is for the chart to say. */
  readonly promises: readonly OpenPromise[];
}

export const nothingRecalled: Recollection = { overridden: [], promises: [] };

/** Everything that an answer depends on: the same again gives the same cards. */
export interface DecisionInputs {
  readonly hook: HookName;
  readonly orders: Orders;
  readonly patientId: string;
  readonly retrieved: Retrieved;
  readonly settings: Settings;
  readonly now: Date;
  readonly publicUrl: string;
  readonly recollection: Recollection;
  /** As they were given out, in order. */
  readonly uuids: readonly string[];
}

/** Rule, row and indicator of something that was found. */
export interface FindingLine {
  readonly rule: string;
  readonly row: string;
  readonly indicator: string;
}

/** A patient as the client names him: the same id may be somebody else's on another FHIR server. */
export interface PatientName {
  /** Undefined where the client named none. */
  readonly fhirServer: string | undefined;
  readonly patientId: string;
}

/** One answer, after it was made. */
export interface Answered {
  readonly hook: HookName;
  readonly patient: PatientName;
  readonly userId: string;
  /** Orders in hand, and those of a thiopurine among them. */
  readonly orders: number;
  readonly thiopurineOrders: number;
  /** Left out where no rule was concerned. */
  readonly decision?: {
    readonly id: string;
    /** Version of the knowledge. */
    readonly knowledge: string;
    readonly inputs: DecisionInputs;
    readonly findings: readonly FindingLine[];
    readonly cards: readonly RenderedCard[];
    /** Entries of feedback whose promise this answer was reminded of. */
    readonly told: readonly string[];
  };
}

/** One tenant's. */
export interface Journal {
  /**
   * Begins to look at once. What it gives waits for the end, from then on: it never fails and never takes long, and what
   * is not known in time is not known.
   */
  readonly recall: (patient: PatientName, userId: string) => () => Promise<Recollection>;
  /** Returns at once; what it is given is written later. */
  readonly note: (answered: Answered) => void;
  /** Hash under the site's key: what has few possible values cannot be guessed from it. */
  readonly digest: (text: string) => string;
}
