/**
 * A FHIR server or CDS Client that fails (contract, "Silence"; threats L0, S16-S19). The run is the whole product of
 * - every fault of test/support/faults.ts that the key can have,
 * - the way it comes: from the FHIR server, or handed on in prefetch where that can be,
 * - every key that the rules in play read of the call, and the medication statements,
 * - every hook, for
 * - patients of the demo with an order of their story (test/support/fault-calls.ts).
 * What a fault leaves to chance (a status, an owner, where a body breaks off) comes from the seed.
 * Each combination goes the whole way in. The rules are pure, so combinations that they cannot tell apart are answered
 * once; a sample of them is answered again to show that they are answered alike.
 */
import type { AddressInfo } from 'node:net';
import type { DataState, Indicator, ServiceResponse } from '../src/model/cds-hooks.js';
import { retrievalKeys } from '../src/model/fact-keys.js';
import type { Retrieval } from '../src/model/retrieved.js';
import { json } from './support/fault-bodies.js';
import { demoCalls, orderingHooks, type DemoCall } from './support/fault-calls.js';
import { inProcess, notFound, startFaultProxy } from './support/fault-proxy.js';
import { brokenAnswer, brokenReading, cardsOf, stateIn } from './support/fault-laws.js';
import {
  allCases,
  factKey,
  labelOf,
  readKey,
  requestAt,
  run,
  scriptOf,
  serviceOver,
  soundAnswerTo,
  statements,
  TOKEN,
  type Case,
  type Told,
} from './support/fault-run.js';
import { faults, type Fault } from './support/faults.js';
import { now } from './support/real-answers.js';
import { countedUuids, realApp } from './support/real-app.js';
import { drawing } from './support/seeded.js';

/** `FAULT_SEED=7 npm test -- test/faults.test.ts` draws otherwise. */
const SEED = Number(process.env['FAULT_SEED'] ?? '20261122');
const fewest = 20_000;
const atOnce = 64;
const sampled = 100;
const minutes = 60_000;

function stateOf(retrieval: Retrieval): DataState {
  if (!retrieval.answered) return retrieval.reason;
  if (retrieval.statements !== undefined) return retrieval.statements === 'other-patient' ? 'other-patient' : 'partial';
  return retrieval.resources.length === 0 ? 'empty' : 'present';
}

const sounds = new Map<string, Promise<ServiceResponse>>();

/** The answer where nothing goes wrong. Only of the medication list the rules hear who was asked: whether it is complete. */
function soundOf({ call, key, way }: Case): Promise<ServiceResponse> {
  const asked = way === 'server' && factKey(key) === 'medications' ? key : undefined;
  const name = JSON.stringify([call.name, call.hook, asked]);
  const known = sounds.get(name) ?? soundAnswerTo(call, asked);
  sounds.set(name, known);
  return known;
}

interface Found {
  readonly one: Case;
  /** Equal where the rules cannot tell two combinations apart. */
  readonly heard: string;
  readonly broken: readonly string[];
}

async function reading(one: Case): Promise<Found> {
  const [sound, { retrieval, seen }] = [await soundOf(one), await readKey(one, SEED)];
  return { one, heard: heardOf(one, retrieval), broken: brokenReading(one, stateOf(retrieval), seen, sound) };
}

/** Of a list that failed a card names what was seen of it; of other keys nothing is used. */
function heardOf({ call, key, way }: Case, retrieval: Retrieval): string {
  const seen = !retrieval.answered && factKey(key) === 'medications' ? retrieval.seen : [];
  const used = retrieval.answered ? retrieval.resources : seen;
  const state = retrieval.answered ? [way, retrieval.statements] : retrieval.reason;
  return JSON.stringify([call.name, call.hook, factKey(key), state, used.map(({ id }) => id)]);
}

async function brokenBy(one: Case, ask: (one: Case) => Promise<Told>): Promise<readonly string[]> {
  const sound = await soundOf(one);
  try {
    const { answer, seen } = await ask(one);
    return [...brokenReading(one, stateIn(answer, one.key), seen, sound), ...brokenAnswer(one, answer, sound)];
  } catch (error) {
    return [`no answer: ${String(error)}`];
  }
}

const here = (one: Case): Promise<Told> => run(one, SEED);

async function violations(
  cases: readonly Case[],
  check: (one: Case) => Promise<readonly string[]>,
  size = atOnce,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let at = 0; at < cases.length; at += size) {
    const group = cases.slice(at, at + size);
    const lines = group.map(async (one) => (await check(one)).map((what) => `${labelOf(one)}: ${what}`));
    found.push(...(await Promise.all(lines)).flat());
  }
  return found;
}

