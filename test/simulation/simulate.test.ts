/** Law: the burden of an export is that of its orders, each counted once, and tells of no patient and no small number. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../src/model/json.js';
import { simulateFolder } from '../../src/cli/simulate-folder.js';
import { simulate, type Simulated } from '../../src/simulation/simulate.js';
import { headWords } from '../../src/web/burden-words.js';
import { built } from '../support/built.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const secret = 'canary-7261';

function order(patient: string, id: string, drug: string, tablets: number, authoredOn: string): JsonObject {
  return {
    resourceType: 'MedicationRequest',
    id: `${id}-${patient}`,
    status: 'active',
    intent: 'order',
    subject: { reference: `Patient/${patient}` },
    authoredOn,
    medicationCodeableConcept: { text: drug },
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: tablets, unit: 'tablet' } }],
      },
    ],
  };
}

const azathioprine = (patient: string, on: string) => order(patient, 'aza', 'Azathioprine 50 mg tablet', 3, on);
const allopurinol = (patient: string, on: string) => order(patient, 'allo', 'Allopurinol 300 mg tablet', 1, on);
const ibuprofen = (patient: string, on: string) => order(patient, 'ibu', 'Ibuprofen 400 mg tablet', 1, on);
const person = (patient: string): JsonObject => ({
  ...{ resourceType: 'Patient', id: patient, gender: 'male', birthDate: '1980-01-01' },
  name: [{ family: secret }],
});

function write(name: string, ...lines: readonly (JsonObject | string)[]): void {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  writeFileSync(join(folder, name), text);
}

const named = (group: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) => `${secret}-${group}-${place}`);

async function simulated(): Promise<Simulated> {
  const found = await simulateFolder(folder, {}, () => undefined);
  if (!found.ok) throw new Error(found.problem);
  return found.simulated;
}

/**
 * 12 patients take allopurinol when azathioprine 150 mg is ordered: critical, and a start. 12 begin allopurinol a month
 * later: the start alone, then the pair, critical. 20 take ibuprofen.
 */
function writePairs(): void {
  const before = named('before', 12);
  const after = named('after', 12);
  const neither = named('neither', 20);
  write('Patient.ndjson', ...[...before, ...after, ...neither].map(person));
  write('MedicationRequest.000.ndjson', ...before.map((id) => allopurinol(id, '2025-06-01')));
  write(
    'MedicationRequest.001.ndjson',
    ...before.map((id) => azathioprine(id, '2026-01-10')),
    ...after.map((id) => azathioprine(id, '2026-01-10')),
    ...after.map((id) => allopurinol(id, '2026-02-10')),
    ...neither.map((id) => ibuprofen(id, '2026-01-10')),
  );
  write('Condition.ndjson', '');
}

it('counts the cards that each order would have raised when it was written', async () => {
  writePairs();
  const { burden, words } = await simulated();
  expect(burden).toMatchObject({
    months: { from: '2025-06', to: '2026-02' },
    // 12 + 12 azathioprine, 12 + 12 allopurinol, 20 ibuprofen. Looked at: all but the ibuprofen.
    orders: 68,
    signings: 68,
    checked: 48,
  });
  const cards = new Map(burden.byRule?.map(({ rules, ...counts }) => [rules.join(), counts]));
  expect(cards.get('core-xoi-allopurinol')).toEqual({ cards: 24, critical: 24, warning: 0, info: 0 });
  expect(cards.get('mon-start-bundle')).toEqual({ cards: 24, critical: 0, warning: 0, info: 24 });
  // Critical: 12 in January, 12 in February. Without a card: 20 ibuprofen, 12 allopurinol that nothing met.
  const bySigning = new Map(burden.bySigning?.map(({ gravest, signings }) => [gravest.join(), signings]));
  expect(bySigning.get('critical')).toBe(24);
  expect(bySigning.get('none')).toBe(32);
  expect(words).toMatchObject({ files: 4, lines: 112, patients: 44, broken: 0 });
  expect(words.missingTypes).toContain('AllergyIntolerance');
});

