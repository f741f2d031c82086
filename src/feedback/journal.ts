/** Cards that were sent, and how often was asked: written in batches, behind the answers. */
import type { Answered, Journal, RenderedCard } from '../model/journal.js';
import { keyedHash } from '../store/keyed-hash.js';
import type { Database } from '../store/open-database.js';
import type { CardRow, DecisionRow, ToldPromiseRow, TrafficRow } from '../store/schema.js';
import { inTime } from '../store/in-time.js';
import { recallFrom } from './recall.js';
import { inParts } from './rows.js';

/** The decision record of one answer, without what the journal knows itself. */
export type Recorder = (decision: NonNullable<Answered['decision']>) => Promise<Pick<DecisionRow, 'inputs' | 'sealed'>>;

export interface JournalDeps {
  readonly database: () => Promise<Database>;
  readonly siteKey: Buffer;
  readonly now: () => Date;
  readonly record: Recorder;
  readonly report: (incident: 'journal-not-written' | 'journal-not-read') => void;
}

export interface OpenJournal {
  readonly of: (tenant: string) => Journal;
  /** Writes all that waits. */
  readonly flush: () => Promise<void>;
}

/** An answer does not wait longer than this for what is known of earlier ones. */
const recallMs = 60;
const flushMs = 500;
/** Answers that wait to be written; beyond it the oldest are let go and the log says so. */
const mostWaiting = 10_000;

interface Noted extends Answered {
  readonly tenant: string;
  readonly at: string;
}

export function openJournal({ database, siteKey, now, record, report }: JournalDeps): OpenJournal {
  let waiting: Noted[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const personOf = (tenant: string, kind: 'patient' | 'user', id: string): string =>
    keyedHash(siteKey, kind, tenant, id);

  const write = async (): Promise<void> => {
    const noted = waiting;
    waiting = [];
    if (noted.length === 0) return;
    try {
      await insert(await database(), noted, personOf, record);
    } catch {
      report('journal-not-written');
      waiting = [...noted, ...waiting].slice(-mostWaiting);
      schedule();
    }
  };
  const flush = (): Promise<void> => {
    writing = writing.then(write);
    return writing;
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, flushMs).unref();
  };

  return {
    flush,
    of: (tenant) => ({
      note: (answered) => {
        waiting.push({ ...answered, tenant, at: now().toISOString() });
        if (waiting.length > mostWaiting) {
          waiting.shift();
          report('journal-not-written');
        }
        schedule();
      },
      recall: async (patientId, userId) => {
        const patient = personOf(tenant, 'patient', patientId);
        const user = userId === undefined ? undefined : personOf(tenant, 'user', userId);
        try {
          return await inTime(recallMs, async () =>
            recallFrom(await database(), { tenant, patient, user, now: now() }),
          );
        } catch {
          report('journal-not-read');
          return { overridden: [], promises: [] };
        }
      },
      digest: (text) => keyedHash(siteKey, 'basis', tenant, text),
    }),
  };
}

type PersonOf = (tenant: string, kind: 'patient' | 'user', id: string) => string;

/** Statements stay below what a database takes in parameters. */
const rowsAtOnce = 500;

/** In one transaction. What a try before may have written stays as it is, but for the counts, which belong to it whole. */
async function insert(
  database: Database,
  noted: readonly Noted[],
  personOf: PersonOf,
  record: Recorder,
): Promise<void> {
  const decisions: DecisionRow[] = [];
  for (const one of noted) if (one.decision !== undefined) decisions.push(await decisionRow(one, one.decision, record));
  const cards = noted.flatMap((one) => cardRows(one, personOf));
  const told = noted.flatMap(toldRows);
  await database.transaction().execute(async (transaction) => {
    for (const some of inParts(cards, rowsAtOnce))
      await transaction
        .insertInto('card')
        .values([...some])
        .onConflict((on) => on.doNothing())
        .execute();
    for (const some of inParts(decisions, rowsAtOnce))
      await transaction
        .insertInto('decision')
        .values([...some])
        .onConflict((on) => on.doNothing())
        .execute();
    for (const some of inParts(told, rowsAtOnce))
      await transaction
        .insertInto('told_promise')
        .values([...some])
        .onConflict((on) => on.doNothing())
        .execute();
    for (const some of inParts(trafficOf(noted), rowsAtOnce))
      await transaction
        .insertInto('traffic')
        .values([...some])
        .onConflict((on) =>
          on.columns(['tenant', 'hook', 'day']).doUpdateSet((eb) => ({
            calls: eb('traffic.calls', '+', eb.ref('excluded.calls')),
            orders: eb('traffic.orders', '+', eb.ref('excluded.orders')),
            thiopurine_orders: eb('traffic.thiopurine_orders', '+', eb.ref('excluded.thiopurine_orders')),
          })),
        )
        .execute();
  });
}

async function decisionRow(
  { tenant, hook, at }: Noted,
  decision: NonNullable<Answered['decision']>,
  record: Recorder,
): Promise<DecisionRow> {
  return {
    tenant,
    id: decision.id,
    hook,
    decided_at: at,
    knowledge: decision.knowledge,
    findings: JSON.stringify(decision.findings),
    ...(await record(decision)),
  };
}

function cardRows(noted: Noted, personOf: PersonOf): readonly CardRow[] {
  const { decision, tenant, patientId, userId } = noted;
  if (decision === undefined) return [];
  const patient = personOf(tenant, 'patient', patientId);
  const user = userId === undefined ? null : personOf(tenant, 'user', userId);
  return decision.cards.map(({ card, basis, watches, suggestions }: RenderedCard) => ({
    tenant,
    uuid: card.uuid,
    hook: noted.hook,
    rule: card.source.topic.code,
    rules: JSON.stringify(card.extension['org.azathioprine-cds'].rules),
    knowledge: decision.knowledge,
    indicator: card.indicator,
    issued_at: noted.at,
    patient,
    user_hash: user,
    basis,
    watches: JSON.stringify(watches),
    suggestions: JSON.stringify(suggestions),
    decision: decision.id,
  }));
}

function toldRows({ tenant, at, decision }: Noted): readonly ToldPromiseRow[] {
  return (decision?.told ?? []).map((feedback) => ({ tenant, feedback, told_at: at }));
}

function trafficOf(noted: readonly Noted[]): readonly TrafficRow[] {
  const days = new Map<string, TrafficRow>();
  for (const { tenant, hook, at, orders, thiopurineOrders } of noted) {
    const day = at.slice(0, 10);
    const key = `${tenant} ${hook} ${day}`;
    const known = days.get(key) ?? { tenant, hook, day, calls: 0, orders: 0, thiopurine_orders: 0 };
    days.set(key, {
      ...known,
      calls: known.calls + 1,
      orders: known.orders + orders,
      thiopurine_orders: known.thiopurine_orders + thiopurineOrders,
    });
  }
  // In one order: two instances that count the same days would otherwise wait for each other.
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
