/** The rules in their order, with what they are about and where they speak. */
import { knowledgeVersion } from '../knowledge/version.js';
import { ruleTable } from '../rules/index.js';

/** As sha256sum prints it. */
export function hashesText(hashes: ReadonlyMap<string, string>): string {
  return [...hashes].map(([id, hash]) => `${hash}  docs/rules/${id}.md`).join('\n');
}

export function rulesText(): string {
  const lines = Object.values(ruleTable).map(
    ({ id, knowledge }) => `${id.padEnd(28)} ${knowledge.title}\n${' '.repeat(29)}${knowledge.hooks.join(', ')}`,
  );
  return [`Knowledge ${knowledgeVersion}, ${lines.length} rules`, ...lines].join('\n');
}
