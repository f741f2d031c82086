import { readInr } from '../../src/facts/inr.js';
import { readMetabolites } from '../../src/facts/metabolites.js';
import type { FhirJson } from '../../src/model/json.js';
import { daysAgo, now, observation, quantity } from './resources.js';

/** Days of the catalogue's `facts`; METABOLITE_MAX_AGE_D is 120. */
const keys: readonly {
  readonly what: string;
  readonly days: number;
  readonly result: FhirJson;
  readonly found: (resources: readonly FhirJson[]) => readonly unknown[];
  readonly unusable: (resources: readonly FhirJson[]) => readonly string[];
}[] = [
  {
    what: 'INR',
    days: 90,
    result: observation('6301-6', quantity(6, '{INR}')),
    found: (all) => readInr(all, now).results,
    unusable: (all) => readInr(all, now).unusable,
  },
  {
    what: 'metabolites',
    days: 120,
    result: observation('32660-3', quantity(600, 'pmol/(8.10*8 RBC)')),
    found: (all) => readMetabolites(all, now).tgn,
    unusable: (all) => readMetabolites(all, now).unusable,
  },
];

describe.each(keys)('$what count for $days days', ({ days, result, found, unusable }) => {
  const aged = (age: number, members = {}): readonly FhirJson[] => [
    { ...result, effectiveDateTime: `${daysAgo(age)}T08:00:00Z`, ...members },
  ];

  it('on the last of them', () => {
    expect(found(aged(days))).toHaveLength(1);
  });

  it('and no longer', () => {
    expect(found(aged(days + 1))).toEqual([]);
  });

  it('a period counts by its start, a day alone as itself', () => {
    const period = { effectiveDateTime: undefined, effectivePeriod: { start: daysAgo(days + 1), end: daysAgo(days) } };
    expect(found(aged(1, period))).toEqual([]);
    expect(found(aged(1, { effectiveDateTime: daysAgo(days) }))).toHaveLength(1);
  });

  it('an old one that could not be read is not named, a present one is', () => {
    const broken = { valueQuantity: { value: 'broken' } };
    expect(unusable(aged(days + 1, broken))).toEqual([]);
    expect(unusable(aged(days, broken))).toHaveLength(1);
  });
});
