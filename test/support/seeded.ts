/** Chance that can be repeated: the same names, the same draws, on every machine and in any order. */
export type Draw = <T>(items: readonly [T, ...T[]]) => T;

/** Draws for one thing of one run; `names` tell the things apart, so that a case can be run alone. */
export function drawing(seed: number, ...names: readonly string[]): Draw {
  let state = names.reduce(mixedWith, seed >>> 0);
  return (items) => {
    state = (state + 0x6d2b79f5) >>> 0;
    return items[Math.floor(fraction(state) * items.length)] ?? items[0];
  };
}

/** mulberry32's output: from 0 up to, not including, 1. */
function fraction(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** FNV-1a, with an end mark so that neighbouring names do not run together. */
function mixedWith(state: number, name: string): number {
  let mixed = state;
  for (const character of `${name}\n`) mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mixed;
}
