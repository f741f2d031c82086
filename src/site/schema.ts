/** What a site file may hold. Every key is told in docs/configuration.md. */
import type { JsonSchema } from '../model/json-schema.js';
import { drugConcepts, vaccineGroups, type DrugConcept, type VaccineGroup } from '../model/drugs.js';
import { retrievalKeys, type RetrievalKey } from '../model/fact-keys.js';
import type { Formulary, Tablet } from '../model/dose.js';
import type { RuleSwitch, Settings } from '../model/settings.js';
import { formularies, liquids } from '../knowledge/formularies.js';
import { bounds } from '../knowledge/stricter.js';

export type FormularyName = keyof typeof formularies;
type SoftIndicator = Exclude<RuleSwitch['highestIndicator'], undefined>;

export interface SiteFormulary {
  readonly tablets: { readonly azathioprine?: readonly Tablet[]; readonly mercaptopurine?: readonly Tablet[] };
  readonly liquids?: Formulary['liquids'];
}

/** A site file that the schema accepts. */
export interface Site {
  readonly jurisdiction?: Settings['jurisdiction'];
  readonly formulary?: FormularyName | SiteFormulary;
  readonly expectedData?: readonly (
    RetrievalKey | { readonly key: RetrievalKey; readonly indicator?: SoftIndicator }
  )[];
  readonly client?: Partial<Settings['client']>;
  readonly foldsOverridden?: boolean;
  readonly rules?: Readonly<Record<string, RuleSwitch>>;
  readonly thresholds?: Readonly<Record<string, number>>;
  readonly approvals?: Readonly<Record<string, { readonly page: string; readonly by: string; readonly on: string }>>;
  readonly unapproved?: 'label' | 'off';
  readonly localCodes?: readonly {
    readonly system: string;
    readonly code: string;
    readonly concept: DrugConcept | VaccineGroup;
  }[];
}

const flag: JsonSchema = { type: 'boolean' };
const soft: JsonSchema = { enum: ['info', 'warning'] };
const word: JsonSchema = { type: 'string', pattern: /^\S(.*\S)?$/u.source };

const sha256: JsonSchema = {
  type: 'string',
  pattern: /^[0-9a-f]{64}$/u.source,
  description: 'a SHA-256 in lower-case hex (64 digits), as sha256sum prints it',
};
const day: JsonSchema = {
  type: 'string',
  pattern: /^\d{4}-\d{2}-\d{2}$/u.source,
  description: 'a day such as 2026-11-22',
};

function only(properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema {
  return { type: 'object', additionalProperties: false, required, properties };
}

/** A word of a list, or an object. */
function wordOr(words: readonly string[], object: JsonSchema): JsonSchema {
  return { if: { type: 'string' }, then: { enum: words }, else: object };
}

const tablets: JsonSchema = {
  type: 'array',
  minItems: 1,
  items: only({ mg: { type: 'number' }, halves: flag }, ['mg', 'halves']),
};
const liquid = (mgPerMl: number): JsonSchema => only({ mgPerMl: { const: mgPerMl } }, ['mgPerMl']);

const actions: JsonSchema = { type: 'array', uniqueItems: true, items: { enum: ['create', 'update', 'delete'] } };

export const siteSchema = only({
  jurisdiction: { enum: ['eu', 'us'] },
  formulary: wordOr(
    Object.keys(formularies),
    only(
      {
        tablets: { ...only({ azathioprine: tablets, mercaptopurine: tablets }), minProperties: 1 },
        liquids: only({
          azathioprine: liquid(liquids.azathioprine.mgPerMl),
          mercaptopurine: liquid(liquids.mercaptopurine.mgPerMl),
        }),
      },
      ['tablets'],
    ),
  ),
  expectedData: {
    type: 'array',
    items: wordOr(retrievalKeys, only({ key: { enum: retrievalKeys }, indicator: soft }, ['key'])),
  },
  client: only({ alternateDay: flag, stopsReplacedOrder: flag, actions }),
  foldsOverridden: flag,
  rules: {
    type: 'object',
    additionalProperties: { ...only({ enabled: flag, highestIndicator: soft }), minProperties: 1 },
  },
  thresholds: only(Object.fromEntries(Object.keys(bounds).map((name) => [name, { type: 'number' }]))),
  approvals: {
    type: 'object',
    additionalProperties: only({ page: sha256, by: word, on: day }, ['page', 'by', 'on']),
  },
  unapproved: { enum: ['label', 'off'] },
  localCodes: {
    type: 'array',
    items: only({ system: word, code: word, concept: { enum: [...drugConcepts, ...vaccineGroups] } }, [
      'system',
      'code',
      'concept',
    ]),
  },
});
