import type { JSX } from 'preact';
import { choices, chosen, draftOf, emptyForm, frequencies, type OrderForm, type OrderKind } from './orders.js';
import { leaveForm, nextId, writeForm } from './session.js';
import type { Setup } from './setup.js';
import type { Ehr } from './use-ehr.js';

interface Props {
  readonly ehr: Ehr;
  readonly setup: Setup;
  readonly patient: string;
}

const kinds: readonly { readonly kind: OrderKind; readonly words: string }[] = [
  { kind: 'medicine', words: 'Medicine' },
  { kind: 'vaccine', words: 'Vaccine' },
  { kind: 'test', words: 'Test' },
];

/** One order, checked while it is written. */
export function OrderFormPanel({ ehr, setup, patient }: Props): JSX.Element {
  const { form, editing } = ehr.session;
  const update = (part: Partial<OrderForm>): void => {
    ehr.change((session) => {
      const next = { ...session.form, ...part };
      return writeForm(session, next, draftOf(setup, next, session.editing ?? nextId(session), patient));
    });
  };
  return (
    <form class="order-form" onSubmit={(event) => event.preventDefault()} autocomplete="off">
      <fieldset class="segments">
        <legend class="visually-hidden">Kind of order</legend>
        {kinds.map(({ kind, words }) => (
          <label key={kind}>
            <input
              type="radio"
              name="kind"
              checked={form.kind === kind}
              onChange={() => update({ ...emptyForm, kind })}
            />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>Name or code</span>
        <input
          id="what"
          list="choices"
          value={form.what}
          placeholder={form.kind === 'medicine' ? 'azathioprine …' : ''}
          onInput={(event) => update({ what: event.currentTarget.value })}
        />
      </label>
      <datalist id="choices">
        {choices(setup, form.kind).map(({ name, code }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
      <p class="hint" aria-live="polite">
        {codeHint(setup, form)}
      </p>
      {form.kind === 'medicine' && <Dose form={form} update={update} />}
      {form.replaces !== undefined && <p class="hint">Replaces the active order when it is signed.</p>}
      {editing !== undefined && (
        <button type="button" class="quiet" onClick={() => ehr.change(leaveForm)}>
          Write another order too
        </button>
      )}
    </form>
  );
}

function codeHint(setup: Setup, form: OrderForm): string {
  if (form.what.trim() === '') return 'Choose from the list, or type any name or code.';
  const choice = chosen(setup, form);
  if (choice === undefined) return 'Not in the list: sent as written, without a code.';
  const system = { medicine: 'RxNorm', vaccine: 'CVX', test: 'LOINC' }[form.kind];
  return `${system} ${choice.code}${choice.name === form.what ? '' : `, ${choice.name}`}`;
}

function Dose({
  form,
  update,
}: {
  readonly form: OrderForm;
  readonly update: (part: Partial<OrderForm>) => void;
}): JSX.Element {
  return (
    <div class="dose">
      <label class="field">
        <span>Dose</span>
        <input
          type="number"
          min="0"
          step="any"
          value={form.amount}
          onInput={(event) => update({ amount: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>Unit</span>
        <select
          value={form.unit}
          onChange={(event) => update({ unit: event.currentTarget.value === 'mg' ? 'mg' : 'tablet' })}
        >
          <option value="tablet">tablets</option>
          <option value="mg">mg</option>
        </select>
      </label>
      <label class="field wide-field">
        <span>How often</span>
        <select
          value={form.frequency}
          onChange={({ currentTarget }) => {
            const frequency = frequencies.find(({ id }) => id === currentTarget.value);
            if (frequency !== undefined) update({ frequency: frequency.id });
          }}
        >
          {frequencies.map(({ id, words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
