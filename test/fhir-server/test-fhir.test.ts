/** `npm run test:fhir`: a server that fits passes, one that does not is told by what it lacks, and nothing stays on either. */
import { isOpen } from '../../src/security/addresses.js';
import { openOutbound } from '../../src/security/outbound.js';
import { objects, type FhirJson } from '../../src/model/json.js';
import { outcome, startWritableFhir, type Habits, type WritableFhir } from '../support/writable-fhir.js';
import { choose, type Choice } from './choose.js';
import { testFhirCommand } from './command.js';

const outbound = openOutbound(isOpen);
let choice: Choice;
beforeAll(async () => {
  const { chosen, left } = await choose(['core-xoi-allopurinol']);
  choice = { chosen: chosen.slice(0, 2), left };
});
afterAll(() => outbound.close());

let server: WritableFhir | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Told {
  readonly code: number;
  readonly lines: readonly string[];
  readonly failed: readonly string[];
}

async function run(habits: Habits, given: Choice = choice, interrupted = new AbortController().signal): Promise<Told> {
  server = await startWritableFhir(habits);
  const lines: string[] = [];
  const code = await testFhirCommand(['--fhir', server.base], {
    get: outbound.get,
    newRun: () => '1a2b3c4d',
    print: (line) => lines.push(line),
    interrupted,
    choice: given,
  });
  return { code, lines, failed: lines.filter((line) => line.startsWith('FAILED')) };
}

/** The entries of each searchset, changed. */
function entries(change: (all: readonly FhirJson[]) => unknown): Habits {
  return {
    alter: (_req, _type, answer) =>
      answer.resourceType === 'Bundle' ? { ...answer, entry: change(answer['entry'] as never) as never } : answer,
  };
}

