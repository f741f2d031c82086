/** Text that is not ours, as words of a card. */
import type { Lookup } from './placeholders.js';

/** What GitHub Flavored Markdown or HTML would read as markup. */
const markup = /[\\`*_{}[\]<>#+!|~&]/g;
/** What opens a list or a rule where it is the first of a paragraph. */
const opener = /^-|(?<=^\d{1,9})[.)](?=\s|$)/;
/** Where an address of the web or of mail holds together. Clients look for these after entities are read, so that no entity helps. */
const inAddress = /(?<=:)(?=\/\/)|(?<=www)(?=\.)|(?<=@)(?=\S)/gi;
/** Control, bidirectional, zero-width and other characters that show nothing: they hide or reorder what is read. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
/** No script needs more than four marks on one letter; a pile of them covers the lines around it. */
const markTooMany = /(?<=\p{M}{4})\p{M}/gu;

/** More than any name has; a hostile one costs no more than this. */
const longestRead = 2000;
/** Characters of one value: a name, not a page. */
const longest = 150;

/** Text on one line, as far as a card has room for it, in which everything shows and stands where it is read. */
export function plainText(text: string): string {
  const read = text.slice(0, longestRead).replace(invisible, ' ').replace(markTooMany, '');
  const shown = read.replace(/\s+/g, ' ').trim();
  const characters = Array.from(shown);
  const fits = text.length <= longestRead && characters.length <= longest;
  return fits ? shown : `${characters.slice(0, longest - 1).join('')}…`;
}

/** The same as plain text inside markdown: no character of it can become markup, a link or a table cell. */
export function escapeMarkdown(text: string): string {
  return escapedWords(plainText(text));
}

/** Words of ours whose values are plain text already: nothing of them is cut off. */
export function escapedWords(words: string): string {
  return words.replace(inAddress, ' ').replace(markup, entity).replace(opener, entity);
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Values for words that are shown as they are: summaries and labels. */
export function inPlainText(valueOf: Lookup): Lookup {
  return written(valueOf, plainText);
}

/** Values for words that a client reads as markdown: the detail. */
export function inMarkdown(valueOf: Lookup): Lookup {
  return written(valueOf, escapeMarkdown);
}

function written(valueOf: Lookup, as: (text: string) => string): Lookup {
  return (name) => {
    const value = valueOf(name);
    return value === undefined ? undefined : as(value);
  };
}
