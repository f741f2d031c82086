/** S53: a rule that falls silent makes the service not ready, and is named. */
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { canaries } from '../src/canaries.js';
import { createCallService } from '../src/call-service.js';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import { openMeter } from '../src/metrics/meter.js';
import type { ServiceResponse } from '../src/model/cds-hooks.js';
import type { CallService } from '../src/model/client.js';
import type { Settings } from '../src/model/settings.js';
import { whyFixed } from '../src/rules/switches.js';
import { ruleTable } from '../src/rules/index.js';
import type { Rule } from '../src/rules/rule.js';
import { selfTest } from '../src/self-test.js';
import { selfTestRounds, type SelfTestRounds } from '../src/self-test-rounds.js';
import { card, silent } from './http/support.js';
import { anyFhir } from './support/open-client.js';
import { countedUuids } from './support/real-app.js';

const now = new Date('2026-03-10T10:00:00Z');
const publicUrl = 'https://cds.example.org';
const all = canaries(now);
const rules: readonly Rule[] = Object.values(ruleTable);
const noPause = (): Promise<void> => Promise.resolve();

function real(settings: Settings = defaultSettings): CallService {
  return createCallService({ settings, fhir: anyFhir, now: () => now, newUuid: countedUuids(), publicUrl });
}

/** The real service, but that this rule says nothing any more. */
function deafTo(rule: string): CallService {
  const service = real();
  return async (...call) => {
    const answer = await service(...call);
    const isOther = ({ extension }: (typeof answer.cards)[number]): boolean =>
      !extension['org.azathioprine-cds'].rules.includes(rule);
    return { ...answer, cards: answer.cards.filter(isOther) };
  };
}

describe('the canaries', () => {
  it('are of every family, and each of a rule that there is', () => {
    const families = new Set(all.map(({ rule }) => rule.split('-')[0]));
    expect([...families].toSorted()).toEqual(['core', 'label', 'mon', 'pgx']);
    expect(all.filter(({ rule }) => !rules.some(({ id }) => id === rule))).toEqual([]);
    expect(new Set(all.map(({ rule }) => rule)).size).toBe(all.length);
  });

  it.each([now, new Date('2028-02-29T23:59:59Z'), new Date('2026-12-31T23:30:00-05:00')])(
    'fire and are silent as they must, at %s',
    async (at) => {
      const service = createCallService({
        settings: defaultSettings,
        fhir: anyFhir,
        now: () => at,
        newUuid: countedUuids(),
        publicUrl,
      });
      const found = await selfTest(service, canaries(at), noPause);
      expect(found.filter(({ problem }) => problem !== undefined)).toEqual([]);
    },
  );

  it.each(['eu', 'us'] as const)('hold where the site is in the %s', async (jurisdiction) => {
    const found = await selfTest(real({ ...defaultSettings, jurisdiction }), all, noPause);
    expect(found.filter(({ problem }) => problem !== undefined)).toEqual([]);
  });
});

describe('a self-test', () => {
  const fires = (rule: string): ServiceResponse => ({
    ...silent,
    cards: [{ ...card, extension: { 'org.azathioprine-cds': { rules: [rule] } } }],
  });

  it.each(all.map((canary) => [canary.rule, canary] as const))('of %s names it', async (rule, canary) => {
    const ask = async (service: CallService): Promise<string | undefined> =>
      (await selfTest(service, [canary], noPause))[0]?.problem;
    expect(await ask(deafTo(rule))).toBe(`${rule} did not fire where it must`);
    expect(await ask(() => Promise.resolve(fires(rule)))).toBe(`${rule} fired where it must not`);
    expect(await ask(() => Promise.reject(new TypeError('Jane Doe')))).toBe(`${rule} could not be asked (TypeError)`);
  });
});

describe('the rounds', () => {
  interface Watched {
    readonly rounds: SelfTestRounds;
    readonly registry: Registry;
    readonly lines: readonly string[];
  }

  function watch(...services: readonly (readonly [string, CallService, Settings?])[]): Watched {
    const registry = new Registry();
    const lines: string[] = [];
    const rounds = selfTestRounds({
      services: services.map(([tenant, callService, settings = defaultSettings]) => ({
        tenant,
        callService,
        settings,
      })),
      now: () => now,
      meter: openMeter(registry),
      log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
    });
    return { rounds, registry, lines };
  }

  const failed = async (registry: Registry): Promise<readonly string[]> =>
    [...(await registry.metrics()).matchAll(/^azathioprine_self_test_failed\{rule="([^"]+)"\} 1$/gm)].map(
      ([, rule = '']) => rule,
    );

  it('find nothing where all is well, and count no call', async () => {
    const { rounds, registry } = watch(['north', real()]);
    await rounds.round();
    expect(rounds.notReady()).toEqual([]);
    const metrics = await registry.metrics();
    expect(metrics.match(/^azathioprine_self_test_failed\{.*\} 0$/gm)).toHaveLength(all.length);
    expect(metrics).not.toMatch(/^azathioprine_(calls|cards|rules_fired|data)_total\{/m);
  });

  it('name the rule and not the tenant, who stands in the log; and forget it once it fires again', async () => {
    let service = deafTo('pgx-poor');
    const { rounds, registry, lines } = watch(
      ['north', real()],
      ['south', (...call) => service(...call)],
      ['west', real()],
    );
    await rounds.round();
    expect(rounds.notReady()).toEqual(['self-test: pgx-poor did not fire where it must']);
    expect(await failed(registry)).toEqual(['pgx-poor']);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ tenant: 'south', rule: 'pgx-poor' }]);
    service = real();
    await rounds.round();
    expect(rounds.notReady()).toEqual([]);
    expect(await failed(registry)).toEqual([]);
  });

  it('do not ask what a tenant switched off', async () => {
    const settings: Settings = { ...defaultSettings, rules: { 'label-methotrexate': { enabled: false } } };
    const rule = rules.find(({ id }) => id === 'label-methotrexate');
    expect(rule && whyFixed(rule)).toBeUndefined();
    const { rounds, registry } = watch(['north', real(settings), settings]);
    await rounds.round();
    expect(rounds.notReady()).toEqual([]);
    expect(await registry.metrics()).not.toContain('label-methotrexate');
  });
});
