/** S43: no count from 1 to 10 is told, and none can be worked out from what is. */
import { isTold, joined, toldLevels, type Levels } from '../../../src/feedback/report/small-cells.js';
import { drawing } from '../../support/seeded.js';

describe('groups', () => {
  it('that can be told stand alone', () => {
    expect(joined([[11], [400], [0]])).toEqual([[0], [1], [2]]);
  });

  it('that are too small stand together', () => {
    expect(joined([[5], [400], [6]])).toEqual([[1], [0, 2]]);
  });

  it('take the smallest of the others in where they are too small together, for the rest of a sum would tell them', () => {
    expect(joined([[3], [400], [50]])).toEqual([[1], [0, 2]]);
    expect(joined([[3], [12], [4], [11]])).toEqual([[1], [0, 2, 3]]);
  });

  it('never take in one without size, which would hide nothing', () => {
    expect(joined([[3], [0], [20]])).toEqual([[1], [0, 2]]);
  });

  it('are told by each of their sizes', () => {
    expect(
      joined([
        [40, 900],
        [30, 4],
        [20, 100],
      ]),
    ).toEqual([[0], [1, 2]]);
  });
});

describe('the levels of a table', () => {
  it('are all told where nothing is small', () => {
    expect(
      toldLevels([
        [
          [20, 30],
          [11, 0],
        ],
        [
          [40, 0],
          [20, 20],
        ],
      ]),
    ).toEqual([2, 2]);
  });

  it('a row with a small part takes the smallest other row along, or the rest of a sum would tell it', () => {
    expect(toldLevels([[[3, 97]], [[40, 40]], [[20, 20]], [[90, 90]]])).toEqual([0, 1, 0, 1]);
  });

  it('two rows that are small together take a third along', () => {
    expect(toldLevels([[[3, 97]], [[4, 80]], [[20, 20]], [[90, 90]]])).toEqual([0, 0, 0, 1]);
  });

  it('two rows that are not small together need no third', () => {
    expect(toldLevels([[[5, 97]], [[6, 80]], [[20, 20]]])).toEqual([0, 0, 1]);
  });

  it('a whole that is small itself is told nowhere, nor what it is made of', () => {
    expect(
      toldLevels([
        [
          [3, 97],
          [2, 1],
        ],
        [
          [4, 80],
          [2, 2],
        ],
      ]),
    ).toEqual([0, 0]);
    expect(
      toldLevels([
        [
          [50, 50],
          [47, 3],
        ],
      ]),
    ).toEqual([1]);
  });

  it('what is hidden above is hidden below', () => {
    const small: Levels = [
      [5, 97],
      [0, 5],
    ];
    const other: Levels = [
      [6, 80],
      [0, 6],
    ];
    const large: Levels = [
      [90, 90],
      [45, 45],
    ];
    // Below, the two hidden rows together would be 0 and 11: that can be told.
    expect(toldLevels([small, other, large])).toEqual([0, 0, 2]);
  });
});

/** Of the part of each level that the next one divides: answered, overridden. */
const dividedPart = [0, 1];
type Table = readonly (readonly (readonly number[])[])[];
type Block = readonly (readonly number[])[];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Rows as the report has them: each has 0 or at least 11 cards. */
function randomTable(seed: number): Table {
  const draw = drawing(seed, 'table');
  const sizes = [0, 11, 12, 15, 20, 30, 60, 200] as const;
  const shares = [0, 0.02, 0.05, 0.1, 0.3, 0.5, 0.8, 0.95, 1] as const;
  const reasons = draw([1, 2, 4]);
  return Array.from({ length: draw([1, 2, 3, 4, 6]) }, () => {
    const part = (all: number): number => Math.round(all * draw(shares));
    const shown = draw(sizes);
    const answered = part(shown);
    const accepted = part(answered);
    let left = answered - accepted;
    const byReason = Array.from({ length: reasons }, (_, place) => {
      const count = place === reasons - 1 ? left : part(left);
      left -= count;
      return count;
    });
    return [[answered, shown - answered], [accepted, answered - accepted], byReason];
  });
}

/**
 * Somebody who knows how tables are hidden and subtracts all from all. For a hidden count: whole tables that would be told
 * in the same way, among them those where it is as small and as large as can be.
 */
function attack(table: Table, told: readonly number[], level: number, row: number, part: number): readonly Table[] {
  const isKnownAbove = (told[row] ?? 0) >= level;
  const above = dividedPart[level - 1] ?? 0;
  const bases = isKnownAbove ? [table] : [table, ...attack(table, told, level - 1, row, above)];
  return bases.flatMap((base) =>
    columnsIn(base, table, told, level, part).flatMap((columns) => {
      const rows = hiddenRows(table, told, level);
      const totals = rows.map((at) => totalOf(base, table, at, level));
      const place = rows.indexOf(row);
      const most = Math.min(totals[place] ?? 0, columns[part] ?? 0);
      const values = Array.from({ length: most + 1 }, (_, value) => value);
      const fill = (value: number): Block | undefined => filled(totals, columns, { row: place, part, value });
      const ends = [values, values.toReversed()].map((from) => from.find((value) => fill(value) !== undefined));
      const blocks = ends.flatMap((value) => (value === undefined ? [] : [fill(value) ?? []]));
      return blocks.map((block) => below(withBlock(base, rows, block, level), table, told, level + 1));
    }),
  );
}

function hiddenRows(table: Table, told: readonly number[], level: number): readonly number[] {
  return [...table.keys()].filter((row) => (told[row] ?? 0) <= level);
}

