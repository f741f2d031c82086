import { readInr } from '../../src/facts/inr.js';
import { readLiverTests } from '../../src/facts/liver.js';
import { readRenalFunction } from '../../src/facts/renal.js';
import { daysAgo, hostile, now, observation, quantity } from './resources.js';

const values = (series: readonly { value: { toFraction(): string } }[]): string[] =>
  series.map(({ value }) => value.toFraction());

describe('liver tests', () => {
  it('each in the unit of its fact', () => {
    const fact = readLiverTests(
      [
        observation('1742-6', quantity(1, 'ukat/L')),
        observation('1920-8', quantity(35, 'U/L')),
        observation('1975-2', quantity(17.1, 'umol/L')),
        observation('1751-7', quantity(3.5, 'g/dL')),
        observation('14628-4', quantity(19, 'umol/L')),
        observation('3040-3', quantity(60, 'U/L')),
      ],
      now,
    );
    expect([fact.alt, fact.ast, fact.bilirubin, fact.albumin, fact.bileAcids, fact.lipase].map(values)).toEqual([
      ['60'],
      ['35'],
      ['1'],
      ['35'],
      ['19'],
      ['60'],
    ]);
  });

  it('with the upper limit that the laboratory sent', () => {
    const alt = observation('1742-6', {
      ...quantity(2, 'ukat/L'),
      referenceRange: [{ high: { value: 0.75, unit: 'ukat/L' } }],
    });
    expect(readLiverTests([alt], now).alt[0]?.upperLimit?.toFraction()).toBe('45');
  });

  it.each([0, -1, 1e-300])('a limit of %d is none', (value) => {
    const alt = observation('1742-6', {
      ...quantity(80, 'U/L'),
      referenceRange: [{ low: { value }, high: { value } }],
    });
    expect(readLiverTests([alt], now).alt[0]).toMatchObject({ day: daysAgo(3) });
    expect(Object.keys(readLiverTests([alt], now).alt[0] ?? {})).toEqual(
      expect.not.arrayContaining(['lowerLimit', 'upperLimit']),
    );
  });

  it('direct bilirubin is not total bilirubin', () => {
    expect(readLiverTests([observation('1968-7', quantity(1, 'mg/dL'))], now).bilirubin).toEqual([]);
  });

  it('the higher of one time first', () => {
    const fact = readLiverTests(
      [observation('1742-6', quantity(40, 'U/L')), observation('1743-4', quantity(90, 'U/L'))],
      now,
    );
    expect(values(fact.alt)).toEqual(['90', '40']);
  });

  it('named when unusable', () => {
    expect(readLiverTests([observation('1742-6', quantity(35))], now).unusable).toEqual(['ALT 35 without unit']);
  });
});

describe('renal function', () => {
  it.each(['98979-8', '62238-1', '33914-3', '2164-2', '35591-7', '50044-7'])('%s is read as reported', (code) => {
    expect(values(readRenalFunction([observation(code, quantity(45, 'mL/min/{1.73_m2}'))], now).egfr)).toEqual(['45']);
  });

  it.each(['>60', '>90'])('%s is that bound', (valueString) => {
    const [one] = readRenalFunction([observation('98979-8', { valueString })], now).egfr;
    expect(one).toMatchObject({ comparator: '>' });
    expect(one?.value.toFraction()).toBe(valueString.slice(1));
  });

  it.each([
    ['48642-3', '48643-1'],
    ['88294-4', '88293-6'],
  ])('of the race pair %s, %s the lower counts', (one, other) => {
    const pair = [observation(other, quantity(34, 'mL/min')), observation(one, quantity(29, 'mL/min'))];
    expect(values(readRenalFunction(pair, now).egfr)).toEqual(['29']);
    expect(values(readRenalFunction(pair.toReversed(), now).egfr)).toEqual(['29']);
  });

  it('values of different times all count', () => {
    const earlier = observation('98979-8', { ...quantity(50, 'mL/min'), effectiveDateTime: daysAgo(30) });
    expect(values(readRenalFunction([earlier, observation('98979-8', quantity(45, 'mL/min'))], now).egfr)).toEqual([
      '45',
      '50',
    ]);
  });

  it('creatinine in mg/dL', () => {
    const fact = readRenalFunction(
      [observation('14682-9', quantity(88.42, 'umol/L')), observation('2160-0', quantity(1.4, 'mg/dL'))],
      now,
    );
    expect(values(fact.creatinine)).toEqual(['7/5', '1']);
  });

  it('preliminary values do not count', () => {
    expect(
      readRenalFunction([observation('98979-8', { ...quantity(20, 'mL/min'), status: 'preliminary' })], now).egfr,
    ).toEqual([]);
  });
});

describe('INR', () => {
  it.each(['{INR}', '1', 'INR', undefined])('in unit %s', (unit) => {
    expect(values(readInr([observation('6301-6', quantity(2.5, unit))], now).results)).toEqual(['5/2']);
  });

  it('is not empty where one was measured that cannot be used', () => {
    const preliminary = readInr([observation('6301-6', { ...quantity(2.5, '{INR}'), status: 'preliminary' })], now);
    expect(preliminary).toEqual({ results: [], isEmpty: false, unusable: [] });
    expect(readInr([observation('6301-6', { valueString: 'see note' })], now)).toMatchObject({
      results: [],
      isEmpty: false,
    });
    expect(readInr([observation('6301-6', { ...quantity(2.5), status: 'entered-in-error' })], now).isEmpty).toBe(true);
  });

  it('is not the prothrombin time', () => {
    expect(readInr([observation('5902-2', quantity(14, 's'))], now)).toEqual({
      results: [],
      isEmpty: true,
      unusable: [],
    });
  });
});

it('trips over nothing', () => {
  expect(readLiverTests(hostile, now).unusable).toEqual([]);
  expect(readRenalFunction(hostile, now)).toEqual({ egfr: [], creatinine: [], unusable: [] });
  expect(readInr(hostile, now)).toEqual({ results: [], isEmpty: true, unusable: [] });
});
