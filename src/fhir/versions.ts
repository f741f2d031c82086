/** One resource may come more than once: pages overlap where data change between them, and clients join what they read. */
import { object, text, type FhirJson } from '../model/json.js';
import type { Entry } from './references.js';

/** `Type/id` that more than one entry bears. Nearly always none, and only then anything more is looked at. */
export function repeatedNames(entries: readonly Entry[]): ReadonlySet<string> {
  const idsOf = new Map<string, Set<string>>();
  const repeated = new Set<string>();
  for (const { resource } of entries) {
    const { resourceType, id } = resource;
    if (typeof id !== 'string' || id === '') continue;
    const ids = idsOf.get(resourceType);
    if (ids === undefined) idsOf.set(resourceType, new Set([id]));
    else if (ids.has(id)) repeated.add(nameOf(resource));
    else ids.add(id);
  }
  return repeated;
}

/** The same order twice would read as two orders: what says the same is one. */
export function withoutCopies(entries: readonly Entry[], repeated: ReadonlySet<string>): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ resource }) => {
    if (!repeated.has(nameOf(resource))) return true;
    const content = JSON.stringify(resource);
    const isNew = !seen.has(content);
    seen.add(content);
    return isNew;
  });
}

/** Each resource in its latest version; where nothing says which that is, in every version: the graver then counts. */
export function latestVersions(entries: readonly Entry[]): readonly Entry[] {
  const repeated = repeatedNames(entries);
  if (repeated.size === 0) return entries;
  const unlike = withoutCopies(entries, repeated);
  const versions = grouped(unlike, ({ resource }) => nameOf(resource)).filter(([, ...others]) => others.length > 0);
  const outdated = new Set(versions.flat());
  for (const latest of versions.flatMap(ofEachServer).flatMap(latestOf)) outdated.delete(latest);
  return unlike.filter((entry) => !outdated.has(entry));
}

function nameOf({ resourceType, id }: FhirJson): string {
  return `${resourceType}/${text(id) ?? ''}`;
}

/** The same id under two addresses is two resources. */
function ofEachServer(versions: readonly Entry[]): readonly (readonly Entry[])[] {
  const byAddress = grouped(versions, addressOf);
  const isOne = byAddress.filter(([first]) => first !== undefined && addressOf(first) !== '').length <= 1;
  return isOne ? [versions] : byAddress;
}

function addressOf({ fullUrl = '' }: Entry): string {
  return fullUrl.split('/_history/', 1)[0] ?? '';
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

/** Where time and number disagree, neither counts. */
function latestOf(versions: readonly Entry[]): readonly Entry[] {
  const byTime = highest(versions, (resource) => Date.parse(text(object(resource['meta'])?.['lastUpdated']) ?? ''));
  const byNumber = new Set(highest(versions, versionNumber));
  const agreed = byTime.filter((entry) => byNumber.has(entry));
  return agreed.length > 0 ? agreed : versions;
}

function versionNumber(resource: FhirJson): number {
  const version = text(object(resource['meta'])?.['versionId']) ?? '';
  return /^\d+$/.test(version) ? Number(version) : NaN;
}

/** All of them where one does not say. */
function highest(versions: readonly Entry[], rankOf: (resource: FhirJson) => number): readonly Entry[] {
  const ranks = versions.map(({ resource }) => rankOf(resource));
  const top = ranks.reduce((one, other) => Math.max(one, other), -Infinity);
  return Number.isNaN(top) ? versions : versions.filter((_, index) => ranks[index] === top);
}
