/** The record of one answer: all that it depended on and no more, readable with the site's key alone. */
import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { localKey } from '../knowledge/local-codes.js';
import type { LocalCodes } from '../model/drugs.js';
import type { Answered } from '../model/journal.js';
import { isObject, text, values, type FhirJson, type Json } from '../model/json.js';
import type { Settings } from '../model/settings.js';
import type { Seal } from '../store/seal.js';
import { collect, type Wanted } from './collect.js';
import { answerDigest, cardLine } from './fingerprint.js';
import { recordFormat, type RecordHead } from './format.js';
import { givenBackIn } from './given-back.js';
import { minimised } from './minimise.js';

const compressed = promisify(deflateRaw);

type Decided = NonNullable<Answered['decision']>;

export interface WriteDeps {
  readonly seal: Seal;
  /** Hash under the site's key: what a chart may hold cannot be guessed from it. */
  readonly keyed: (digest: string) => string;
}

/** Beyond them the inputs are not kept. A chart of 2,000 resources has about half a million characters once minimised. */
const recordLimits = { resources: 2000, characters: 2_000_000 };

export const notKept = 'not kept: too large';

export interface Written {
  /** Keyed hash under which equal inputs are seen to be equal; `notKept` where there were too many. */
  readonly inputs: string;
  /** The record; null where it was too large. */
  readonly sealed: string | null;
}

export async function writeRecord(
  decision: Decided,
  { seal, keyed }: WriteDeps,
  limits = recordLimits,
): Promise<Written> {
  const cards = decision.cards.map(({ card }) => card);
  const { places, wanted } = collect(decision.inputs, givenBackIn(cards));
  if (wanted.length > limits.resources) return { inputs: notKept, sealed: null };
  const resources = await textsOf(wanted, limits.characters);
  if (resources === undefined) return { inputs: notKept, sealed: null };
  const { hook, patientId, publicUrl, recollection, uuids, now, settings, retrieved } = decision.inputs;
  const inputs = {
    hook,
    patientId,
    publicUrl,
    recollection,
    uuids,
    now: now.toISOString(),
    settings: plainSettings(settings, resources.kept),
    medicationHistoryQueried: retrieved.medicationHistoryQueried,
    ...places,
  };
  const head: RecordHead = {
    format: recordFormat,
    knowledge: decision.knowledge,
    ...inputs,
    findings: decision.findings,
    cards: cards.map(cardLine),
    answer: answerDigest(cards),
  };
  const listed = `"resources":[${resources.texts.join(',')}]}`;
  const written = `${JSON.stringify(head).slice(0, -1)},${listed}`;
  // Canonical as it is: every member stands where the format and the list of members that are read put it.
  const digest = createHash('sha256').update(JSON.stringify(inputs)).update(listed).digest('base64url');
  return { inputs: keyed(digest), sealed: seal.close(await compressed(written, { level: fastest })) };
}

/** A few tenths of a millisecond of work; then answers go first. */
const resourcesOfSlice = 25;

/** The highest level takes twice the time of the lowest to save a tenth of the room. */
const fastest = 1;

interface Texts {
  readonly kept: readonly FhirJson[];
  readonly texts: readonly string[];
}

/** Undefined: more text than may be kept. */
async function textsOf(wanted: readonly Wanted[], mostCharacters: number): Promise<Texts | undefined> {
  const kept: FhirJson[] = [];
  const texts: string[] = [];
  let characters = 0;
  for (const [index, { resource, manner }] of wanted.entries()) {
    if (index % resourcesOfSlice === resourcesOfSlice - 1) await breathe();
    const one = manner === 'whole' ? resource : minimised(resource, manner === 'replaced');
    const text = JSON.stringify(one);
    characters += text.length;
    if (characters > mostCharacters) return undefined;
    kept.push(one);
    texts.push(text);
  }
  return { kept, texts };
}

/** A site's catalogue is long: of its codes those that the record names. */
function plainSettings(settings: Settings, resources: readonly FhirJson[]): RecordHead['settings'] {
  const { localCodes, ...plain } = settings;
  if (localCodes === undefined) return plain;
  return { ...plain, localCodes: [...new Set(resources.flatMap((one) => keysIn(one, localCodes)))].flatMap(entry) };

  function entry(key: string): NonNullable<RecordHead['settings']['localCodes']> {
    const meaning = localCodes?.get(key);
    return meaning === undefined ? [] : [[key, meaning]];
  }
}

function keysIn(value: Json | undefined, localCodes: LocalCodes): readonly string[] {
  if (Array.isArray(value)) return values(value).flatMap((one) => keysIn(one, localCodes));
  if (!isObject(value)) return [];
  const [system, code] = [text(value['system']), value['code']];
  const isCode = system !== undefined && (typeof code === 'string' || typeof code === 'number');
  const key = isCode ? localKey(system, String(code)) : undefined;
  const own = key !== undefined && localCodes.has(key) ? [key] : [];
  return [...own, ...Object.values(value).flatMap((one) => keysIn(one, localCodes))];
}