/** Of a row at a level; at the first one the cards that were shown, which are always told. */
function totalOf(base: Table, table: Table, row: number, level: number): number {
  return level === 0 ? sum(table[row]?.[0] ?? []) : (base[row]?.[level - 1]?.[dividedPart[level - 1] ?? 0] ?? 0);
}

function isColumnTold(table: Table, level: number): boolean {
  const [depth = 0] = toldLevels([totalsOf(table)]);
  return depth > level;
}

function totalsOf(table: Table): readonly (readonly number[])[] {
  return (table[0] ?? []).map((parts, level) =>
    parts.map((_, part) => sum(table.map((row) => row[level]?.[part] ?? 0))),
  );
}

/** Sums of the hidden rows: what a subtraction tells, or where the whole is hidden any that fit. */
function columnsIn(
  base: Table,
  table: Table,
  told: readonly number[],
  level: number,
  part: number,
): readonly (readonly number[])[] {
  const rows = hiddenRows(table, told, level);
  const parts = table[0]?.[level] ?? [];
  if (isColumnTold(table, level)) return [parts.map((_, at) => sum(rows.map((row) => table[row]?.[level]?.[at] ?? 0)))];
  const all = sum(rows.map((row) => totalOf(base, table, row, level)));
  const other = part === 0 ? 1 : 0;
  return [part, other].map((place) => parts.map((_, at) => (at === place ? all : 0)));
}

interface Fixed {
  readonly row: number;
  readonly part: number;
  readonly value: number;
}

/** A table with these sums and one given count, filled from one corner; undefined where there is none. */
function filled(
  totals: readonly number[],
  columns: readonly number[],
  fixed: Fixed,
): readonly (readonly number[])[] | undefined {
  const left = columns.map((column, part) => column - (part === fixed.part ? fixed.value : 0));
  const block = totals.map(() => columns.map(() => 0));
  // The row of the given count first: it may take from no column but the others.
  for (const row of [fixed.row, ...totals.keys()]) {
    let need = (totals[row] ?? 0) - sum(block[row] ?? []);
    if (row === fixed.row && need > 0) {
      const cells = block[row] ?? [];
      if (cells[fixed.part] === 0) {
        cells[fixed.part] = fixed.value;
        need -= fixed.value;
      }
    }
    for (const part of columns.keys()) {
      if (row === fixed.row && part === fixed.part) continue;
      const take = Math.min(need, left[part] ?? 0);
      const cells = block[row] ?? [];
      cells[part] = (cells[part] ?? 0) + take;
      left[part] = (left[part] ?? 0) - take;
      need -= take;
    }
    if (need !== 0) return undefined;
  }
  return left.every((rest) => rest === 0) ? block : undefined;
}

function withBlock(base: Table, rows: readonly number[], block: readonly (readonly number[])[], level: number): Table {
  return base.map((levels, row) =>
    levels.map((parts, at) => (at === level && rows.includes(row) ? (block[rows.indexOf(row)] ?? parts) : parts)),
  );
}

/** The levels below made to fit. */
function below(base: Table, table: Table, told: readonly number[], level: number): Table {
  if (level >= (table[0]?.length ?? 0)) return base;
  const rows = hiddenRows(table, told, level);
  const totals = rows.map((row) => totalOf(base, table, row, level));
  const [columns = []] = columnsIn(base, table, told, level, 0);
  const block = filled(totals, columns, { row: -1, part: -1, value: 0 });
  if (block === undefined) throw new Error('a table that must exist does not');
  return below(withBlock(base, rows, block, level), table, told, level + 1);
}

/** All that is told of a table, as text. */
function publication(table: Table, told: readonly number[], of: Table): string {
  const rows = table.map((levels, row) => [sum(levels[0] ?? []), ...levels.slice(0, told[row])]);
  const totals = totalsOf(table).filter((_, level) => isColumnTold(of, level));
  return JSON.stringify([rows, totals]);
}

describe('of 250 random tables', () => {
  const tables = Array.from({ length: 250 }, (_, seed) => randomTable(seed));

  it('no count from 1 to 10 is told, and no row below one that is hidden', () => {
    const told = tables.flatMap((table) => {
      const depths = toldLevels(table);
      return table.flatMap((levels, row) => levels.slice(0, depths[row]).flat());
    });
    expect(told.length).toBeGreaterThan(700);
    expect(told.filter((count) => !isTold(count))).toEqual([]);
  });

  it('each hidden small count could be others, over a range of at least 11, by what all that is told adds up to', () => {
    let attacked = 0;
    const given: unknown[] = [];
    for (const [seed, table] of tables.entries()) {
      const told = toldLevels(table);
      const published = publication(table, told, table);
      for (const [row, levels] of table.entries())
        for (const [level, parts] of levels.entries())
          for (const [part, count] of parts.entries()) {
            if (level < (told[row] ?? 0) || isTold(count)) continue;
            // One reason alone is no more than the overrides themselves.
            const others = attack(table, told, level, row, parts.length === 1 ? 0 : part);
            const values = others.map((other) => other[row]?.[level]?.[part] ?? -1);
            const isHonest = others.every((other) => publication(other, told, table) === published);
            if (!isHonest || Math.max(...values) - Math.min(...values) < 11)
              given.push({ seed, row, level, part, values });
            attacked += 1;
          }
    }
    expect(attacked).toBeGreaterThan(700);
    expect(given).toEqual([]);
  });
});
