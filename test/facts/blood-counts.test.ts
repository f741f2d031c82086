import { readBloodCounts } from '../../src/facts/blood-counts.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import { daysAgo, hostile, loinc, now, observation, quantity } from './resources.js';

const WBC = '6690-2';
const ANC = '751-8';
const PLT = '777-3';
const HB = '718-7';
const wbc = (value: number, members: JsonObject = {}): FhirJson =>
  observation(WBC, { ...quantity(value, '10*9/L'), ...members });
const values = (series: readonly { value: { valueOf(): number } }[]): number[] =>
  series.map(({ value }) => value.valueOf());
const read = (...resources: FhirJson[]) => readBloodCounts(resources, { gender: 'unknown' }, now);

describe('what is a usable count', () => {
  it.each(['final', 'amended', 'corrected'])('status %s', (status) => {
    const fact = read(wbc(4.2, { status }));
    expect(values(fact.wbc)).toEqual([4.2]);
    expect(fact.wbc[0]).toMatchObject({ day: daysAgo(3), reference: 'Observation/6690-2', preliminary: false });
  });

  it.each(['cancelled', 'entered-in-error', 'registered', 'unknown', 'FINAL?'])(
    'not status %s, not even when low',
    (status) => {
      expect(read(wbc(0.5, { status }))).toMatchObject({ wbc: [], unusable: [] });
    },
  );

  it('needs a system beside the code', () => {
    expect(read(wbc(4.2, { code: { coding: [{ code: WBC }] } })).wbc).toEqual([]);
    expect(
      read(wbc(4.2, { code: { coding: [{ system: 'urn:oid:2.16.840.1.113883.6.238', code: WBC }] } })).wbc,
    ).toEqual([]);
    expect(
      values(read(wbc(4.2, { code: { coding: [{ system: 'urn:oid:2.16.840.1.113883.6.1', code: WBC }] } })).wbc),
    ).toEqual([4.2]);
  });

  it('is dated by its effective time, never by issued', () => {
    const fact = read(wbc(4.2, { effectiveDateTime: undefined, issued: `${daysAgo(1)}T08:00:00Z` }));
    expect(fact).toMatchObject({ wbc: [], unusable: ['leukocytes without a date'] });
  });

  it.each([
    [{ effectiveDateTime: daysAgo(5) }],
    [{ effectiveInstant: `${daysAgo(5)}T10:00:00.000+00:00` }],
    [{ effectivePeriod: { start: daysAgo(5), end: daysAgo(4) } }],
    [{ effectivePeriod: { end: daysAgo(5) } }],
  ])('effective %j', (effective) => {
    expect(read(wbc(4.2, { effectiveDateTime: undefined, ...effective })).wbc[0]?.day).toBe(daysAgo(5));
  });

  it('may be dated one day ahead, not two', () => {
    expect(values(read(wbc(4.2, { effectiveDateTime: daysAgo(-1) })).wbc)).toEqual([4.2]);
    expect(read(wbc(4.2, { effectiveDateTime: daysAgo(-2) }))).toMatchObject({
      wbc: [],
      unusable: ['leukocytes dated in the future'],
    });
  });
});