it('orders of one moment are signed together, and one pair of two drafts is one card', async () => {
  const ids = named('both', 11);
  write('a.ndjson', ...ids.flatMap((id) => [azathioprine(id, '2026-01-10'), allopurinol(id, '2026-01-10')]));
  const { burden } = await simulated();
  expect(burden).toMatchObject({ orders: 22, signings: 11 });
  expect(burden.byRule?.find(({ rules }) => rules.includes('core-xoi-allopurinol'))?.cards).toBe(11);
});

it('a Medication that an order names by reference is found', async () => {
  const ids = named('reference', 11);
  const { medicationCodeableConcept: code, ...rest } = azathioprine('x', '2026-01-10');
  write('Medication.ndjson', { resourceType: 'Medication', id: 'm-1', code });
  write(
    'MedicationRequest.ndjson',
    ...ids.map((id) => ({
      ...rest,
      ...{ id, subject: { reference: `Patient/${id}` }, medicationReference: { reference: 'Medication/m-1' } },
    })),
  );
  expect((await simulated()).burden.byRule?.map(({ rules }) => rules)).toEqual([['mon-start-bundle']]);
});

it('a type that the export lacks is nothing that was looked for; one without entries for a patient is', async () => {
  const ids = named('labs', 11);
  const takes = (id: string): JsonObject => ({ ...azathioprine(id, '2024-01-10'), id: `old-${id}` });
  write('a.ndjson', ...ids.flatMap((id) => [takes(id), azathioprine(id, '2026-01-10')]));
  const without = await simulated();
  const count = {
    ...{ resourceType: 'Observation', id: 'c', status: 'final' },
    subject: { reference: 'Patient/other' },
  };
  write('Observation.ndjson', { ...count, code: { coding: [{ system: 'http://loinc.org', code: '6690-2' }] } });
  const withResults = await simulated();
  const rules = ({ burden }: Simulated) => burden.byRule?.flatMap((line) => line.rules) ?? [];
  expect(without.words.missingTypes).toContain('Observation');
  expect(withResults.words.missingTypes).not.toContain('Observation');
  expect(rules(without)).not.toContain('pgx-not-tested');
  expect(rules(withResults)).toContain('pgx-not-tested');
});

it('no number from 1 to 10 is told', async () => {
  write(
    'a.ndjson',
    ...named('start', 30).map((id) => azathioprine(id, '2026-01-10')),
    ...named('pair', 3).flatMap((id) => [azathioprine(id, '2026-01-10'), allopurinol(id, '2026-01-10')]),
    ...named('other', 5).map((id) => ibuprofen(id, '2026-01-10')),
  );
  const { burden, words } = await simulated();
  // 41 orders of 38 signings: 3 were not alone. 36 were looked at: 2 fewer than signings, 5 fewer than orders.
  expect([burden.signings, burden.orders, burden.checked]).toEqual([38, null, null]);
  const numbers = JSON.stringify({ byRule: burden.byRule, bySigning: burden.bySigning }).match(/(?<=:)\d+/g) ?? [];
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.filter((number) => Number(number) > 0 && Number(number) < 11)).toEqual([]);
  expect(words.patients).toBe(38);
});

it('nor one that follows from two of its totals', async () => {
  const ids = named('start', 30);
  const [twice = ''] = ids;
  write('a.ndjson', ...ids.map((id) => azathioprine(id, '2026-01-10')), {
    ...azathioprine(twice, '2026-01-10'),
    id: 'second',
  });
  const { burden, words } = await simulated();
  // 30 signings, 31 orders: one patient has two. More cards than signings with a card: that one has a second card.
  expect([burden.signings, burden.orders, burden.checked, words.patients]).toEqual([30, null, null, 30]);
  expect(burden.bySigning).toBeUndefined();
  expect(headWords(burden).join()).not.toContain('31 ');
});

