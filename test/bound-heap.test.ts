/** The bound on the heap is V8's own option: where a V8 does not know it, nothing is bound, and only a line says so. */
import { spawnSync } from 'node:child_process';
import { builtUrl } from './support/built.js';

function said(program: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(status).toBe(0);
  return stdout + stderr;
}

it('V8 knows the option that bounds the growth of the heap', () => {
  expect(said(`import { boundHeapGrowth } from '${builtUrl('src/bound-heap.ts')}'; boundHeapGrowth();`)).toBe('');
});

it('an option that V8 does not know is told', () => {
  expect(said("import { setFlagsFromString } from 'node:v8'; setFlagsFromString('--no-such-option');")).toContain(
    'unrecognized flag',
  );
});