describe('preliminary results (laboratory rule)', () => {
  const final = wbc(4.2, { effectiveDateTime: `${daysAgo(3)}T08:00:00Z` });

  it.each([
    ['newer and in the hold range', 2.9, daysAgo(1), [2.9, 4.2]],
    ['newer, at the hold line', 3, daysAgo(1), [4.2]],
    ['older', 2.9, daysAgo(5), [4.2]],
    ['of the same time', 2.9, `${daysAgo(3)}T08:00:00Z`, [4.2]],
    ['of that day without a clock: it may be newer', 2.9, daysAgo(3), [2.9, 4.2]],
    ['of that day without a clock, at the hold line', 3, daysAgo(3), [4.2]],
  ])('%s', (_, value, effectiveDateTime, expected) => {
    const fact = read(final, wbc(value, { status: 'preliminary', effectiveDateTime }));
    expect(values(fact.wbc)).toEqual(expected);
    expect(fact.wbc.map(({ preliminary }) => preliminary)).toEqual(expected.length === 2 ? [true, false] : [false]);
  });

  it.each([
    ['<', 3, 1],
    ['<', 3.1, 0],
    ['>', 1, 0],
  ])('a bound %s%d counts only where all of it is in the hold range', (comparator, value, count) => {
    const bound = observation(WBC, { status: 'preliminary', valueQuantity: { value, comparator, unit: '10*9/L' } });
    expect(read(bound).wbc).toHaveLength(count);
  });

  it('never count for haemoglobin', () => {
    expect(read(observation(HB, { ...quantity(5, 'g/dL'), status: 'preliminary' })).hb).toEqual([]);
  });

  it('and a result without a status warn and do not reassure', () => {
    expect(read(wbc(2.9, { status: undefined })).wbc[0]).toMatchObject({ preliminary: true });
    expect(read(wbc(4.2, { status: undefined }))).toMatchObject({ wbc: [], unusable: ['leukocytes without status'] });
  });
});

describe('order', () => {
  it('newest first, the lower of one time first, repetitions once', () => {
    const fact = read(
      wbc(5, { effectiveDateTime: daysAgo(30) }),
      wbc(4, { effectiveDateTime: `${daysAgo(2)}T08:00:00Z` }),
      wbc(3.8, { effectiveDateTime: `${daysAgo(2)}T08:00:00Z` }),
      wbc(4, { effectiveDateTime: `${daysAgo(2)}T08:00:00Z`, id: 'again' }),
      wbc(6, { effectiveDateTime: `${daysAgo(2)}T09:00:00Z` }),
    );
    expect(values(fact.wbc)).toEqual([6, 3.8, 4, 5]);
  });

  it.each([
    ['one of the day has no clock', daysAgo(2), `${daysAgo(2)}T23:00:00Z`, [3.8, 4]],
    [
      'midnight is what systems write that keep no clock',
      `${daysAgo(2)}T00:00:00Z`,
      `${daysAgo(2)}T23:00:00Z`,
      [3.8, 4],
    ],
    ['both have one', `${daysAgo(2)}T00:01:00Z`, `${daysAgo(2)}T23:00:00Z`, [4, 3.8]],
    ['a day without clock is after the evening before', daysAgo(2), `${daysAgo(3)}T23:30:00-05:00`, [3.8, 4]],
    ['and before the morning after', daysAgo(2), `${daysAgo(1)}T00:30:00+11:00`, [4, 3.8]],
  ])('the worse first where nobody knows: %s', (_, low, high, expected) => {
    const both = [wbc(3.8, { effectiveDateTime: low }), wbc(4, { effectiveDateTime: high })];
    expect(values(read(...both).wbc)).toEqual(expected);
    expect(values(read(...both.toReversed()).wbc)).toEqual(expected);
  });

  it('a day without a clock is one of its analyte alone', () => {
    const fact = read(
      observation(PLT, { ...quantity(180, 'G/L'), effectiveDateTime: daysAgo(2) }),
      wbc(3.8, { effectiveDateTime: `${daysAgo(2)}T08:00:00Z` }),
      wbc(4, { effectiveDateTime: `${daysAgo(2)}T09:00:00Z` }),
    );
    expect(values(fact.wbc)).toEqual([4, 3.8]);
  });

  it('never depends on the order of the Bundle', () => {
    const bound = observation(WBC, { id: 'bound', valueQuantity: { value: 4, comparator: '<', unit: '10*9/L' } });
    const all = [wbc(4, { id: 'b' }), bound, wbc(4, { id: 'a' }), wbc(4, { id: 'c', effectiveDateTime: daysAgo(3) })];
    const names = (resources: FhirJson[]): string[] => read(...resources).wbc.map(({ reference }) => reference);
    expect(names(all)).toEqual(['Observation/bound', 'Observation/a', 'Observation/c']);
    expect(names(all.toReversed())).toEqual(names(all));
  });

  it('by instant, not by the digits of the string', () => {
    const fact = read(
      wbc(5, { effectiveDateTime: '2026-11-20T01:00:00+13:00' }),
      wbc(4, { effectiveDateTime: '2026-11-19T23:00:00Z' }),
    );
    expect(values(fact.wbc)).toEqual([4, 5]);
    expect(fact.wbc.map(({ day }) => day)).toEqual(['2026-11-19', '2026-11-20']);
  });
});

