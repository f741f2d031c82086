import type { Action, Indicator } from './cds-hooks.js';
import type { Formulary } from './dose.js';
import type { LocalCodes } from './drugs.js';
import type { FactKey } from './fact-keys.js';

/** What a site makes of one rule. */
export interface RuleSwitch {
  /** False: the rule is not judged and not listed. */
  readonly enabled?: boolean;
  /** Its findings are shown with this indicator at most. */
  readonly highestIndicator?: Exclude<Indicator, 'critical'>;
}

/** What a site decides; defaults in src/knowledge/default-settings.ts (catalogue, global rules, settings). */
export interface Settings {
  readonly jurisdiction: 'eu' | 'us';
  readonly formulary: Formulary;
  /** Keys that this site says it always supplies: their absence is then said. */
  readonly expectedData: readonly { readonly key: FactKey; readonly indicator: Exclude<Indicator, 'critical'> }[];
  readonly client: {
    /** False where a client cannot show two dosage lines. */
    readonly alternateDay: boolean;
    /** True adds an update of the replaced order to status stopped. */
    readonly stopsReplacedOrder: boolean;
    /** What the client can apply; left out: everything. A suggestion that needs more is told in words. */
    readonly actions?: readonly Action['type'][];
  };
  /** A card that a user overrode with a reason is folded away while nothing that it rests on has changed. */
  readonly foldsOverridden: boolean;
  /** What the site's file says of its reviews; src/site/review.ts turns it into `rules` and `labelled`. */
  readonly review?: {
    readonly unapproved: 'label' | 'off';
    /** By rule id, SHA-256 of the page that was approved. */
    readonly pages: Readonly<Record<string, string>>;
  };
  /** Ids of rules whose cards say that they are not approved at this site. */
  readonly labelled?: readonly string[];
  /** By rule id; only what src/site permits ever stands here. */
  readonly rules?: Readonly<Record<string, RuleSwitch>>;
  /** By name of a constant or of its member (src/knowledge/stricter.ts); only what src/site permits ever stands here. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** Codes of the site's own catalogue. */
  readonly localCodes?: LocalCodes;
}
