/** Lets node run the sources as they stand: for tests that start the service as a process of its own, without a build. */
/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- node reads this file before it can read types */
import { transformFile } from '@swc/core';
import { fileURLToPath } from 'node:url';

export function resolve(specifier, context, next) {
  const isOurs = context.parentURL?.endsWith('.ts') === true && specifier.startsWith('.');
  return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const jsc = { target: 'es2022', parser: { syntax: 'typescript' } };
  const { code } = await transformFile(fileURLToPath(url), { jsc, module: { type: 'es6' }, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}
