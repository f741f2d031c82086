/** Memory that a start needed and nobody needs any more is given back. */
import { execFileSync } from 'node:child_process';
import { builtUrl } from './support/built.js';

const program = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { trimMemory } from '${builtUrl('src/trim-memory.ts')}';
  const young = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
  const kept = Array.from({ length: 500_000 }, (_, index) => ({ index }));
  const grown = young();
  await trimMemory();
  console.log(JSON.stringify({ grown, trimmed: young(), last: kept.at(-1).index }));
`;

/** In a process of its own, which ends: a session that hangs would hold up the start. */
it('the young generation, grown by what outlived a collection, is small again; what is in use stays', () => {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const { grown, trimmed, last } = JSON.parse(said) as Record<'grown' | 'trimmed' | 'last', number>;
  expect(trimmed).toBeLessThan(grown / 2);
  expect(last).toBe(499_999);
});
