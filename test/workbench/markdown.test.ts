/** Cards escape what a chart says for any client; this one must show it as it was, and never as markup. */
import { escapeMarkdown } from '../../cards/escape.js';
import { blocksOf } from '../../src/workbench/markdown.js';

const paragraph = (text: string): object => ({ kind: 'paragraph', lines: [[{ text, isBold: false }]] });

describe('markdown of cards', () => {
  it('reads paragraphs, lines, bold words, lists and tables', () => {
    expect(blocksOf('One **two**\nthree\n\n- a\n- b\n\n| Used | Value |\n| :--- | :--- |\n| Weight | 75 kg |')).toEqual(
      [
        {
          kind: 'paragraph',
          lines: [
            [
              { text: 'One ', isBold: false },
              { text: 'two', isBold: true },
            ],
            [{ text: 'three', isBold: false }],
          ],
        },
        { kind: 'list', items: [[{ text: 'a', isBold: false }], [{ text: 'b', isBold: false }]] },
        { kind: 'table', head: ['Used', 'Value'], rows: [['Weight', '75 kg']] },
      ],
    );
  });

  it.each([
    '<img src=x onerror="alert(1)">',
    '**not bold** | no cell',
    '[link](https://evil.example)',
    '&lt;b&gt;',
    '- no list',
  ])('gives back %s from the chart as it was written there', (hostile) => {
    // An address of the web is held apart by the card itself.
    const shown = hostile.replace('://', ': //');
    expect(blocksOf(escapeMarkdown(hostile))).toEqual([paragraph(shown)]);
    expect(blocksOf(`| A | B |\n| --- | --- |\n| ${escapeMarkdown(hostile)} | x |`)).toEqual([
      { kind: 'table', head: ['A', 'B'], rows: [[shown, 'x']] },
    ]);
  });

  it('reads raw HTML, links and broken entities as text', () => {
    expect(blocksOf('<b>x</b> [y](z) &#99999999; &nope;')).toEqual([paragraph('<b>x</b> [y](z) &#99999999; &nope;')]);
  });
});
