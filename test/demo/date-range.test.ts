import { dateTest, rangeOf, rangeOfElement } from '../../src/demo/date-range.js';

/** FHIR R4 search, "Prefixes": a date covers all of its own precision. */
describe('date search', () => {
  it.each([
    ['2026-11-20', '2026-11-20', true],
    ['2026-11-20', 'eq2026-11', true],
    ['2026-11-20', '2026', true],
    ['2026-11', '2026-11-20', false],
    ['2026-11-20', 'ne2026-11-20', false],
    ['2026-11-21', 'ne2026-11-20', true],
    ['2026-11-20', 'ge2026-11-20', true],
    ['2026-11-19', 'ge2026-11-20', false],
    ['2026-11-20', 'gt2026-11-20', false],
    ['2026-11-21', 'gt2026-11-20', true],
    ['2026-11-20', 'le2026-11-20', true],
    ['2026-11-21', 'le2026-11-20', false],
    ['2026-11-20', 'lt2026-11-20', false],
    ['2026-11-19', 'lt2026-11-20', true],
    ['2026-11-21', 'sa2026-11-20', true],
    ['2026-11-20', 'sa2026-11-20', false],
    ['2026-11-19', 'eb2026-11-20', true],
    ['2026-11-20', 'eb2026-11-20', false],
    ['2026-11-20', 'ap2026-11', true],
    ['2026-11-20T23:30:00-02:00', '2026-11-21', true],
    ['2026-11-20T10:00:00Z', 'ge2026-11-20T10:00:00Z', true],
    ['2026-11-20T10:00:00Z', 'ge2026-11-20T12:00:00 02:00', true],
    ['2026-12-31', 'lt2027', true],
    ['2027-01-01', 'lt2027', false],
  ])('%s against %s: %s', (written, asked, expected) => {
    const range = rangeOf(written);
    expect(range && dateTest(asked)(range)).toBe(expected);
  });

  it.each(['yesterday', 'xx2026-01-01', '2026-13-01', '20261120', 'ge'])('refuses %s', (asked) => {
    expect(() => dateTest(asked)).toThrow('no date');
  });

  it('reads an open Period as without bound', () => {
    const range = rangeOfElement({ start: '2026-01-01' });
    expect(range && dateTest('ge2030')(range)).toBe(true);
    expect(range && dateTest('lt2026')(range)).toBe(false);
  });

  it('finds no range in something that is no date', () => {
    expect(rangeOfElement(7)).toBeUndefined();
    expect(rangeOf('soon')).toBeUndefined();
  });
});
