/** A record holds less than the request did, and the same cards come of it, letter by letter. */
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import { formularies } from '../../src/knowledge/formularies.js';
import type { ServiceRequest } from '../../src/model/cds-hooks.js';
import { isObject, type JsonObject } from '../../src/model/json.js';
import type { Settings } from '../../src/model/settings.js';
import { requestFixture, requestNames } from '../http/support.js';
import { generatePatients, now as generatedAt, requestFor } from '../../src/tools/compare/generate-requests.js';
import { bodyOf, sentFor, settingsOf } from '../support/run-vignettes.js';
import { now as vignettesAt } from '../support/vignette-resources.js';
import { again, allVignettes, cardsOf, cluttered, decisionOf, type Decided } from './support.js';

function withClutter(body: ServiceRequest): ServiceRequest {
  const context = cluttered(body.context);
  const prefetch = cluttered(body.prefetch);
  return {
    ...body,
    context: isObject(context)
      ? { ...context, patientId: body.context.patientId, userId: body.context.userId }
      : body.context,
    ...(isObject(prefetch) ? { prefetch } : {}),
  };
}

interface Asked {
  readonly name: string;
  readonly body: ServiceRequest;
  readonly settings: Settings;
  readonly now: Date;
}

const stopping: Settings = { ...defaultSettings, client: { alternateDay: true, stopsReplacedOrder: true } };
const us: Settings = { ...stopping, jurisdiction: 'us', formulary: formularies['us-25'] };

const vignettes = allVignettes().map((vignette, index): Asked => {
  const settings = settingsOf(vignette);
  const stopsReplacedOrder = index % 2 === 0;
  return {
    name: vignette.name,
    body: bodyOf(sentFor(vignette)),
    settings: { ...settings, client: { ...settings.client, stopsReplacedOrder } },
    now: vignettesAt,
  };
});
const generated = generatePatients(6, 400).map((patient, index): Asked => ({
  name: `generated ${String(index)}`,
  body: requestFor(patient),
  settings: index % 2 === 0 ? stopping : us,
  now: generatedAt,
}));
const captured = requestNames('order-s').flatMap((name): readonly Asked[] => {
  const body = requestFixture(name) as JsonObject & ServiceRequest;
  const isCalledAsNamed = name.startsWith(body.hook);
  return isCalledAsNamed ? [{ name, body, settings: defaultSettings, now: new Date('2026-03-02T12:00:00Z') }] : [];
});

async function differing(all: readonly Asked[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, body, settings, now } of all) {
    const decision = await decisionOf(withClutter(body), settings, now);
    if (decision !== undefined && !(await isSame(decision))) found.push(name);
  }
  return found;
}

async function isSame(decision: Decided): Promise<boolean> {
  return JSON.stringify(await again(decision)) === JSON.stringify(cardsOf(decision));
}

it.each([
  ['vignettes', vignettes],
  ['generated requests', generated],
  ['captured requests of older FHIR versions', captured],
])(
  '%s: the same cards',
  async (_, all) => {
    expect(all).not.toEqual([]);
    expect(await differing(all)).toEqual([]);
  },
  300_000,
);
