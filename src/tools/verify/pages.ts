/** Rows page by page, whoever put them there: SQLite keeps bytes where a text is meant, and cannot be asked for them. */
export interface Page<Row> {
  /** What is no text stands as one that is none of ours. */
  readonly rows: readonly Row[];
  readonly isLast: boolean;
}

/** No key is this, nor empty. */
export const noText = 'no text';

/** `order`: the columns by which they are read on; bytes stand behind all texts, and what is missing before them. */
export function pageOf<Row extends object>(
  rows: readonly Row[],
  limit: number,
  order: readonly (keyof Row)[],
): Page<Row> {
  const last = rows.at(-1);
  const isLast = rows.length < limit || last === undefined || !order.every((name) => isText(last[name]));
  return { rows: rows.map(inTexts), isLast };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || value === null;
}

export function inTexts<Row extends object>(row: Row): Row {
  const members: readonly (readonly [string, unknown])[] = Object.entries(row);
  return Object.fromEntries(members.map(([name, value]) => [name, isText(value) ? value : noText])) as Row;
}
