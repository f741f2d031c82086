/** What a site has reviewed, held against the pages that there are: an approval is of one page, letter by letter. */
import type { Settings } from '../model/settings.js';
import type { Tenant } from '../model/tenant.js';
import { ruleTable } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { whyFixed } from '../rules/switches.js';

/** none: nobody approved it. other-page: somebody approved a page that is not the one of this version. */
export type Standing = 'approved' | 'other-page' | 'none';

export interface Reviewed {
  /** What is not approved is labelled or off; of what the site said of its approvals nothing else is left. */
  readonly settings: Settings;
  readonly standings: ReadonlyMap<string, Standing>;
}

/** Of a tenant, or of the demo. */
export interface SiteStandings {
  readonly tenant: string;
  readonly standings: Reviewed['standings'];
}

export function reviewedTenants(
  tenants: readonly Tenant[],
  hashes: ReadonlyMap<string, string>,
): { readonly tenants: readonly Tenant[]; readonly sites: readonly SiteStandings[] } {
  const held = tenants.map((tenant) => ({ tenant, ...reviewed(tenant.settings, hashes) }));
  return {
    tenants: held.map(({ tenant, settings }) => ({ ...tenant, settings })),
    sites: held.map(({ tenant, standings }) => ({ tenant: tenant.id, standings })),
  };
}

/** `hashes`: SHA-256 of the page of each rule. Settings that came from no site's file stay as they are. */
export function reviewed({ review, ...settings }: Settings, hashes: ReadonlyMap<string, string>): Reviewed {
  if (review === undefined) return { settings, standings: new Map() };
  const rules: readonly Rule[] = Object.values(ruleTable);
  const standings = new Map(rules.map(({ id }) => [id, standingOf(review.pages[id], hashes.get(id))]));
  const unapproved = rules.filter(({ id }) => standings.get(id) !== 'approved');
  const off = review.unapproved === 'off' ? unapproved.filter((rule) => whyFixed(rule) === undefined) : [];
  const switches = off.map(({ id }) => [id, { ...settings.rules?.[id], enabled: false }] as const);
  const labelled = unapproved.filter((rule) => !off.includes(rule)).map(({ id }) => id);
  return {
    settings: {
      ...settings,
      ...(off.length === 0 ? {} : { rules: { ...settings.rules, ...Object.fromEntries(switches) } }),
      ...(labelled.length === 0 ? {} : { labelled }),
    },
    standings,
  };
}

function standingOf(approved: string | undefined, page: string | undefined): Standing {
  if (approved === undefined) return 'none';
  return approved === page ? 'approved' : 'other-page';
}
