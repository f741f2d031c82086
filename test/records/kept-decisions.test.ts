/** Decisions as the service keeps them: in SQLite, under the site's key, read by the tools. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../src/feedback/journal.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import { knowledgeVersion } from '../../src/knowledge/version.js';
import type { ServiceRequest } from '../../src/model/cds-hooks.js';
import { isObject } from '../../src/model/json.js';
import { describeRecords } from '../../src/records/describe-record.js';
import { recorder } from '../../src/records/recorder.js';
import { rules } from '../../src/rules/index.js';
import { compareCommand } from '../../src/tools/compare/compare-command.js';
import { now, requestFor, type Patient } from '../../src/tools/compare/generate-requests.js';
import { verifyCommand } from '../../src/tools/verify/verify-command.js';
import { replayCommand } from '../../src/tools/records/replay-command.js';
import { sqliteStore, type OpenStore } from '../support/kept.js';
import { planted } from './planted.js';
import { cluttered, decisionOf, siteKey, tenant, type Decided } from './support.js';

const canaries = {
  patient: 'canary-patient-77',
  order: 'canary-order-88',
  birthDate: '1931-07-23',
  clutter: 'CANARY',
};

/** An old woman on allopurinol and warfarin who is to get azathioprine: doses, counts and an eGFR decide. */
const patient: Patient = {
  hook: 'order-sign',
  drafts: [{ id: 'draft-1', drug: 'azathioprine', mgPerDay: '150', daysAgo: 0, status: 'draft' }],
  list: [
    { id: 'active-1', drug: 'allopurinol', mgPerDay: '300', daysAgo: 100, status: 'active' },
    { id: 'active-2', drug: 'warfarin', mgPerDay: '5', daysAgo: 400, status: 'active' },
  ],
  pounds: 132,
  counts: { wbc: 34, plt: 1400, daysAgo: 36 },
  egfr: 29,
  gender: 'female',
};

function body(): ServiceRequest {
  const named = JSON.stringify(requestFor(patient))
    .replaceAll('patient-1', canaries.patient)
    .replaceAll('draft-1', canaries.order)
    .replaceAll('1990-01-01', canaries.birthDate);
  const request = JSON.parse(named) as ServiceRequest;
  const [context, prefetch] = [cluttered(request.context), cluttered(request.prefetch)];
  return {
    ...request,
    context: { ...(isObject(context) ? context : {}), patientId: canaries.patient, userId: 'Practitioner/1' },
    ...(isObject(prefetch) ? { prefetch } : {}),
  };
}

let folder: string;
let store: OpenStore;
let decision: Decided;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'decisions-'));
  store = sqliteStore(folder);
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, siteKey.toString('base64'));
  env = { DATA_DIR: folder, SITE_KEY_FILE: keyFile };
  const failed: string[] = [];
  const report = (incident: string): void => void failed.push(incident);
  const journal = openJournal({
    database: store.database,
    chain: store.chain,
    siteKey,
    now: () => now,
    record: recorder(siteKey),
    report,
    recallMs: 1,
  });
  const decided = await decisionOf(body(), defaultSettings, now);
  if (decided === undefined) throw new Error('no rule is concerned');
  decision = decided;
  const noted = {
    hook: 'order-sign',
    patient: { fhirServer: undefined, patientId: canaries.patient },
    userId: 'u',
    orders: 1,
    thiopurineOrders: 1,
  } as const;
  for (const id of [decision.id, 'second', 'third']) {
    const uuid = (index: number): string => `${id} ${String(index)}`;
    const cards = decision.cards.map((card, index) => ({ ...card, card: { ...card.card, uuid: uuid(index) } }));
    journal.of(tenant).note({ ...noted, decision: { ...decision, id, ...(id === decision.id ? {} : { cards }) } });
  }
  await journal.flush();
  expect(failed).toEqual([]);
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function run(named: string | undefined, more = {}): Promise<{ readonly code: number; readonly lines: string[] }> {
  const lines: string[] = [];
  const code = await replayCommand(named, { env: { ...env, ...more }, print: (line) => lines.push(line) });
  return { code, lines };
}

it('no patient stands in the files of the database', () => {
  const files = readdirSync(folder).filter((name) => name.startsWith('feedback.sqlite'));
  const bytes = Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
  expect(bytes.includes(decision.id)).toBe(true);
  for (const canary of Object.values(canaries)) expect(bytes.includes(canary)).toBe(false);
});

describe('replay', () => {
  it('makes the same cards again', async () => {
    const { code, lines } = await run(decision.id);
    expect(lines.at(-1)).toBe('The same cards as were sent.');
    expect(JSON.parse(lines[0] ?? '')).toEqual(decision.cards.map(({ card }) => card));
    expect(code).toBe(0);
  });

  it('says where they are not', async () => {
    const { code, lines } = await run('second');
    expect(lines.at(-1)).toBe('Not the cards that were sent.');
    expect(code).toBe(1);
  });

  it('reads a row from a file', async () => {
    const row = await (
      await store.database()
    )
      .selectFrom('decision')
      .selectAll()
      .where('id', '=', decision.id)
      .execute();
    const file = join(folder, 'row.json');
    writeFileSync(file, JSON.stringify(row));
    expect((await run(file)).code).toBe(0);
    writeFileSync(file, 'no JSON');
    expect((await run(file)).code).toBe(2);
  });

  it('says that a record is not there, was not kept, or does not open', async () => {
    const database = await store.database();
    await database.updateTable('decision').set({ sealed: null }).where('id', '=', 'third').execute();
    const otherKey = join(folder, 'other-key');
    writeFileSync(otherKey, Buffer.alloc(32, 9).toString('base64'));
    expect(await run('unknown')).toEqual({
      code: 2,
      lines: ['No decision unknown is kept: neither a row of the database nor a file that holds one.'],
    });
    expect(await run('third')).toEqual({
      code: 2,
      lines: ['The inputs of this decision were too large to be kept: it cannot be made again.'],
    });
    expect(await run(decision.id, { SITE_KEY_FILE: otherKey })).toEqual({
      code: 2,
      lines: ['The record does not open: it was sealed under another site key, or it was changed.'],
    });
    expect((await run(undefined)).code).toBe(2);
  });

  it('makes neither a database nor a key', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'empty-'));
    expect(await run(decision.id, { DATA_DIR: empty })).toEqual({
      code: 2,
      lines: [`DATA_DIR ${empty} holds no database of the service.`],
    });
    expect(readdirSync(empty)).toEqual([]);
    rmSync(empty, { recursive: true });
  });
});

