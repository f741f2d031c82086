/** YAML files of the project, read strictly: what is merely odd counts as wrong. */
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** Each document of the file. `merge`: `<<` takes over the members of another object, as Docker Compose reads it. */
export function yamlDocuments(path: string, merge = false): readonly unknown[] {
  const documents = parseAllDocuments(readFileSync(path, 'utf8'), { merge });
  return documents.map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined) throw new Error(`${path}: ${problem.message}`);
    return document.toJS() as unknown;
  });
}