describe(`faults, seed ${String(SEED)}`, () => {
  let read: readonly Found[] = [];
  const answers = new Map<string, Case>();

  beforeAll(async () => {
    const cases = await allCases();
    read = await Promise.all(cases.map(reading));
    for (const { heard, one } of read) answers.set(heard, one);
    process.stderr.write(
      `FAULT_SEED=${String(SEED)}: ${String(read.length)} combinations, ${String(answers.size)} that the rules tell apart\n`,
    );
  }, 5 * minutes);

  it(`are at least ${String(fewest)} combinations, of every key and fault, and sound data raise every kind of card`, async () => {
    expect(read.length).toBeGreaterThanOrEqual(fewest);
    expect(new Set(read.map(({ one }) => one.key))).toEqual(new Set([...retrievalKeys, statements]));
    expect(new Set(read.map(({ one }) => one.fault))).toEqual(new Set(faults));
    const sound = await Promise.all(read.map(({ one }) => soundOf(one)));
    const indicators = new Set(sound.flatMap(({ cards }) => cards.map(({ indicator }) => indicator)));
    expect(indicators).toEqual(new Set<Indicator>(['info', 'warning', 'critical']));
  });

  it('leave a state that says so, after few requests, all of them to the FHIR server', () => {
    expect(read.flatMap(({ one, broken }) => broken.map((what) => `${labelOf(one)}: ${what}`))).toEqual([]);
  });

  it(
    'are never a silent all-clear and take away no finding that does not need the key',
    async () => {
      expect(await violations([...answers.values()], (one) => brokenBy(one, here))).toEqual([]);
    },
    5 * minutes,
  );

  it(
    'that the rules cannot tell apart are answered alike',
    async () => {
      const others = read.filter(({ heard, one }) => answers.get(heard) !== one && one.fault.isSlow !== true);
      const [first, ...rest] = others;
      if (first === undefined) throw new Error('every combination is told apart');
      const some = Array.from({ length: sampled }, (_, index) =>
        drawing(SEED, 'alike', String(index))([first, ...rest]),
      );
      const heardOfCase = new Map(some.map(({ one, heard }) => [one, answers.get(heard)]));
      const unlike = await violations([...heardOfCase.keys()], async (one) => {
        const twin = heardOfCase.get(one);
        if (twin === undefined) return ['has no twin'];
        const [mine, its] = [await here(one), await here(twin)];
        return cardsOf(mine.answer) === cardsOf(its.answer) ? [] : [`not as ${labelOf(twin)}`];
      });
      expect(unlike).toEqual([]);
    },
    5 * minutes,
  );
});

describe(`a draft whose drug the FHIR server alone knows, seed ${String(SEED)}`, () => {
  const target = 'Medication/asked';

  async function answerTo(call: DemoCall, fault?: Fault): Promise<Told> {
    const medicationReference = { reference: target };
    const drafts = call.drafts.map((draft) => ({
      ...draft,
      medicationCodeableConcept: undefined,
      medicationReference,
    }));
    const healthy = { resourceType: 'Medication', id: 'asked', code: call.drafts[0]?.['medicationCodeableConcept'] };
    const server = inProcess((place) => (seen, attempt) => {
      const draw = drawing(SEED, fault?.name ?? '', call.hook, seen);
      return seen === target
        ? (fault?.answer({ target, attempt, healthy, ...place, draw }) ?? json(healthy))
        : notFound;
    });
    const body = requestAt(server.base, { ...call, drafts }, 'none');
    return { answer: await serviceOver(server.get)(`azathioprine-${call.hook}`, call.hook, body), seen: server.seen };
  }

  it.each(orderingHooks)('is said to be unread whatever went wrong (%s)', async (hook) => {
    const call = demoCalls().find((one) => one.hook === hook);
    if (call === undefined) throw new Error('the demo has no call');
    const sound = cardsOf((await answerTo(call)).answer);
    const fitting = faults.filter((fault) => fault.of !== 'search' && fault.isSlow !== true);
    const silent: string[] = [];
    for (const fault of fitting) {
      const { answer, seen } = await answerTo(call, fault);
      const isSaid = answer.cards.some(
        ({ source, indicator }) => source.topic.code === 'sys-data-gap' && indicator === 'warning',
      );
      const isRead = fault.passes === true && cardsOf(answer) === sound;
      if (!isSaid && !isRead) silent.push(fault.name);
      if (seen.some(({ isAtBase, token }) => !isAtBase || token !== TOKEN))
        silent.push(`${fault.name}: asked elsewhere`);
    }
    expect(sound).toContain('core-xoi-allopurinol');
    expect(silent).toEqual([]);
  });
});

describe(`faults on a socket, seed ${String(SEED)}`, () => {
  const ofEach = 3;
  const ofSlow = 12;

  /** Of each fault some calls and keys: the slow ones together, since each lasts to the deadline. */
  async function drawn(isSlow: boolean): Promise<readonly Case[]> {
    const cases = (await allCases()).filter(({ way }) => way === 'server');
    return faults
      .filter((fault) => (fault.isSlow === true) === isSlow)
      .flatMap((fault) => {
        const [first, ...rest] = cases.filter((one) => one.fault === fault);
        if (first === undefined) throw new Error(`${fault.name} fits no key`);
        const draw = drawing(SEED, 'socket', fault.name);
        return Array.from({ length: isSlow ? ofSlow : ofEach }, () => draw([first, ...rest]));
      });
  }

  async function overSockets(cases: readonly Case[]): Promise<readonly string[]> {
    const [proxy, service] = [await startFaultProxy(), realApp(now, countedUuids()).listen(0, '127.0.0.1')];
    await new Promise((resolve) => service.once('listening', resolve));
    const origin = `http://127.0.0.1:${String((service.address() as AddressInfo).port)}`;
    const ask = async ({ call, key, fault }: Case): Promise<Told> => {
      const server = proxy.open(scriptOf(call, key, fault, SEED));
      const response = await fetch(`${origin}/cds-services/azathioprine-${call.hook}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestAt(server.base, call, key)),
      });
      const body = (await response.json()) as ServiceResponse;
      if (response.status !== 200) throw new Error(String(response.status));
      return { answer: body, seen: server.seen };
    };
    try {
      return await violations(cases, (one) => brokenBy(one, ask), atOnce);
    } finally {
      service.closeAllConnections();
      service.close();
      await proxy.close();
    }
  }

  it(
    'are answered with 200 and break no law',
    async () => {
      expect(await overSockets(await drawn(false))).toEqual([]);
    },
    5 * minutes,
  );

  // The server never ends these answers: that ours comes at all is the deadline's doing.
  it(
    'that only a deadline ends are answered with 200 and break no law',
    async () => {
      expect(await overSockets(await drawn(true))).toEqual([]);
    },
    5 * minutes,
  );
});