describe('test:fhir', () => {
  it('passes a server that fits, leaves nothing there, and touches nothing but its own ids', async () => {
    const { code, lines, failed } = await run({});
    expect(failed).toEqual([]);
    expect(lines.at(-1)).toBe('22 passed, 0 failed');
    expect(code).toBe(0);
    expect([...(server?.stored.keys() ?? [])]).toEqual([]);
    const put = [...(server?.everPut ?? [])];
    expect(put.length).toBeGreaterThan(50);
    expect(put.filter((name) => !/^[A-Z]\w+\/azcds-test-1a2b3c4d-/.test(name))).toEqual([]);
  });

  it.each<[string, Habits, readonly string[]]>([
    [
      'reads a list of codes as one code',
      {
        rewrite: (asked) => {
          if (asked.get('code')?.includes(',') === true) asked.set('code', 'none');
        },
      },
      ['weight: search Observation', 'A list such as code=a,b'],
    ],
    [
      'ignores status',
      {
        rewrite: (asked) => {
          asked.delete('status');
        },
      },
      ['medications: search MedicationRequest', 'found 2 too many: it must narrow by patient, status.'],
    ],
    [
      'does not tell patients apart',
      {
        rewrite: (asked) => {
          asked.delete('patient');
        },
      },
      ['conditions: search Condition', 'it must narrow by patient.'],
    ],
    [
      'does not sort',
      {
        rewrite: (asked) => {
          asked.delete('_sort');
        },
      },
      ['bloodCounts: search Observation', '_sort=-date is not obeyed'],
    ],
    [
      'has no such type',
      {
        alter: (_req, type, answer) =>
          type === 'Immunization' ? (JSON.parse(outcome('not-supported', 'no Immunization')) as FhirJson) : answer,
      },
      ['immunizations: search Immunization', 'not supported: no Immunization'],
    ],
  ])('tells of a server that %s', async (_name, habits, words) => {
    const { code, failed } = await run(habits);
    expect(code).toBe(1);
    expect(failed.some((line) => words.every((word) => line.includes(word)))).toBe(true);
    expect([...(server?.stored.keys() ?? [])]).toEqual([]);
  });

  it('tells of next links that lead to another host', async () => {
    const { code, failed } = await run({
      alter: (_req, _type, answer) => ({
        ...answer,
        ...('link' in answer
          ? { link: objects(answer['link']).map((link) => ({ ...link, url: 'http://inside.example/fhir?page=2' })) }
          : {}),
      }),
    });
    expect(code).toBe(1);
    expect(failed).toContainEqual(expect.stringContaining('A next link must begin with the address that --fhir names'));
  });

  it('tells of _include, and does without', async () => {
    const { code, lines } = await run(
      entries((all) => all.filter(({ search }) => (search as { mode: string }).mode === 'match')),
    );
    expect(code).toBe(0);
    expect(lines).toContainEqual(expect.stringMatching(/^not needed _include.*: brings no Medication\.$/));
  });

  it('fails a vignette whose card does not come, and says which was expected', async () => {
    const [first] = choice.chosen;
    if (first === undefined) throw new Error('no vignette');
    const { vignette } = first;
    const other = { ...first, vignette: { ...vignette, expect: { ...vignette.expect, summary: 'Another card.' } } };
    const { code, lines, failed } = await run({}, { ...choice, chosen: [other] });
    expect(code).toBe(1);
    expect(failed).toEqual([`FAILED core-xoi-allopurinol: ${vignette.name}`]);
    expect(lines).toContainEqual(expect.stringMatching(/cards of core-xoi-allopurinol: .*expected .*Another card\./));
  });

  it('fails a vignette whose card says something else below its summary', async () => {
    const isOrder = (one: FhirJson): boolean => one.resourceType === 'MedicationRequest';
    const { code, lines } = await run(
      entries((all) =>
        all.map((entry) =>
          isOrder(entry['resource'] as FhirJson)
            ? { ...entry, resource: { ...(entry['resource'] as FhirJson), authoredOn: '2026-11-20' } }
            : entry,
        ),
      ),
    );
    expect(code).toBe(1);
    expect(lines).toContain('  the cards are not those of the same data as prefetch');
  });

  it('removes its patients where nothing can be read', async () => {
    const { code } = await run({
      alter: () => {
        throw new Error('broken');
      },
    });
    expect(code).toBe(1);
    expect(server?.everPut.size).toBeGreaterThan(50);
    expect([...(server?.stored.keys() ?? [])]).toEqual([]);
  });

  it('says what stays on a server that removes nothing', async () => {
    const { code, failed } = await run({
      refuse: (all) =>
        JSON.stringify(all).includes('"DELETE"') ? { status: 403, body: outcome('forbidden', 'not yours') } : undefined,
    });
    expect(code).toBe(1);
    expect(failed).toContain('FAILED NOT removed from the server: 403, forbidden: not yours');
  });

  it('ends at once on a server that takes no test patient, and removes nothing that it did not write', async () => {
    const { code, lines } = await run({ refuse: () => ({ status: 405, body: outcome('not-supported', 'read only') }) });
    expect(code).toBe(1);
    expect(lines).toContain('FAILED write: the server said 405, not-supported: read only');
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
    expect(server?.authorizations).toHaveLength(1);
  });

  it('says how many vignettes it leaves out, and why: of one file together all of it', async () => {
    const { lines } = await run({});
    const left = lines.filter((line) => line.startsWith('left out: '));
    expect(left).toContainEqual(expect.stringContaining("the client's own answer is a failure"));
    const counted = [...choice.left.values()].reduce((sum, count) => sum + count, 0);
    expect(left.map((line) => Number(/\d+/.exec(line))).reduce((sum, count) => sum + count, 0)).toBe(counted);
  });

  it('does not call a run whole that was interrupted', async () => {
    const { code, lines } = await run({}, choice, AbortSignal.abort());
    expect(code).toBe(1);
    expect(lines).toContain('Interrupted: not all vignettes were run.');
    expect([...(server?.stored.keys() ?? [])]).toEqual([]);
  });

  it('says that it writes, before anything is asked', async () => {
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    const never = new AbortController().signal;
    const deps = { get: outbound.get, newRun: () => '', print, interrupted: never };
    expect(await testFhirCommand(['--help'], deps)).toBe(0);
    expect(await testFhirCommand([], deps)).toBe(2);
    expect(lines.join('\n')).toContain('WRITES TEST PATIENTS');
  });
});
