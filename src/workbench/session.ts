/** What the user of the workbench did to one patient, and what follows from each step. Nothing here leaves the browser by itself. */
import type { Action as CardAction, Suggestion } from '../model/cds-hooks.js';
import { object, text, type FhirJson } from '../model/json.js';
import { doseWords, emptyForm, kindOf, nameOf, referenceOf, type OrderForm } from './orders.js';

export interface Session {
  readonly drafts: readonly FhirJson[];
  /** What stands in the form, and the id of the draft that it writes. */
  readonly form: OrderForm;
  readonly editing?: string;
  /** Written into the record since the chart was opened: signed, stopped, given. */
  readonly saved: readonly FhirJson[];
  /** By id of a draft: what an accepted suggestion changed in it. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
  /** `signing`: signed as soon as the signing hook answers without a card. `reviewing`: there were cards, the user decides. */
  readonly stage: 'writing' | 'signing' | 'reviewing';
  /** Said of the last step. */
  readonly said: string;
  /** Drafts made so far: ids are never used twice. */
  readonly made: number;
}

export const newSession: Session = {
  drafts: [],
  form: emptyForm,
  saved: [],
  changes: {},
  stage: 'writing',
  said: '',
  made: 0,
};

/** Id of the draft that is written next. */
export function nextId({ made }: Session): string {
  return `draft-${made + 1}`;
}

/** The form as it is now, and what it says as a draft; a form that names nothing takes its draft away. */
export function writeForm(session: Session, form: OrderForm, draft: FhirJson | undefined): Session {
  const id = session.editing ?? nextId(session);
  if (draft === undefined) return { ...without(session, id), form };
  return { ...put(session, id, draft), form, editing: id };
}

/** Opens a draft of the list in the form. */
export function edit(session: Session, id: string, form: OrderForm): Session {
  return { ...session, form, editing: id };
}

/** The form is done with its draft, which stays to be signed. */
export function leaveForm(session: Session): Session {
  const { editing, ...rest } = session;
  return editing === undefined ? session : { ...rest, form: emptyForm };
}

function put(session: Session, id: string, draft: FhirJson): Session {
  const isNew = !session.drafts.some((one) => one['id'] === id);
  const drafts = isNew ? [...session.drafts, draft] : session.drafts.map((one) => (one['id'] === id ? draft : one));
  return { ...session, drafts, changes: omit(session.changes, id), made: session.made + (isNew ? 1 : 0), said: '' };
}

function without(session: Session, id: string): Session {
  const drafts = session.drafts.filter((one) => one['id'] !== id);
  const stage = drafts.length === 0 ? 'writing' : session.stage;
  return { ...session, drafts, stage, changes: omit(session.changes, id) };
}

function omit(changes: Session['changes'], id: string): Session['changes'] {
  return Object.fromEntries(Object.entries(changes).filter(([one]) => one !== id));
}

/** A draft that did not come from the form. */
export function add(session: Session, draft: FhirJson, note: string): Session {
  const id = nextId(session);
  const added = put(session, id, { ...draft, id });
  return note === '' ? added : { ...added, changes: { ...added.changes, [id]: [note] } };
}

export function remove(session: Session, id: string): Session {
  const rest = without(session.editing === id ? leaveForm(session) : session, id);
  return { ...rest, said: 'Draft removed.' };
}

/** An order of the record ends now. */
export function stop(session: Session, order: FhirJson, now: Date): Session {
  return { ...session, saved: saving(session.saved, ended(order, now)), said: `Stopped: ${nameOf(order)}.` };
}

export function startSigning(session: Session): Session {
  return { ...leaveForm(session), stage: 'signing', said: '' };
}

/** Every draft becomes part of the record; an order that one of them replaces ends. */
export function sign(session: Session, record: readonly FhirJson[], now: Date): Session {
  const replaced = session.drafts.flatMap((draft) => {
    const prior = text(object(draft['priorPrescription'])?.['reference']);
    return record.filter((order) => referenceOf(order) === prior).map((order) => ended(order, now));
  });
  const signed = session.drafts.map((draft, index) =>
    signedOf(draft, `signed-${session.saved.length + index + 1}`, now),
  );
  const names = session.drafts.map(nameOf).join(', ');
  return {
    ...leaveForm(session),
    drafts: [],
    changes: {},
    saved: [...replaced, ...signed].reduce(saving, session.saved),
    stage: 'writing',
    said: `Signed: ${names}.`,
  };
}

function saving(saved: readonly FhirJson[], resource: FhirJson): readonly FhirJson[] {
  return [...saved.filter((one) => referenceOf(one) !== referenceOf(resource)), resource];
}

function ended(order: FhirJson, now: Date): FhirJson {
  const period = object(object(order['dispenseRequest'])?.['validityPeriod']);
  const validityPeriod = { ...period, end: now.toISOString() };
  return { ...order, status: 'stopped', dispenseRequest: { ...object(order['dispenseRequest']), validityPeriod } };
}

/** A vaccine is given as it is signed. */
function signedOf(draft: FhirJson, id: string, now: Date): FhirJson {
  if (kindOf(draft) !== 'vaccine') return { ...draft, id, status: 'active', authoredOn: now.toISOString() };
  return {
    resourceType: 'Immunization',
    id,
    status: 'completed',
    vaccineCode: draft['medicationCodeableConcept'],
    patient: draft['subject'],
    occurrenceDateTime: now.toISOString(),
  };
}

/** The drafts after the suggestion, and in words what it changed. */
export function accept(session: Session, { label, actions }: Suggestion): Session {
  const accepted = actions.reduce(perform, leaveForm(session));
  return { ...accepted, said: `Accepted: ${label}.` };
}

function perform(session: Session, action: CardAction): Session {
  switch (action.type) {
    case 'delete':
      return without(session, action.resourceId.split('/').at(-1) ?? '');
    case 'create': {
      const replaces = text(object(action.resource['priorPrescription'])?.['reference']);
      const what = replaces === undefined ? 'Added' : 'Added, replaces the active order';
      return add(session, action.resource, `${what}: ${orderWords(action.resource)}`);
    }
    case 'update': {
      const id = text(action.resource['id']) ?? '';
      const before = session.drafts.find((draft) => draft['id'] === id);
      const updated = put(session, id, action.resource);
      return { ...updated, changes: { ...updated.changes, [id]: differences(before, action.resource) } };
    }
  }
}

function differences(before: FhirJson | undefined, after: FhirJson): readonly string[] {
  if (before === undefined) return [`Added: ${orderWords(after)}`];
  const lines = [
    { what: 'Product', from: nameOf(before), to: nameOf(after) },
    { what: 'Dose', from: doseWords(before), to: doseWords(after) },
  ].filter(({ from, to }) => from !== to);
  return lines.map(({ what, from, to }) => `${what}: ${from} → ${to}`);
}

function orderWords(order: FhirJson): string {
  return [nameOf(order), doseWords(order)].filter((part) => part !== '').join(', ');
}
