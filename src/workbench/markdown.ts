/** The markdown that cards use: paragraphs, bold words, tables. Everything else is text, whatever it looks like. */

export type Inline = { readonly text: string; readonly isBold: boolean };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function blocksOf(markdown: string): readonly Block[] {
  return markdown
    .split(/\n{2,}/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(blockOf);
}

function blockOf(lines: readonly string[]): Block {
  const [head = '', rule = '', ...rows] = lines;
  if (head.startsWith('|') && /^[|:\- ]+$/.test(rule)) {
    return { kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) };
  }
  if (lines.every((line) => /^[-*] /.test(line))) {
    return { kind: 'list', items: lines.map((line) => inlineOf(line.slice(2))) };
  }
  return { kind: 'paragraph', lines: lines.map(inlineOf) };
}

/** A bar that is escaped stands in its cell. */
function cellsOf(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plain(cell.trim()));
}

/** Every second part between pairs of asterisks is bold. */
function inlineOf(line: string): readonly Inline[] {
  return line
    .split('**')
    .map((part, index) => ({ text: plain(part), isBold: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The text itself: cards escape what a chart says both for markdown and for HTML. */
function plain(written: string): string {
  return written
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:#(\d{1,7})|([a-z]{2,4}));/g, (whole, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole;
      return entities[name ?? ''] ?? whole;
    });
}
