/**
 * Which counts may be told. A count from 1 to 10 never is, and what is told leaves every hidden one a range of at least 11
 * values, whatever is subtracted from whatever:
 *
 * 1. Groups too small to tell are joined with others (`joined`), so that each total of a row is 0 or at least 11.
 * 2. The parts of a row are told together or not at all, and rows are hidden until the hidden ones, taken together, have no
 *    part from 1 to 10 (`toldLevels`). Of a hidden part only the totals of its row and of its column among the hidden rows
 *    are known then. Between those it may lie anywhere (Fréchet's bounds, which are reached), and that range is as wide as
 *    the least of four numbers: the row, the column, the other rows, the other columns. Each of them is at least 11.
 *
 * Tables over the same cards share nothing but their totals, so what is safe in each is safe in all.
 */
const least = 11;

export function isTold(count: number): boolean {
  return count === 0 || count >= least;
}

/** `count` null means that it is hidden. */
export function toldOf(count: number): number | null {
  return isTold(count) ? count : null;
}

/** The same beside other counts that are told: neither it nor what is between it and one of them is from 1 to 10. */
export function toldBeside(count: number, others: readonly (number | null)[]): number | null {
  return others.every((other) => other === null || isTold(Math.abs(count - other))) ? toldOf(count) : null;
}

/**
 * Groups of what is counted in `sizes`, as places in it: alone where every size can be told, the others together, with as
 * many of the smallest that can be told as it takes. Where all of them together cannot be told there is one group.
 */
export function joined(sizes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const places = sizes.map((_, place) => place);
  const sizesOf = (group: readonly number[]): readonly number[] => columnsOf(group.map((place) => sizes[place] ?? []));
  const canStand = (group: readonly number[]): boolean => sizesOf(group).every(isTold);
  const small = places.filter((place) => !canStand([place]));
  const others = bySize(
    places.filter((place) => canStand([place])),
    (place) => sizes[place] ?? [],
  );
  let taken = 0;
  while (!canStand([...small, ...others.slice(0, taken)]) && taken < others.length) taken += 1;
  const together = [...small, ...others.slice(0, taken)].toSorted((one, other) => one - other);
  const alone = places.filter((place) => !together.includes(place)).map((place) => [place]);
  return together.length === 0 ? alone : [...alone, together];
}

/** Counts of one row, divided again and again: the parts of the first level make up the row, those of the next one of them. */
export type Levels = readonly (readonly number[])[];

/** For each row of a table: how many of its levels may be told. */
export function toldLevels(rows: readonly Levels[]): readonly number[] {
  const told = rows.map(() => 0);
  let hidden: ReadonlySet<number> = new Set();
  for (const level of (rows[0] ?? []).keys()) {
    hidden = hiddenIn(
      rows.map((row) => row[level] ?? []),
      hidden,
    );
    for (const row of rows.keys()) if (!hidden.has(row)) told[row] = level + 1;
  }
  return told;
}

/**
 * Whoever is hidden above is hidden below: the parts would tell the whole. Where the whole table has a part that is too
 * small, all rows are hidden, and its line of totals is a table of one row, hidden by the same law.
 */
function hiddenIn(rows: readonly (readonly number[])[], above: ReadonlySet<number>): ReadonlySet<number> {
  const places = [...rows.keys()];
  const hidden = new Set(places.filter((place) => above.has(place) || rows[place]?.every(isTold) === false));
  const others = bySize(
    places.filter((place) => !hidden.has(place)),
    (place) => rows[place] ?? [],
  );
  for (const place of others) {
    if (columnsOf([...hidden].map((at) => rows[at] ?? [])).every(isTold)) break;
    hidden.add(place);
  }
  return hidden;
}

/** Smallest first, and nothing without size: it would hide nothing. */
function bySize(places: readonly number[], sizesOf: (place: number) => readonly number[]): readonly number[] {
  const size = (place: number): number => sizesOf(place).reduce((sum, part) => sum + part, 0);
  return places.filter((place) => size(place) > 0).toSorted((one, other) => size(one) - size(other));
}

function columnsOf(rows: readonly (readonly number[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}
