/** The wire types of CDS Hooks 3.0 that this service speaks (https://cds-hooks.hl7.org). */
import type { FhirJson, JsonObject } from './json.js';

export type Indicator = 'info' | 'warning' | 'critical';

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export type Action =
  | { readonly type: 'create' | 'update'; readonly description: string; readonly resource: FhirJson }
  | { readonly type: 'delete'; readonly description: string; readonly resourceId: string };

export interface Suggestion {
  readonly label: string;
  readonly uuid: string;
  readonly actions: readonly Action[];
}

export interface Link {
  readonly label: string;
  readonly url: string;
  readonly type: 'absolute';
}

export interface Card {
  readonly uuid: string;
  readonly summary: string;
  readonly indicator: Indicator;
  readonly detail?: string;
  readonly source: { readonly label: string; readonly url?: string; readonly topic: Required<Coding> };
  readonly suggestions?: readonly Suggestion[];
  readonly selectionBehavior?: 'at-most-one';
  readonly overrideReasons?: readonly Required<Coding>[];
  readonly links?: readonly Link[];
  readonly extension: { readonly 'org.azathioprine-cds': CardExtension };
}

/** Which rules a card speaks for, the order it is about, the resources that justify it. */
export interface CardExtension {
  readonly rules: readonly string[];
  readonly order?: string;
  readonly basis?: readonly string[];
}

/** A card that is not shown: this user overrode it, and nothing that it rests on has changed. */
export interface FoldedCard {
  readonly rules: readonly string[];
  /** uuid of the card that was overridden. */
  readonly card: string;
  /** Code of the override reason. */
  readonly reason: string;
  /** When it was overridden, and until when it is folded at most, as ISO 8601 in UTC. */
  readonly overridden: string;
  readonly until: string;
}

export type Outcome = 'fired' | 'clear' | 'not-evaluated';

/** One line of the answer's account of what was judged. */
export interface Check {
  readonly rule: string;
  readonly order?: string;
  readonly outcome: Outcome;
  readonly missing?: readonly string[];
}

/** A row that did not speak, and the first part of its condition that was not true, by its printed name. */
export interface StoppedRow {
  readonly row: string;
  readonly term: string;
  readonly truth: false | 'not-evaluated';
}

/** For testers: why a rule spoke or was silent in one case. */
export interface TraceLine {
  readonly rule: string;
  readonly order?: string;
  /** The other drug or vaccine of the pair. */
  readonly partner?: string;
  readonly outcome: Outcome;
  /** Data without which the rule is not read. */
  readonly missing?: readonly string[];
  /** What every row takes for granted, where that was not true. */
  readonly presupposes?: Omit<StoppedRow, 'row'>;
  /** The row that ended the table: fired, or says nothing here. */
  readonly row?: string;
  readonly stopped?: readonly StoppedRow[];
}

export type DataState = 'present' | 'empty' | 'absent' | 'error' | 'other-patient' | 'partial';

export interface DataLine {
  readonly key: string;
  readonly state: DataState;
  readonly via?: 'prefetch' | 'fhirServer';
  /** Date (YYYY-MM-DD) of the newest resource. */
  readonly newest?: string;
}

export interface ServiceResponse {
  readonly cards: readonly Card[];
  readonly extension: {
    readonly 'org.azathioprine-cds': {
      readonly knowledge: string;
      /** Id of the record of how this answer came about. */
      readonly decision?: string;
      readonly folded?: readonly FoldedCard[];
      readonly checks?: readonly Check[];
      readonly data?: readonly DataLine[];
      /** In the demo profile alone. */
      readonly trace?: readonly TraceLine[];
    };
  };
}

/** A request body after ajv has accepted its envelope and its hook's context. */
export interface ServiceRequest {
  readonly hook: string;
  readonly hookInstance: string;
  readonly fhirServer?: string;
  readonly fhirAuthorization?: { readonly access_token: string; readonly token_type: string } & JsonObject;
  readonly context: JsonObject & { readonly patientId: string; readonly userId: string };
  readonly prefetch?: JsonObject;
}
