/** What a client and a clinician see of a card, and what is wrong with it. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { cardWords } from '../../cards/index.js';
import { evidence } from '../../src/knowledge/evidence.js';
import type { Card } from '../../src/model/cds-hooks.js';

export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** As GitHub Flavored Markdown, the dialect of `detail`. */
export function parsed(markdown: string): Node {
  const tree: Node =
    trees.get(markdown) ?? fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  trees.set(markdown, tree);
  return tree;
}

/** Many cards say the same, and parsing is most of what these tests do. */
const trees = new Map<string, Node>();

export function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

export function textOf(node: Node): string {
  return nodesOf(node)
    .map(({ value }) => value ?? '')
    .join('');
}

export function ofType(tree: Node, type: string): readonly Node[] {
  return nodesOf(tree).filter((node) => node.type === type);
}

/** Our details are paragraphs and one table: no template of ours emphasises, lists or links. */
const ours: ReadonlySet<string> = new Set(['root', 'paragraph', 'text', 'table', 'tableRow', 'tableCell']);

export function markupIn(tree: Node): readonly string[] {
  return nodesOf(tree)
    .map(({ type }) => type)
    .filter((type) => !ours.has(type));
}

export function tableFaults(tree: Node): readonly string[] {
  const tables = ofType(tree, 'table');
  const head = tables.flatMap((table) => (table.children?.[0]?.children ?? []).map(textOf));
  const widths = ofType(tree, 'tableRow').map(({ children = [] }) => children.length);
  return [
    ...(tables.length > 1 ? ['two tables'] : []),
    ...(tables.length === 1 && head.join() !== 'Used,Value,Date' ? [`head ${head.join()}`] : []),
    ...widths.filter((width) => width !== 3).map((width) => `a row of ${width} cells`),
  ];
}

/** Control, format, surrogate and ignorable characters, line ends: what hides or reorders the words around it. */
export const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;
const piledMarks = /\p{M}{5}/u;

export const publicUrl = 'https://cds.example.org';
const rulePages = [...cardWords.keys()].map((id) => `${publicUrl}/rules/${id}`);
const sources = Object.values(evidence).flatMap(({ address }) => {
  const [, place, commit, path] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40}) ([\w./-]+)/.exec(address) ?? [];
  return place === undefined || commit === undefined || path === undefined
    ? []
    : [`https://github.com/${place}/blob/${commit}/${path}`];
});
/** A card's first link is its rule's page; the others are sources that knowledge names. */
const knownLinks: ReadonlySet<string> = new Set([...rulePages, ...sources]);

/** Words that are shown as they are. */
function plainWords({ summary, source, suggestions = [], overrideReasons = [], links = [] }: Card): string[] {
  return [
    summary,
    source.label,
    source.topic.display,
    ...suggestions.flatMap(({ label, actions }) => [label, ...actions.map(({ description }) => description)]),
    ...overrideReasons.map(({ display }) => display),
    ...links.map(({ label }) => label),
  ];
}

/** All that a card says, the resources aside that an action hands back to the order entry. */
export function saidBy(card: Card): readonly string[] {
  return [...plainWords(card), card.detail ?? ''];
}

/** Empty for a card as it should be. */
export function faultsOf(card: Card): readonly string[] {
  const tree = parsed(card.detail ?? '');
  const { links = [], source, summary } = card;
  return [
    ...markupIn(tree).map((type) => `${type} in the detail: ${card.detail ?? ''}`),
    ...tableFaults(tree),
    ...plainWords(card)
      .filter((words) => unseen.test(words) || piledMarks.test(words))
      .map((words) => `not plain: ${JSON.stringify(words)}`),
    ...(unseen.test(textOf(tree).replaceAll('\n', ' ')) ? [`not plain: ${JSON.stringify(card.detail)}`] : []),
    ...(summary.length < 140 ? [] : [`a summary of ${summary.length} characters`]),
    ...links.filter(({ url }) => !knownLinks.has(url)).map(({ url }) => `a link to ${url}`),
    ...(links[0]?.url === `${publicUrl}/rules/${source.topic.code}` ? [] : ['no link to its rule']),
    ...(source.url === undefined ? [] : ['a source address']),
  ];
}
