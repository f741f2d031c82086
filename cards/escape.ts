/** What GitHub Flavored Markdown or HTML would read as markup. */
const markup = /[\\`*_{}[\]<>#+!|~&]/g;
/** Control, bidirectional and zero-width characters: they hide or reorder what is read. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text from the chart as plain text inside markdown: no character of it can become markup, a link or a table cell. */
export function escapeMarkdown(chartText: string): string {
  const plain = chartText.replace(invisible, ' ').replace(/\s+/g, ' ').trim();
  return plain.replace(markup, (character) => `&#${character.charCodeAt(0)};`);
}
