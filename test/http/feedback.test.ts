import request from 'supertest';
import { requestFixture, requestNames, testApp } from './support.js';

const path = '/cds-services/azathioprine-order-select/feedback';
const entry = { card: 'card-1', outcome: 'overridden', outcomeTimestamp: '2026-03-02T10:00:00Z' };

describe('the feedback endpoint', () => {
  it.each(requestNames('feedback-'))(
    'CH-FB-01, CH-FB-06: keeps what the sandbox sends and answers {}: %s',
    async (name) => {
      const { app, kept } = testApp();
      const response = await request(app).post(path).send(requestFixture(name)).expect(200);
      expect(response.body).toEqual({});
      expect(kept).toMatchObject([
        { service: 'azathioprine-order-select', outcomeTimestamp: '2026-03-02T10:00:00.000Z' },
      ]);
    },
  );

  it('CH-FB-04: takes several cards and repeats in one post', async () => {
    const { app, kept } = testApp();
    await request(app)
      .post(path)
      .send({ feedback: [entry, entry, { ...entry, card: 'card-2' }] })
      .expect(200);
    expect(kept.map(({ card }) => card)).toEqual(['card-1', 'card-1', 'card-2']);
  });

  it('CH-FB-05: a malformed body is 400 and nothing of it is kept', async () => {
    const { app, kept } = testApp();
    const withoutCard = { outcome: entry.outcome, outcomeTimestamp: entry.outcomeTimestamp };
    const response = await request(app)
      .post(path)
      .send({ feedback: [entry, withoutCard] })
      .expect(400);
    expect(response.body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ expression: ['feedback[1].card'], diagnostics: 'feedback[1].card is required' }],
    });
    expect(kept).toHaveLength(0);
  });

  it('waits for the store, and a store that fails is not an acknowledgement', async () => {
    const keep = (): Promise<void> => Promise.reject(new Error('disk full'));
    const { app } = testApp({ feedbackStore: { keep } });
    await request(app)
      .post(path)
      .send({ feedback: [entry] })
      .expect(500);
  });

  it('an unknown service is 404', async () => {
    await request(testApp().app)
      .post('/cds-services/none/feedback')
      .send({ feedback: [entry] })
      .expect(404);
  });
});
