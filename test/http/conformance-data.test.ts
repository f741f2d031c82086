/** How the whole service takes what clients and FHIR servers fail to supply; ids are those of the specification digest. */
import type { Json } from '../../src/model/json.js';
import { sendJson, sendText, startFhirStub, type Script } from '../support/fhir-stub.js';
import { allopurinol, answerTo, azathioprine, codes, dataOf, list, outcome, prefetched, signing } from './signing.js';

describe('states of the medication list', () => {
  const gap = 'sys-data-gap warning';

  it('CH-PF-01: data are judged', async () => {
    const answer = await answerTo(prefetched(list(allopurinol)));
    expect(codes(answer)[0]).toBe('core-xoi-allopurinol critical');
    expect(dataOf(answer, 'medications')).toBe('present');
  });

  it.each<readonly [string, Json]>([
    ['null', null],
    ['an empty Bundle', list()],
    ['an empty Bundle without entry', { resourceType: 'Bundle', type: 'searchset', total: 0 }],
  ])('CH-PF-03: %s means that there is none', async (_name, value) => {
    const answer = await answerTo(prefetched(value));
    expect(codes(answer)).toEqual(['mon-start-bundle info']);
    expect(dataOf(answer, 'medications')).toBe('empty');
  });

  it.each<readonly [string, string, Json]>([
    ['an OperationOutcome', 'error', outcome],
    ['a Bundle of an OperationOutcome', 'error', list(outcome)],
    ['no FHIR', 'error', 'Service Unavailable'],
    ['a number', 'error', 7],
    ['another patient', 'other-patient', list({ ...allopurinol, subject: { reference: 'Patient/other' } })],
    [
      'a page of several',
      'partial',
      { ...list(allopurinol), link: [{ relation: 'next', url: 'http://127.0.0.1:9/next' }] },
    ],
  ])('CH-PF-04, CH-PF-05: %s is no list, and that is said', async (_name, state, value) => {
    const answer = await answerTo(prefetched(value));
    expect(codes(answer)).toContain(gap);
    expect(dataOf(answer, 'medications')).toBe(state);
  });

  it('CH-PF-02: a key that was never sent is not "none": the card says so', async () => {
    const answer = await answerTo(signing());
    expect(codes(answer)).toContain(gap);
    expect(dataOf(answer, 'medications')).toBe('absent');
  });

  it('an allopurinol order for a patient without a thiopurine raises no card, also after a thiopurine that ended', async () => {
    const ended = {
      ...azathioprine,
      id: 'ended-1',
      status: 'completed',
      dispenseRequest: { validityPeriod: { end: '2026-02-20' } },
    };
    const order = { ...allopurinol, id: 'draft-1', status: 'draft' };
    for (const medications of [list(), list(ended), list({ ...allopurinol })]) {
      const answer = await answerTo(signing({ prefetch: { medications } }, order));
      expect(codes(answer)).toEqual([]);
      expect(
        answer.extension['org.azathioprine-cds'].checks?.map(({ rule, outcome: is }) => `${rule} ${is}`),
      ).toContain('core-xoi-allopurinol clear');
    }
  });

  it('patient-view without a list shows no card and says that nothing was evaluated', async () => {
    const { cards, extension } = await answerTo(
      { ...signing(), hook: 'patient-view', context: { patientId: 'patient-1', userId: 'Practitioner/1' } },
      'patient-view',
    );
    expect(cards).toEqual([]);
    const checks = extension['org.azathioprine-cds'].checks ?? [];
    expect(checks.length).toBeGreaterThan(0);
    for (const { outcome, missing = [] } of checks) {
      expect(outcome).toBe('not-evaluated');
      expect(missing.length).toBeGreaterThan(0);
    }
  });
});

describe('CH-PF-07: a FHIR server that fails is said, and never a 5xx', () => {
  const faults: readonly (readonly [string, Script])[] = [
    ['401', (_seen, response) => sendJson(response, outcome, 401)],
    ['500', (_seen, response) => sendJson(response, outcome, 500)],
    ['HTML', (_seen, response) => sendText(response, '<html>Log in</html>')],
    ['a redirect', (_seen, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    ['a cut connection', (_seen, response) => response.destroy()],
  ];

  it.each(faults)('%s', async (_name, script) => {
    const stub = await startFhirStub(script);
    try {
      const answer = await answerTo(signing({ fhirServer: stub.base }));
      expect(codes(answer)).toContain('sys-data-gap warning');
      expect(dataOf(answer, 'medications')).toBe('error');
    } finally {
      await stub.close();
    }
  });

  it('nothing listens there', async () => {
    const stub = await startFhirStub(() => undefined);
    await stub.close();
    expect(codes(await answerTo(signing({ fhirServer: stub.base })))).toContain('sys-data-gap warning');
  });
});
