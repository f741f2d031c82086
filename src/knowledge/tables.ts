/** Rows and columns of a generated table: lines of tab-separated columns, a missing column is ''. */
export function tableRows(table: string): readonly (readonly string[])[] {
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

/** The members of a list column. */
export function listOf(column: string | undefined, separator: string): readonly string[] {
  return (column ?? '')
    .split(separator)
    .map((member) => member.trim())
    .filter((member) => member !== '');
}

/** Narrows a column to the words that its type knows; a row with another word is a fault of the generated table. */
export function member<T extends string>(word: string | undefined, known: readonly T[]): T | undefined {
  return known.find((candidate) => candidate === word);
}
