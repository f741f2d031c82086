/** Every rule that reads a decision table, in the catalogue's order. sys-data-gap is judged last, over the whole answer. */
import { coreCoumarinStart } from './core-coumarin-start.js';
import { coreCoumarinStop } from './core-coumarin-stop.js';
import { coreLiveVaccineRecent } from './core-live-vaccine-recent.js';
import { coreLiveVaccine } from './core-live-vaccine.js';
import { corePregnancyIcp } from './core-pregnancy-icp.js';
import { corePregnancyUnknown } from './core-pregnancy-unknown.js';
import { corePregnancy } from './core-pregnancy.js';
import { coreRibavirin } from './core-ribavirin.js';
import { coreXoiAllopurinol } from './core-xoi-allopurinol.js';
import { coreXoiFebuxostat } from './core-xoi-febuxostat.js';
import { coreXoiStopped } from './core-xoi-stopped.js';
import { labelDoseRange } from './label-dose-range.js';
import { labelHypersensitivity } from './label-hypersensitivity.js';
import { labelThiopurineDuplicate } from './label-thiopurine-duplicate.js';
import { monStartBundle } from './mon-start-bundle.js';
import { sysDataGap } from './sys-data-gap.js';
import type { Indicator } from '../model/cds-hooks.js';
import type { Rule } from './rule.js';

export const ruleTable = {
  'core-xoi-allopurinol': coreXoiAllopurinol,
  'core-xoi-febuxostat': coreXoiFebuxostat,
  'core-xoi-stopped': coreXoiStopped,
  'core-ribavirin': coreRibavirin,
  'core-coumarin-start': coreCoumarinStart,
  'core-coumarin-stop': coreCoumarinStop,
  'core-live-vaccine': coreLiveVaccine,
  'core-live-vaccine-recent': coreLiveVaccineRecent,
  'core-pregnancy': corePregnancy,
  'core-pregnancy-icp': corePregnancyIcp,
  'core-pregnancy-unknown': corePregnancyUnknown,
  'label-hypersensitivity': labelHypersensitivity,
  'label-thiopurine-duplicate': labelThiopurineDuplicate,
  'label-dose-range': labelDoseRange,
  'mon-start-bundle': monStartBundle,
  'sys-data-gap': sysDataGap,
} as const;

export type RuleTable = typeof ruleTable;
export type RuleId = keyof RuleTable;

/** Rows of a rule that show a card. */
export type SpokenRowId<Id extends RuleId> = Extract<
  RuleTable[Id]['rows'][number],
  { readonly indicator: Indicator }
>['id'];

export const rules: readonly Rule[] = Object.values(ruleTable).filter(({ id }) => id !== 'sys-data-gap');
