import type { Settings } from '../model/settings.js';

/** The number that decides at a site: its own stricter one, else that of the knowledge. */
export function siteNumber(
  { name, value }: { readonly name: string; readonly value: number },
  { thresholds }: Pick<Settings, 'thresholds'>,
): number {
  return thresholds?.[name] ?? value;
}