it('a line nested so deep that judging it would fail is broken, and the others are judged', async () => {
  const nested = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const deep = JSON.stringify(azathioprine('deep', '2026-01-10')).replace('}', `,"note":${nested}}`);
  const at = (levels: number): string =>
    `{"resourceType":"Basic","a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  write('a.ndjson', deep, ...named('start', 11).map((id) => azathioprine(id, '2026-01-10')), at(100), at(101));
  const { burden, words, firstBroken } = await simulated();
  expect([burden.orders, words.broken]).toEqual([11, 2]);
  expect(firstBroken.map(({ line }) => line)).toEqual([1, 14]);
});

it('a patient and the orders of it are one, also where the id has letters that FHIR does not know', async () => {
  const ids = named('a_b', 11);
  write('a.ndjson', ...ids.map(person), ...ids.map((id) => azathioprine(id, '2026-01-10')), person('a b'));
  const { burden, words } = await simulated();
  expect([words.patients, words.withoutPatient, burden.orders]).toEqual([11, 1, 11]);
});

it('a signing whose judging fails is counted, and the others are judged', async () => {
  write('a.ndjson', ...named('start', 23).map((id) => azathioprine(id, '2026-01-10')));
  let calls = 0;
  const { burden, words, firstFaults } = await simulate([join(folder, 'a.ndjson')], 1, {
    progress: () => undefined,
    sign: () => {
      calls += 1;
      return calls <= 12
        ? Promise.reject(new RangeError(secret))
        : Promise.resolve({ cards: [], extension: { 'org.azathioprine-cds': { knowledge: 'x' } } });
    },
  });
  expect([burden.signings, words.unjudged, firstFaults.length]).toEqual([11, 12, 12]);
  expect(JSON.stringify(firstFaults)).toContain('RangeError');
  expect(JSON.stringify(firstFaults)).not.toContain(secret);
});

describe('at a terminal', () => {
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...built('src/cli.ts'), 'simulate', ...args], {
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('prints a table and writes a page, names broken lines, and tells of no patient', () => {
    writePairs();
    write('Observation.ndjson', `{"${secret}": `, '[]', JSON.stringify({ id: secret }));
    const page = join(folder, 'report.html');
    const { status, stdout, stderr } = run(folder, '--html', page);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^core-xoi-allopurinol +24 +352\.9 +500\.0 +24 +0 +0$/m);
    expect(stdout).toContain('missing from all of this: 3 broken lines');
    expect(stderr).toBe(
      [1, 2, 3].map((line) => `Observation.ndjson, line ${line}: no FHIR resource could be read\n`).join(''),
    );
    const written = readFileSync(page, 'utf8');
    expect(written).toContain('<title id="plot-rules-title">');
    expect(written).toContain('<td>352.9</td>');
    expect(written).not.toMatch(/<script|https?:|src=|href=|@import|url\((?!#)/);
    for (const said of [stdout, stderr, written]) expect(said).not.toContain(secret);
  });

  it('leaves the page of an earlier run where the folder holds no export', () => {
    const page = join(folder, 'report.html');
    writeFileSync(page, 'earlier');
    expect(run(folder, '--html', page).status).toBe(2);
    expect(readFileSync(page, 'utf8')).toBe('earlier');
  });

  it.each<[string, () => readonly string[], string]>([
    [
      'a page that cannot be written, before an export that is not there',
      () => ['none', '--html', join(folder, 'no', 'x')],
      'x cannot be written (ENOENT)',
    ],
    ['a folder that is not there', () => ['none'], 'none cannot be read (ENOENT)'],
    ['a folder without an export', () => [folder], 'holds no .ndjson file'],
    [
      'a folder with the name of a file',
      () => (writePairs(), mkdirSync(join(folder, 'x.ndjson')), [folder]),
      'x.ndjson is no file',
    ],
    ['a compressed export', () => (write('Patient.ndjson.gz', ''), [folder]), 'expand them first'],
    [
      'a page that cannot be written',
      () => (writePairs(), [folder, '--html', join(folder, 'no', 'x')]),
      'cannot be written (ENOENT)',
    ],
    ['no folder', () => [], 'the command takes one file or folder'],
  ])('%s is said and ends with 2', (_name, args, words) => {
    const { status, stdout, stderr } = run(...args());
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(existsSync('none')).toBe(false);
  });
});
