/** What the user of the workbench does, and what stands in drafts and record after it. */
import type { FhirJson } from '../../src/model/json.js';
import { accept, add, newSession, sign, stop } from '../../src/workbench/session.js';

const now = new Date('2026-05-04T12:00:00Z');
const subject = { reference: 'Patient/p' };

function order(id: string, name: string, mg: number): FhirJson {
  return {
    resourceType: 'MedicationRequest',
    ...{ id, status: 'active', intent: 'order', subject, medicationCodeableConcept: { text: name } },
    dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: mg, unit: 'mg', code: 'mg' } }] }],
  };
}

const suggestion = (actions: Parameters<typeof accept>[1]['actions']): Parameters<typeof accept>[1] => ({
  label: 'Do it',
  uuid: 'u',
  actions,
});
const withDraft = add(newSession, order('x', 'azathioprine', 150), '');

describe('an accepted suggestion', () => {
  it('updates its draft and says what changed', () => {
    const after = order('draft-1', 'azathioprine', 50);
    const session = accept(withDraft, suggestion([{ type: 'update', description: 'd', resource: after }]));
    expect(session.drafts).toEqual([after]);
    expect(session.changes).toEqual({ 'draft-1': ['Dose: 150 mg → 50 mg'] });
  });

  it('takes a draft away, by bare id or by reference', () => {
    for (const resourceId of ['draft-1', 'MedicationRequest/draft-1']) {
      const action = { type: 'delete', description: 'd', resourceId } as const;
      expect(accept(withDraft, suggestion([action])).drafts).toEqual([]);
    }
  });

  it('adds an order that replaces an active one, which ends when it is signed', () => {
    const active = order('a', 'azathioprine', 150);
    const replacing = {
      ...order('', 'azathioprine', 37.5),
      priorPrescription: { reference: 'MedicationRequest/a' },
    };
    const accepted = accept(newSession, suggestion([{ type: 'create', description: 'd', resource: replacing }]));
    expect(accepted.drafts.map(({ id }) => id)).toEqual(['draft-1']);
    const signed = sign(accepted, [active], now);
    expect(signed.drafts).toEqual([]);
    expect(signed.saved.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'stopped'],
      ['signed-1', 'active'],
    ]);
  });
});

describe('the record', () => {
  it('holds a signed vaccine as given', () => {
    const vaccine = {
      ...order('v', 'MMR', 0),
      medicationCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '03' }] },
    };
    expect(sign(add(newSession, vaccine, ''), [], now).saved).toMatchObject([
      { resourceType: 'Immunization', status: 'completed', patient: subject, occurrenceDateTime: now.toISOString() },
    ]);
  });

  it('ends a stopped order today', () => {
    expect(stop(newSession, order('a', 'azathioprine', 50), now).saved).toMatchObject([
      { id: 'a', status: 'stopped', dispenseRequest: { validityPeriod: { end: now.toISOString() } } },
    ]);
  });
});
