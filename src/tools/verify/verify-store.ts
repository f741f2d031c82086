/** All that is kept against its links, page by page, told in words that name no patient. */
import { chainedNames } from '../../store/chained-tables.js';
import { readLink, type Named } from '../../store/link.js';
import type { Kept } from '../records/open-kept.js';
import { Said } from './said.js';
import { linksAtOnce, verifyLinks, verifyNamed, type LinksRead } from './verify-links.js';
import { verifyUnnamed } from './verify-rows.js';

/** 0: nothing was altered. 1: something was. 2: no answer to that. */
export type ExitCode = 0 | 1 | 2;

type Print = (line: string) => void;

/** `remembered`: links that must still be there, or have gone in their time. */
export async function verifyStore(kept: Kept, remembered: readonly Named[], print: Print): Promise<ExitCode> {
  const problem = await whyNot(kept);
  if (problem === undefined) return verify(kept, remembered, print);
  print(problem);
  return 2;
}

async function whyNot({ database, siteKey }: Kept): Promise<string | undefined> {
  const tables = await database.introspection.getTables();
  if (!tables.some(({ name }) => name === 'link'))
    return 'The tables are of a version before there were links: start the service once, and ask again.';
  const links = await database.selectFrom('link').selectAll().orderBy('id').limit(linksAtOnce).execute();
  if (links.length === 0 || links.some((link) => readLink(siteKey, link) !== undefined)) return undefined;
  return `Of the first ${links.length} links none holds with this site key: it is another one, or all were altered.`;
}

/** Beyond them findings are counted. */
const mostTold = 1_000;

async function verify(kept: Kept, remembered: readonly Named[], print: Print): Promise<ExitCode> {
  let findings = 0;
  const said = new Said(kept);
  const found = (finding: string): void => {
    findings += 1;
    if (findings <= mostTold) print(`ALTERED: ${finding}.`);
  };
  const search = { ...kept, said, found };
  await said.readOn();
  const read = await verifyLinks(search);
  for (const named of remembered) await verifyNamed(search, named, 'the file');
  const unchained = await verifyUnnamed(search, read.links > 0);
  if (findings > mostTold) print(`And ${findings - mostTold} more.`);
  tell(read, unchained, print);
  if (findings > 0) {
    print(`Not as it was written. Findings: ${findings}.`);
    return 1;
  }
  if (read.links === 0) {
    print('There is no link: nothing can be verified.');
    return 2;
  }
  print('Nothing was altered.');
  return 0;
}

function tell({ links, rows, gone, newest }: LinksRead, unchained: number, print: Print): void {
  print(`Links: ${links}. Rows of ${chainedNames.join(', ')} that they vouch for: ${rows - gone}.`);
  if (gone > 0) print(`Rows that went when their days were over: ${gone}.`);
  if (unchained > 0) print(`Not chained, for they were written before there were links: ${unchained} rows.`);
  if (newest.length === 0) return;
  print('Newest links. Keep these lines elsewhere: "npm run verify -- <file>" tells whether they still stand there.');
  for (const { id, written_at, hash } of newest) print(`${id} ${written_at} ${hash}`);
}
