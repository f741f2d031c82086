import { execFileSync } from 'node:child_process';

/** Pages are tested with the script that the sources say now; a build takes a moment, so nobody has to remember it. */
export default function buildWorkbench(): void {
  execFileSync('npm', ['run', '--silent', 'build:workbench'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
