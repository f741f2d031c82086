/** A site file, checked: what a site decides, or everything that is wrong with it, by line and key. */
import type { Settings } from '../model/settings.js';
import { defaultSettings } from '../knowledge/default-settings.js';
import { formularies } from '../knowledge/formularies.js';
import { localKey } from '../knowledge/local-codes.js';
import { brokenLaws } from './laws.js';
import { fileReader } from './read-file.js';
import { siteSchema, type Site } from './schema.js';

/** Each problem reads `line 7, rules.core-ribavirin.enabled: this rule cannot be switched off: ...`. */
export type SiteRead =
  { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly problems: readonly string[] };

const read = fileReader<Site>(siteSchema, brokenLaws);

export function readSite(text: string): SiteRead {
  const file = read(text);
  return file.ok ? { ok: true, settings: settingsOf(file.value) } : file;
}

export function settingsOf({ jurisdiction = 'eu', formulary = jurisdiction, ...site }: Site): Settings {
  const { expectedData = [], client, foldsOverridden, rules, thresholds = {}, localCodes = [] } = site;
  const { approvals = {}, unapproved = 'label' } = site;
  return {
    jurisdiction,
    formulary: typeof formulary === 'string' ? formularies[formulary] : { liquids: {}, ...formulary },
    expectedData: expectedData.map((one) =>
      typeof one === 'string' ? { key: one, indicator: 'info' } : { indicator: 'info', ...one },
    ),
    client: { ...defaultSettings.client, ...client },
    foldsOverridden: foldsOverridden ?? defaultSettings.foldsOverridden,
    // Who approved, and when, is the site's own record: no card and no log needs a name.
    review: { unapproved, pages: Object.fromEntries(Object.entries(approvals).map(([id, { page }]) => [id, page])) },
    ...(rules === undefined ? {} : { rules }),
    ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }),
    ...(localCodes.length === 0
      ? {}
      : { localCodes: new Map(localCodes.map(({ system, code, concept }) => [localKey(system, code), concept])) }),
  };
}
