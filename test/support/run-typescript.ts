import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const hooks = pathToFileURL(resolve('test/support/typescript-hooks.mjs')).href;

/** Arguments with which node runs TypeScript as it is written, as a process of its own and without a build. */
export const asWritten: readonly string[] = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  `data:text/javascript,import{register}from"node:module";register(${JSON.stringify(hooks)})`,
];
