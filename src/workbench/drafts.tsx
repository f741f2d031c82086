import type { JSX } from 'preact';
import { text, type FhirJson } from '../model/json.js';
import { doseWords, fitsForm, formOf, nameOf } from './orders.js';
import { edit, remove, sign, startSigning, type Session } from './session.js';
import type { Exchange } from './service.js';
import type { Setup } from './setup.js';
import type { Ehr } from './use-ehr.js';

/** What waits to be signed, and the signing. */
export function Drafts({ ehr, setup }: { readonly ehr: Ehr; readonly setup: Setup }): JSX.Element {
  const { drafts, said } = ehr.session;
  return (
    <section class="drafts" aria-labelledby="drafts">
      <h3 id="drafts">To sign</h3>
      {drafts.length === 0 ? (
        <p class="hint">Nothing yet.</p>
      ) : (
        <ul>
          {drafts.map((draft) => (
            <Draft key={text(draft['id'])} draft={draft} ehr={ehr} setup={setup} />
          ))}
        </ul>
      )}
      {drafts.length > 0 && <Signing ehr={ehr} />}
      <p class="said" role="status">
        {said}
      </p>
    </section>
  );
}

interface DraftProps {
  readonly draft: FhirJson;
  readonly ehr: Ehr;
  readonly setup: Setup;
}

function Draft({ draft, ehr, setup }: DraftProps): JSX.Element {
  const id = text(draft['id']) ?? '';
  const name = nameOf(draft);
  const isOpen = ehr.session.editing === id;
  return (
    <li class={isOpen ? 'draft open-draft' : 'draft'}>
      <p class="draft-name">{name}</p>
      <p>{doseWords(draft)}</p>
      {(ehr.session.changes[id] ?? []).map((change) => (
        <p key={change} class="changed">
          {change}
        </p>
      ))}
      <p class="row">
        {!isOpen && fitsForm(draft) && (
          <button
            type="button"
            class="quiet"
            onClick={() => ehr.change((session) => edit(session, id, formOf(setup, draft)))}
          >
            Edit <span class="visually-hidden">{name}</span>
          </button>
        )}
        <button type="button" class="quiet" onClick={() => ehr.change((session) => remove(session, id))}>
          Remove <span class="visually-hidden">{name}</span>
        </button>
      </p>
    </li>
  );
}

function Signing({ ehr }: { readonly ehr: Ehr }): JSX.Element {
  const { session, ordered, isAsking } = ehr;
  if (session.stage !== 'reviewing') {
    const isWaiting = session.stage === 'signing';
    return (
      <button type="button" class="primary" disabled={isWaiting} onClick={() => ehr.change(startSigning)}>
        {isWaiting ? 'Checking before signing …' : `Sign ${count(session)}`}
      </button>
    );
  }
  const open = (ordered?.answer?.cards ?? []).filter(({ uuid }) => !ehr.done.has(uuid));
  const isGrave = ordered?.answer === undefined || open.some(({ indicator }) => indicator !== 'info');
  const signNow = (): void => {
    ehr.change((current) => sign(current, ehr.record ?? [], new Date()));
  };
  return (
    <>
      <p class="hint">{isAsking ? 'Checking …' : reviewWords(ordered, open.length)}</p>
      <button type="button" class={isGrave ? 'quiet' : 'primary'} disabled={isAsking} onClick={signNow}>
        Sign {count(session)}
        {isGrave && (ordered?.answer === undefined ? ' unchecked' : ' all the same')}
      </button>
    </>
  );
}

function reviewWords(ordered: Exchange | undefined, open: number): string {
  if (ordered?.answer === undefined) return 'Not signed: nobody checked.';
  return open === 0 ? 'Checked for signing: no card is open.' : 'Not signed yet: there is something to read first.';
}

function count({ drafts }: Session): string {
  return drafts.length === 1 ? '1 order' : `${drafts.length} orders`;
}
