import { selfTest } from '../src/self-test.js';
import type { ServiceRequest, ServiceResponse } from '../src/model/cds-hooks.js';
import { card, silent } from './http/support.js';

const fires: ServiceResponse = {
  ...silent,
  cards: [{ ...card, extension: { 'org.azathioprine-cds': { rules: ['core-xoi-allopurinol'] } } }],
};

/** A test double of a service that knows the pair. */
function seesThePair(body: ServiceRequest): ServiceResponse {
  return JSON.stringify(body.prefetch).includes('Allopurinol') ? fires : silent;
}

describe('the self-test', () => {
  it('passes a service that sees the pair and only the pair', async () => {
    expect(await selfTest((_id, _hook, body) => Promise.resolve(seesThePair(body)))).toEqual([]);
  });

  it('fails a service that is always silent, always alarmed or broken', async () => {
    expect(await selfTest(() => Promise.resolve(silent))).toEqual([expect.stringContaining('not seen')]);
    expect(await selfTest(() => Promise.resolve(fires))).toEqual([expect.stringContaining('none')]);
    expect(await selfTest(() => Promise.reject(new TypeError('x')))).toEqual(['self-test: TypeError']);
  });
});
