import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What `build-programs` made of a source file, such as src/main.ts, for tests that start a process of their own: to read the
 * sources themselves costs each process more than a second.
 */
function builtFile(source: string): string {
  return resolve('dist/tested', source.replace(/\.ts$/, '.js'));
}

/** For a program that imports it. */
export function builtUrl(source: string): string {
  return pathToFileURL(builtFile(source)).href;
}

/** Arguments with which node runs it. */
export function built(source: string): readonly string[] {
  return ['--disable-warning=ExperimentalWarning', builtFile(source)];
}
