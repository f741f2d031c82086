import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What tests show and start is what the sources say now; a build takes a moment, so nobody has to remember it. The service
 * and its tools are put where `built` says.
 */
export default async function buildPrograms(): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build:workbench'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const workbench = join('src', 'workbench', '/');
  const sources = ['src', 'hooks', 'cards']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.ts') && !file.startsWith(workbench));
  await build({ entryPoints: sources, outbase: '.', outdir: 'dist/tested', format: 'esm', target: 'es2022' });
}
