import type { Settings } from '../model/settings.js';
import type { DosedThiopurine, Limit } from './limits.js';

/** The limit that decides at a site: members that it set stricter, else those of the knowledge. */
export function siteLimit(
  { name, value }: { readonly name: string; readonly value: Limit },
  { thresholds }: Pick<Settings, 'thresholds'>,
): Limit {
  if (thresholds === undefined) return value;
  const own = (ingredient: DosedThiopurine, member: 'mgkg' | 'mg'): number | null =>
    thresholds[`${name}.${ingredient}.${member}`] ?? value[ingredient][member] ?? null;
  const both = (ingredient: DosedThiopurine): Limit[DosedThiopurine] => ({
    mgkg: own(ingredient, 'mgkg'),
    mg: own(ingredient, 'mg'),
  });
  return { azathioprine: both('azathioprine'), mercaptopurine: both('mercaptopurine') };
}