describe('panels', () => {
  it('are read by component, with the time and status of the whole', () => {
    const panel = {
      resourceType: 'Observation',
      id: 'cbc',
      status: 'final',
      code: loinc('58410-2'),
      effectiveDateTime: daysAgo(2),
      hasMember: [{ reference: 'Observation/other' }],
      component: [
        { code: loinc(WBC), ...quantity(4.2, '10*9/L') },
        { code: loinc(PLT), ...quantity(180, 'G/L') },
        { code: loinc(HB), ...quantity(130, 'g/L') },
        { code: loinc('731-0'), ...quantity(900, '/uL') },
      ],
    };
    const fact = read(panel);
    expect([fact.wbc, fact.plt, fact.hb, fact.alc].map(values)).toEqual([[4.2], [180], [13], [0.9]]);
    expect(fact.plt[0]).toMatchObject({ reference: 'Observation/cbc', day: daysAgo(2) });
    expect(read({ ...panel, status: 'cancelled' }).wbc).toEqual([]);
  });

  it('may send one component as an object', () => {
    const panel = observation('58410-2', { component: { code: loinc(WBC), ...quantity(4.2, '10*9/L') } });
    expect(values(read(panel).wbc)).toEqual([4.2]);
  });
});

describe('limits and flags of the laboratory', () => {
  it('are in the unit of the fact', () => {
    const fact = read(
      observation(HB, {
        ...quantity(110, 'g/L'),
        referenceRange: [{ low: { value: 120, unit: 'g/L' }, high: { value: 16, unit: 'g/dL' } }],
        interpretation: [
          { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'L' }] },
        ],
      }),
    );
    expect(fact.hb[0]?.lowerLimit?.valueOf()).toBe(12);
    expect(fact.hb[0]?.upperLimit?.valueOf()).toBe(16);
    expect(fact.hb[0]?.flag).toBe('low');
  });

  it('have the unit of the result where they repeat none', () => {
    const fact = read(wbc(4200, { ...quantity(4200, '/uL'), referenceRange: { low: { value: 4000 } } }));
    expect(fact.wbc[0]?.lowerLimit?.valueOf()).toBe(4);
  });

  it('are left out where several differ or the unit is unknown', () => {
    const ranges = [{ low: { value: 4 } }, { low: { value: 5 } }];
    expect(read(wbc(4.2, { referenceRange: ranges })).wbc[0]?.lowerLimit).toBeUndefined();
    expect(
      read(wbc(4.2, { referenceRange: [{ low: { value: 4, unit: 'stone' } }] })).wbc[0]?.lowerLimit,
    ).toBeUndefined();
  });

  it('skip ranges of another meaning', () => {
    const referenceRange = [
      { type: { coding: [{ code: 'normal' }] }, low: { value: 4 } },
      { type: { coding: [{ code: 'critical' }] }, low: { value: 1 } },
    ];
    expect(read(wbc(4.2, { referenceRange })).wbc[0]?.lowerLimit?.valueOf()).toBe(4);
  });

  it.each([
    ['LL', 'low'],
    ['HH', 'high'],
    ['N', 'normal'],
    ['A', undefined],
  ])('interpretation %s', (code, flag) => {
    expect(read(wbc(4.2, { interpretation: { coding: [{ code }] } })).wbc[0]?.flag).toBe(flag);
  });
});

