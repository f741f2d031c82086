/** Programs as one JavaScript file each in a temporary folder, for one that is started hundreds of times. */
import { build } from 'esbuild';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder; each file has the name of its source. */
export async function compiled(sources: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await build({
    entryPoints: [...sources],
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Its binary lies beside it.
    external: ['libsql'],
    logLevel: 'error',
  });
  return folder;
}