describe('the description for a reviewer', () => {
  it('tells ages, drugs, results and findings', async () => {
    const describeRecord = describeRecords({ database: store.database, siteKey });
    expect(await describeRecord(decision.id)).toEqual([
      'Patient: 90 or over, female',
      'Hook: order-sign',
      'Ordered: azathioprine, 150 mg/day',
      'On the list: allopurinol, 300 mg/day, active, begun 100 days ago',
      'On the list: warfarin, 5 mg/day, active, begun 400 days ago',
      'Weight: 59.87 kg, 20 days ago',
      'eGFR: 29 mL/min/1.73 m², 40 days ago',
      'WBC: 3.4 ×10⁹/L, 36 days ago',
      'Platelets: 140 ×10⁹/L, 36 days ago',
      ...decision.findings.map(({ rule, row, indicator }) => `Found: ${rule}, row ${row} (${indicator})`),
    ]);
  });

  it('names nobody and no day', async () => {
    const lines = (await describeRecords({ database: store.database, siteKey })(decision.id)) ?? [];
    const text = lines.join('\n');
    for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
    expect(text).not.toMatch(/\d{4}-\d{2}|\b(19|20)\d{2}\b|\/o-|active-\d/);
  });

  it('is none of what is unknown', async () => {
    expect(await describeRecords({ database: store.database, siteKey })('unknown')).toBeUndefined();
  });
});

describe('verify', () => {
  const verified = async (file?: string, more = {}): Promise<{ readonly code: number; readonly lines: string[] }> => {
    const lines: string[] = [];
    const code = await verifyCommand(file, { env: { ...env, ...more }, print: (line) => lines.push(line) });
    return { code, lines };
  };

  it('finds a record that was taken out of its decision, and names no patient', async () => {
    const database = await store.database();
    const whole = await database
      .selectFrom('decision')
      .select('sealed')
      .where('id', '=', 'second')
      .executeTakeFirstOrThrow();
    await database.updateTable('decision').set({ sealed: null }).where('id', '=', 'second').execute();
    const { code, lines } = await verified();
    await database.updateTable('decision').set(whole).where('id', '=', 'second').execute();
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^ALTERED: row second of decision was altered/));
    for (const canary of Object.values(canaries)) expect(lines.join('\n')).not.toContain(canary);
  });

  it('reads what it printed before, and says where a file holds none of it', async () => {
    const file = join(folder, 'kept.txt');
    const { lines } = await verified();
    writeFileSync(file, `$ npm run verify\n${lines.join('\n')}\n`);
    const before = await verified(file);
    expect(before.lines).toEqual(lines);
    writeFileSync(file, `${lines.find((line) => /^[\w-]+\/0000/.test(line)) ?? ''}x`);
    const after = await verified(file);
    expect(after.code).toBe(1);
    expect(after.lines).toContainEqual(
      expect.stringMatching(/^ALTERED: the chain is broken at link .*: the file names it/),
    );
    writeFileSync(file, 'nothing');
    expect(await verified(file)).toEqual({ code: 2, lines: [`${file} holds no link as this command prints them.`] });
    expect((await verified(join(folder, 'none.txt'))).code).toBe(2);
  });

  it('makes neither a database nor a key', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'empty-'));
    expect((await verified(undefined, { DATA_DIR: empty })).code).toBe(2);
    expect(readdirSync(empty)).toEqual([]);
    rmSync(empty, { recursive: true });
  });
});

describe('compare over kept decisions', () => {
  const compared = async (from = knowledgeVersion): Promise<{ readonly code: number; readonly lines: string[] }> => {
    const lines: string[] = [];
    const nothing = (): Promise<never[]> => Promise.resolve([]);
    const asked = { said: nothing, surveyed: nothing };
    const deps = { env, print: (line: string): void => void lines.push(line), asked };
    return { code: await compareCommand(['--from', from, '--stored'], deps), lines };
  };

  it('finds nothing where nothing changed', async () => {
    const { code, lines } = await compared();
    expect(lines.at(-1)).toBe('No card appears, changes or goes.');
    expect(code).toBe(0);
  });

  it('finds the row that changed', async () => {
    const found = decision.findings.find(({ indicator }) => indicator === 'warning');
    const row = rules.find(({ id }) => id === found?.rule)?.rows.find(({ id }) => id === found?.row);
    if (found === undefined || row === undefined) throw new Error('no finding to change');
    const { code, lines } = await planted(row, 'indicator', 'critical', () => compared());
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain(`${found.rule}: changes in 2`);
    expect(lines.join('\n')).toContain(`${found.row}/critical`);
  });

  it('says that it has no decision of that version', async () => {
    expect((await compared('0.0.1')).code).toBe(2);
  });
});
