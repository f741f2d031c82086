/** What earlier answers for a patient say to the next one: cards that a user put aside, results that were promised. */
import type { OpenPromise, Overridden, Recollection, SuggestionKinds, Watch } from '../model/journal.js';
import type { Database } from '../store/open-database.js';

export interface Asked {
  readonly tenant: string;
  /** Keyed hashes. */
  readonly patient: string;
  readonly user: string;
  readonly now: Date;
}

/** After this the same card is shown again, whatever was answered. */
const rememberedDays = 90;
const mostEntries = 500;
const msOfDay = 86_400_000;

/** "Will change the order now" is no reason to stay quiet while the order is as it was. */
const reasonsToAct: readonly string[] = ['will-adjust'];
const reasonsThatPromise = ['already-monitored', 'will-adjust'] as const;

export async function recallFrom(database: Database, { tenant, patient, user, now }: Asked): Promise<Recollection> {
  const since = new Date(now.getTime() - rememberedDays * msOfDay).toISOString();
  const entries = await database
    .selectFrom('card')
    .innerJoin('feedback', (join) =>
      join.onRef('feedback.tenant', '=', 'card.tenant').onRef('feedback.card', '=', 'card.uuid'),
    )
    .leftJoin('told_promise', 'told_promise.feedback', 'feedback.id')
    .select(['card.uuid', 'card.rule', 'card.basis', 'card.user_hash', 'card.watches', 'card.suggestions'])
    .select(['feedback.id', 'feedback.outcome', 'feedback.accepted', 'feedback.reason_code', 'feedback.received_at'])
    .select('told_promise.told_at')
    .where('card.tenant', '=', tenant)
    .where('card.patient', '=', patient)
    .where('feedback.received_at', '>=', since)
    .orderBy('feedback.received_at', 'desc')
    .orderBy('feedback.id')
    .limit(mostEntries)
    .execute();
  return {
    overridden: overriddenBy(user, entries),
    promises: promisesIn(entries),
  };
}

interface Entry {
  readonly uuid: string;
  readonly rule: string;
  readonly basis: string;
  readonly user_hash: string;
  readonly watches: string;
  readonly suggestions: string;
  readonly id: string;
  readonly outcome: string;
  readonly accepted: string;
  readonly reason_code: string;
  readonly received_at: string;
  readonly told_at: string | null;
}

/** The last word on each card counts. `entries`: newest first. */
function overriddenBy(user: string, entries: readonly Entry[]): readonly Overridden[] {
  const seen = new Set<string>();
  const overridden: Overridden[] = [];
  for (const { uuid, rule, basis, user_hash, outcome, reason_code, received_at } of entries) {
    if (user_hash !== user || seen.has(`${rule} ${basis}`)) continue;
    seen.add(`${rule} ${basis}`);
    if (outcome !== 'overridden' || reason_code === '' || reasonsToAct.includes(reason_code)) continue;
    overridden.push({ rule, basis, card: uuid, reason: reason_code, at: received_at, until: daysAfter(received_at) });
  }
  return overridden;
}

function daysAfter(time: string): string {
  return new Date(Date.parse(time) + rememberedDays * msOfDay).toISOString();
}

/** Of any user: the patient has one blood. Whoever clicks twice promises once. */
function promisesIn(entries: readonly Entry[]): readonly OpenPromise[] {
  const told = new Set(entries.filter(({ told_at }) => told_at !== null).map(({ uuid }) => uuid));
  const promises = new Map<string, OpenPromise>();
  // Oldest last, so that the first promise of a card stands.
  for (const entry of entries) {
    if (told.has(entry.uuid)) continue;
    for (const { by, watch } of promisedBy(entry)) {
      const { id, rule, received_at } = entry;
      promises.set(`${entry.uuid} ${watch.test}`, { feedback: id, rule, by, watch, madeAt: received_at });
    }
  }
  return [...promises.values()];
}

function promisedBy({
  outcome,
  reason_code,
  accepted,
  watches,
  suggestions,
}: Entry): readonly Pick<OpenPromise, 'by' | 'watch'>[] {
  const watched = JSON.parse(watches) as readonly Watch[];
  if (outcome === 'overridden') {
    const by = reasonsThatPromise.find((reason) => reason === reason_code);
    return by === undefined ? [] : watched.map((watch) => ({ by, watch }));
  }
  const taken = JSON.parse(accepted) as readonly string[];
  const kinds = JSON.parse(suggestions) as readonly SuggestionKinds[];
  const ordered = new Set(kinds.filter(({ uuid }) => taken.includes(uuid)).flatMap(({ tests }) => tests));
  return watched.filter(({ test }) => ordered.has(test)).map((watch) => ({ by: 'order', watch }));
}