describe('neutrophils from the differential', () => {
  const share = (value: number, members: JsonObject = {}): FhirJson =>
    observation('770-8', { ...quantity(value, '%'), ...members });

  it('leukocytes x % of the same time', () => {
    expect(values(read(wbc(4), share(55)).anc)).toEqual([2.2]);
  });

  it('of the same specimen, whatever the times', () => {
    const specimen = { reference: 'Specimen/1' };
    expect(values(read(wbc(4, { specimen }), share(55, { specimen, effectiveDateTime: daysAgo(2) })).anc)).toEqual([
      2.2,
    ]);
  });

  it('not of another specimen or time', () => {
    expect(read(wbc(4), share(55, { effectiveDateTime: daysAgo(2) })).anc).toEqual([]);
    expect(
      read(wbc(4, { specimen: { reference: 'Specimen/1' } }), share(55, { specimen: { reference: 'Specimen/2' } })).anc,
    ).toEqual([]);
  });

  it('not where neutrophils were counted', () => {
    expect(values(read(wbc(4), share(55), observation(ANC, quantity(2, '10*9/L'))).anc)).toEqual([2]);
  });

  it('a preliminary count takes the place of a preliminary product alone, and final leukocytes go first', () => {
    const preliminary = { status: 'preliminary' };
    const counted = observation(ANC, { ...quantity(4, '10*9/L'), ...preliminary });
    expect(values(read(wbc(4), share(20), counted).anc)).toEqual([0.8]);
    expect(values(read(wbc(4, preliminary), share(20), counted).anc)).toEqual([]);
    expect(values(read(wbc(9, { ...preliminary, id: 'early' }), wbc(4), share(20)).anc)).toEqual([0.8]);
  });

  it('keeps what is known of a bound and drops what contradicts itself', () => {
    const bound = (comparator: string): FhirJson =>
      observation(WBC, { valueQuantity: { value: 4, comparator, unit: 'G/L' } });
    expect(read(bound('<'), share(50)).anc[0]).toMatchObject({ comparator: '<' });
    const opposed = observation('770-8', { valueQuantity: { value: 50, comparator: '>', unit: '%' } });
    expect(read(bound('<'), opposed).anc).toEqual([]);
  });

  it('is preliminary where one of the two is', () => {
    expect(read(wbc(4, { status: 'preliminary' }), share(30)).anc[0]).toMatchObject({ preliminary: true });
  });
});

describe('results that cannot be used are named', () => {
  it('by value and reason, once', () => {
    const bare = observation(PLT, quantity(1500));
    expect(read(bare, { ...bare, id: '2' }).unusable).toEqual(['platelets 1500 without unit']);
  });

  it('unless a newer usable one has overtaken them', () => {
    const old = observation(PLT, { ...quantity(1500), effectiveDateTime: daysAgo(40) });
    expect(read(old, observation(PLT, quantity(180, 'G/L'))).unusable).toEqual([]);
    expect(
      read(
        observation(PLT, quantity(1500)),
        observation(PLT, { ...quantity(180, 'G/L'), effectiveDateTime: daysAgo(40) }),
      ).unusable,
    ).toEqual(['platelets 1500 without unit']);
  });

  it('and are unread only where they are newer than every usable one, or there is none', () => {
    const broken = (day?: string): FhirJson => observation(PLT, { ...quantity(1500), effectiveDateTime: day ?? null });
    const good = observation(PLT, { ...quantity(180, 'G/L'), effectiveDateTime: daysAgo(40) });
    expect(read(broken(daysAgo(39)), good).unread).toEqual(['plt']);
    expect(read(broken(), good).unread).toEqual([]);
    expect(read(broken()).unread).toEqual(['plt']);
    expect(read(broken(daysAgo(40)), good).unread).toEqual([]);
    expect(read(broken(daysAgo(41)), good).unread).toEqual([]);
  });

  it('a missing value too', () => {
    expect(read(observation(PLT, { dataAbsentReason: { text: 'clotted' } })).unusable).toEqual([
      'platelets without a number',
    ]);
  });
});

it('trips over nothing', () => {
  expect(read(...hostile)).toEqual({ wbc: [], anc: [], plt: [], hb: [], alc: [], unusable: [], unread: [] });
  expect(read()).toEqual({ wbc: [], anc: [], plt: [], hb: [], alc: [], unusable: [], unread: [] });
});
