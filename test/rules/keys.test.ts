import type { HookName } from '../../src/model/orders.js';
import { rules } from '../../src/rules/index.js';
import { keysForHook, keysOf } from '../../src/rules/keys.js';

describe('keys of a rule', () => {
  it('hold the patient wherever they hold the weight: age says how old a weight may be', () => {
    const without = rules.filter((rule) => keysOf(rule).includes('weight') && !keysOf(rule).includes('patient'));
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('hold age and conditions wherever they hold the counts: they say which counts are judged', () => {
    const judging = rules.map(keysOf).filter((keys) => keys.includes('bloodCounts'));
    expect(judging.filter((keys) => !keys.includes('patient') || !keys.includes('conditions'))).toEqual([]);
    expect(judging.length).toBeGreaterThan(0);
  });

  it.each<HookName>(['order-select', 'order-sign', 'medication-prescribe'])(
    'hold the pending tests where %s can ask for a test: none is asked for twice',
    (hook) => {
      expect(keysForHook(hook).has('serviceRequests')).toBe(true);
      expect(keysOf(rules.find(({ id }) => id === 'core-coumarin-start') ?? fail())).toContain('serviceRequests');
    },
  );
});

function fail(): never {
  throw new Error('the rule is gone');
}
