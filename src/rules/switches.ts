/** What a site switched off or lowered. src/site refuses what would make the service miss something critical. */
import type { Indicator } from '../model/cds-hooks.js';
import type { Settings } from '../model/settings.js';
import type { Rule } from './rule.js';

export function switchedOn(rules: readonly Rule[], { rules: switches }: Settings): readonly Rule[] {
  return rules.filter(({ id }) => switches?.[id]?.enabled !== false);
}

/** The indicator that a finding of the rule is shown with. */
export function capped(indicator: Indicator, rule: Rule, { rules: switches }: Pick<Settings, 'rules'>): Indicator {
  const highest = switches?.[rule.id]?.highestIndicator;
  return highest !== undefined && rank[indicator] > rank[highest] ? highest : indicator;
}

const rank: { readonly [I in Indicator]: number } = { info: 0, warning: 1, critical: 2 };

/** Why a site may not switch a rule off or lower it; undefined where it may. */
export function whyFixed({ id, knowledge, rows }: Rule): string | undefined {
  if (id === 'sys-data-gap') return 'it says what could not be checked';
  if (id === 'mon-start-bundle') return 'core rules speak inside its card';
  if (rows.some(({ indicator }) => indicator === 'critical')) return 'it warns of what can kill';
  if (knowledge.tier === 'CORE') return 'it is a core rule';
  // The smallest cap of all fired rules bounds the one dose of an answer: without this rule another card offers more.
  if (rows.some(({ proposals }) => proposals.some((proposal) => 'cap' in proposal)))
    return 'its dose limit bounds the doses that other cards offer';
  return undefined;
}

/** The highest indicator that a rule can show. */
export function highestOf({ rows }: Rule): Indicator | 'none' {
  const shown = rows.flatMap(({ indicator }) => (indicator === 'none' ? [] : [indicator]));
  return shown.toSorted((a, b) => rank[b] - rank[a])[0] ?? 'none';
}
