/** The words of every rule. Rule and card cannot part: a rule without words, or a row without its summary, does not compile. */
import type { RuleId, SpokenRowId } from '../src/rules/index.js';
import { coreCoumarinStart } from './core-coumarin-start.js';
import { coreCoumarinStop } from './core-coumarin-stop.js';
import { coreLiveVaccine } from './core-live-vaccine.js';
import { coreLiveVaccineRecent } from './core-live-vaccine-recent.js';
import { corePregnancy } from './core-pregnancy.js';
import { corePregnancyIcp } from './core-pregnancy-icp.js';
import { corePregnancyUnknown } from './core-pregnancy-unknown.js';
import { coreRibavirin } from './core-ribavirin.js';
import { coreXoiAllopurinol } from './core-xoi-allopurinol.js';
import { coreXoiFebuxostat } from './core-xoi-febuxostat.js';
import { coreXoiStopped } from './core-xoi-stopped.js';
import { labelDoseRange } from './label-dose-range.js';
import { labelHypersensitivity } from './label-hypersensitivity.js';
import { labelThiopurineDuplicate } from './label-thiopurine-duplicate.js';
import { monStartBundle } from './mon-start-bundle.js';
import { sysDataGap } from './sys-data-gap.js';
import type { CardWords, RowWords } from './template.js';

const words = {
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
} satisfies { readonly [Id in RuleId]: CardWords & { readonly rows: { readonly [Row in SpokenRowId<Id>]: RowWords } } };

/** The words of a rule by its id. */
export const cardWords: ReadonlyMap<string, CardWords> = new Map(Object.entries(words));
