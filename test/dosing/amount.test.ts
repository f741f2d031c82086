import { amount } from '../../src/dosing/amount.js';

describe('amount', () => {
  // What a client's own arithmetic sends: 274 x 1.1 and 0.1 + 0.2 in binary floating point.
  it.each([
    [300.59999999999997, '30059999999999997/100000000000000'],
    [0.30000000000000004, '30000000000000004/100000000000000000'],
    [33.333333333333336, '33333333333333336/1000000000000000'],
  ])('reads %p as it was written: a dose left unread would be a dose not checked', (value, written) => {
    const [top = '', bottom = ''] = written.split('/');
    const read = amount(value);
    expect(read?.n).toBe(BigInt(top) / gcd(BigInt(top), BigInt(bottom)));
    expect(read?.d).toBe(BigInt(bottom) / gcd(BigInt(top), BigInt(bottom)));
  });

  it.each([[1e400], [1e25], [1e-9], [-1], ['150'], [null]])('does not read %p', (value) => {
    expect(amount(value)).toBeUndefined();
  });
});

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
