/** Cards that were sent, and how often was asked: written in batches, behind the answers. */
import { setImmediate as breathe } from 'node:timers/promises';
import { nothingRecalled, type Answered, type Journal, type PatientName, type RenderedCard } from '../model/journal.js';
import type { Chain } from '../store/chain.js';
import type { Unlinked } from '../store/chained-tables.js';
import { inParts } from '../store/in-parts.js';
import { basisHash, keyedHash } from '../store/keyed-hash.js';
import type { Database } from '../store/open-database.js';
import type { CardRow, DecisionRow, ToldPromiseRow, TrafficRow } from '../store/schema.js';
import { inTime } from '../store/in-time.js';
import { recallFrom } from './recall.js';

/** The decision record of one answer, without what the journal knows itself. */
export type Recorder = (decision: NonNullable<Answered['decision']>) => Promise<Pick<DecisionRow, 'inputs' | 'sealed'>>;

export interface JournalDeps {
  readonly database: () => Promise<Database>;
  readonly chain: Chain;
  readonly siteKey: Buffer;
  readonly now: () => Date;
  readonly record: Recorder;
  readonly report: (incident: 'journal-not-written' | 'journal-not-read' | 'decision-not-recorded') => void;
  /** An answer does not wait longer than this for what is known of earlier ones. */
  readonly recallMs: number;
}

export interface OpenJournal {
  readonly of: (tenant: string) => Journal;
  /** Writes all that waits. */
  readonly flush: () => Promise<void>;
}

const flushMs = 500;
/** After the database failed to tell what it knows, answers do not wait for it for so long. */
const restMs = 3_000;
/** Answers that wait to be written; beyond it the oldest are let go and the log says so. */
const mostWaiting = 10_000;

type Decision = NonNullable<Answered['decision']>;

/** A decision once its record is made: without the chart, which would fill the memory while it waits. */
type Recorded = Omit<Decision, 'inputs'> & { readonly record: Awaited<ReturnType<Recorder>> };

interface Noted extends Omit<Answered, 'decision'> {
  readonly tenant: string;
  readonly at: string;
  readonly decision: Recorded | undefined;
}

export function openJournal(deps: JournalDeps): OpenJournal {
  const { database, chain, siteKey, now, record, report, recallMs } = deps;
  let waiting: Promise<Noted>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let restsUntil = -Infinity;
  /** Told by this process, and perhaps not yet in the database. */
  const toldHere = new Set<string>();
  const personOf: PersonOf = (tenant, kind, ...id) => keyedHash(siteKey, kind, tenant, ...id);

  const write = async (): Promise<void> => {
    const noted = await Promise.all(waiting.splice(0));
    if (noted.length === 0) return;
    try {
      await insert(chain, await database(), noted, personOf);
      for (const { decision } of noted) for (const feedback of decision?.told ?? []) toldHere.delete(feedback);
    } catch {
      report('journal-not-written');
      waiting = [...noted.map(withoutRecord), ...waiting].slice(-mostWaiting);
      schedule();
    }
  };
  const recorded = async ({ decision, ...answered }: Answered, tenant: string, at: string): Promise<Noted> => {
    if (decision === undefined) return { ...answered, tenant, at, decision };
    // The answer goes out first.
    await breathe();
    const { inputs, ...kept } = decision;
    try {
      return { ...answered, tenant, at, decision: { ...kept, record: await record({ ...kept, inputs }) } };
    } catch {
      report('decision-not-recorded');
      return { ...answered, tenant, at, decision: { ...kept, record: notRecorded } };
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
        waiting.push(recorded(answered, tenant, now().toISOString()));
        for (const feedback of answered.decision?.told ?? []) toldHere.add(feedback);
        if (waiting.length > mostWaiting) {
          void waiting.shift();
          report('journal-not-written');
        }
        schedule();
      },
      recall: (named, userId) => {
        if (performance.now() < restsUntil) return () => Promise.resolve(nothingRecalled);
        const patient = personOf(tenant, 'patient', ...partsOf(named));
        const user = personOf(tenant, 'user', userId);
        const looked = settled(async () => recallFrom(await database(), { tenant, patient, user, now: now() }));
        return async () => {
          const found = await settled(() => inTime(recallMs, () => looked));
          if (!found.ok || !found.value.ok) {
            restsUntil = performance.now() + restMs;
            report('journal-not-read');
            return nothingRecalled;
          }
          const { overridden, promises } = found.value.value;
          return { overridden, promises: promises.filter(({ feedback }) => !toldHere.has(feedback)) };
        };
      },
      digest: basisHash(siteKey, tenant),
    }),
  };
}

const notRecorded = { inputs: 'not kept: a fault', sealed: null };

/** Records are large: while the database is away they are let go, so that the cards can be kept. */
function withoutRecord(noted: Noted): Promise<Noted> {
  const { decision } = noted;
  const record = { inputs: 'not kept: the database was away', sealed: null };
  return Promise.resolve(decision === undefined ? noted : { ...noted, decision: { ...decision, record } });
}

type Settled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** Of something that is looked at later, and perhaps never. */
async function settled<T>(work: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await work() };
  } catch {
    return { ok: false };
  }
}

type PersonOf = (tenant: string, kind: 'patient' | 'user', ...id: readonly string[]) => string;

/** A base address is written with and without a slash at its end. */
function partsOf({ fhirServer = '', patientId }: PatientName): readonly string[] {
  return [fhirServer.replace(/\/$/, ''), patientId];
}

/** Statements stay below what a database takes in parameters. */
const rowsAtOnce = 500;

/** In one transaction. What a try before may have written stays as it is, but for the counts, which belong to it whole. */
async function insert(chain: Chain, database: Database, noted: readonly Noted[], personOf: PersonOf): Promise<void> {
  const rows = {
    card: noted.flatMap((one) => cardRows(one, personOf)),
    decision: noted.flatMap(decisionRows),
    told_promise: noted.flatMap(toldRows),
  };
  await chain.write(database, rows, async (transaction) => {
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

function decisionRows({ tenant, hook, at, decision }: Noted): readonly Unlinked<DecisionRow>[] {
  if (decision === undefined) return [];
  const { id, knowledge, findings, record } = decision;
  return [{ tenant, id, hook, decided_at: at, knowledge, findings: JSON.stringify(findings), ...record }];
}

function cardRows(noted: Noted, personOf: PersonOf): readonly Unlinked<CardRow>[] {
  const { decision, tenant, userId } = noted;
  if (decision === undefined) return [];
  const patient = personOf(tenant, 'patient', ...partsOf(noted.patient));
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
    user_hash: personOf(tenant, 'user', userId),
    basis,
    watches: JSON.stringify(watches),
    suggestions: JSON.stringify(suggestions),
    decision: decision.id,
  }));
}

function toldRows({ tenant, at, decision }: Noted): readonly Unlinked<ToldPromiseRow>[] {
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
