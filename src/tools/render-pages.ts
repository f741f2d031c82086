/**
 * Writes the documents that are made of what runs: a page for each rule, their list, what became of the claims of the
 * first texts, and what the export as FHIR holds. The same knowledge gives the same bytes. `--check` writes nothing and fails when a document is stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { knowledgeBundle } from '../fhir-knowledge/bundle.js';
import { rulePages } from '../rule-pages.js';
import { readValueSets } from '../shipped-files.js';
import { indexMarkdown, wordsMarkdown } from './pages/index-markdown.js';
import { knowledgeMarkdown } from './pages/knowledge-markdown.js';
import { ruleMarkdown } from './pages/rule-markdown.js';
import { seedClaims, seedMarkdown } from './pages/seed-claims.js';
import { examplesOf } from './pages/vignettes.js';

const RULES = 'docs/rules';
const SEED_CLAIMS = 'src/knowledge/sources/seed-claims.tsv';

/** Every document by its path from the root of the project. */
export function renderedPages(): ReadonlyMap<string, string> {
  const pages = rulePages();
  return new Map([
    [`${RULES}/README.md`, indexMarkdown(pages)],
    [`${RULES}/words.md`, wordsMarkdown()],
    ...pages.map((page): [string, string] => [`${RULES}/${page.id}.md`, ruleMarkdown(page, examplesOf(page.id))]),
    ['docs/knowledge-export.md', knowledgeMarkdown(knowledgeBundle(readValueSets()))],
    ['docs/seed-coverage.md', seedMarkdown(seedClaims(readFileSync(SEED_CLAIMS, 'utf8')))],
  ]);
}

/** Pages of rules that no longer run. */
function orphans(files: ReadonlyMap<string, string>): readonly string[] {
  if (!existsSync(RULES)) return [];
  return readdirSync(RULES)
    .map((name) => `${RULES}/${name}`)
    .filter((path) => !files.has(path));
}

function write(files: ReadonlyMap<string, string>): void {
  mkdirSync(RULES, { recursive: true });
  orphans(files).forEach((path) => {
    rmSync(path);
  });
  for (const [path, content] of files) writeFileSync(path, content);
  console.log(`${files.size} documents written to docs`);
}

function check(files: ReadonlyMap<string, string>): void {
  const changed = [...files].filter(([path, content]) => !existsSync(path) || readFileSync(path, 'utf8') !== content);
  const stale = [...orphans(files), ...changed.map(([path]) => path)];
  if (stale.length > 0) {
    console.error(['Not what runs (npm run generate):', ...stale].join('\n  '));
    process.exitCode = 1;
  } else console.log(`${files.size} documents say what runs`);
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(started).href) {
  const files = renderedPages();
  if (process.argv.includes('--check')) check(files);
  else write(files);
}
