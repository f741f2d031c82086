import type { JSX } from 'preact';
import { object, text } from '../model/json.js';
import { medicinesOf, type Medicine } from './chart.js';
import { formOf, referenceOf, renewalOf } from './orders.js';
import { add, edit, leaveForm, nextId, stop } from './session.js';
import type { Setup } from './setup.js';
import type { Ehr } from './use-ehr.js';

/** What the patient takes, with what can be done about it, and what came before. */
export function Medicines({ ehr, setup }: { readonly ehr: Ehr; readonly setup: Setup }): JSX.Element {
  const medicines = medicinesOf(ehr.record ?? []);
  const active = medicines.filter(({ isActive }) => isActive);
  const past = medicines.filter(({ isActive }) => !isActive);
  return (
    <section class="panel medicines" aria-labelledby="medicines">
      <h2 id="medicines">Current medicines</h2>
      {active.length === 0 && <p class="hint">None recorded.</p>}
      <ul>
        {active.map((medicine) => (
          <li key={medicine.reference}>
            <MedicineLine medicine={medicine} />
            {medicine.order.resourceType === 'MedicationRequest' && (
              <Actions medicine={medicine} ehr={ehr} setup={setup} />
            )}
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>Earlier: {past.length}</summary>
          <ul>
            {past.map((medicine) => (
              <li key={medicine.reference}>
                <MedicineLine medicine={medicine} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function MedicineLine({
  medicine: { name, dose, since, until, isActive },
}: {
  readonly medicine: Medicine;
}): JSX.Element {
  return (
    <p>
      <span class="medicine-name">{name}</span>
      {dose === '' ? '' : `, ${dose}`}{' '}
      <span class="when">{isActive || until === '' ? `since ${since}` : `${since} to ${until}`}</span>
    </p>
  );
}

function Actions({
  medicine,
  ehr,
  setup,
}: {
  readonly medicine: Medicine;
  readonly ehr: Ehr;
  readonly setup: Setup;
}): JSX.Element {
  const { order, name } = medicine;
  const goOn = (isChange: boolean): void => {
    const reference = text(object(order['medicationReference'])?.['reference']);
    const medication = ehr.record?.find((resource) => referenceOf(resource) === reference);
    ehr.change((session) => {
      const id = nextId(session);
      const draft = renewalOf(order, medication, id);
      const added = add(leaveForm(session), draft, '');
      return isChange ? edit(added, id, formOf(setup, draft)) : added;
    });
    if (isChange) document.getElementById('what')?.focus();
  };
  const hidden = <span class="visually-hidden">{name}</span>;
  return (
    <p class="row">
      <button type="button" class="quiet" onClick={() => goOn(true)}>
        Change {hidden}
      </button>
      <button type="button" class="quiet" onClick={() => goOn(false)}>
        Renew {hidden}
      </button>
      <button type="button" class="quiet" onClick={() => ehr.change((session) => stop(session, order, new Date()))}>
        Stop {hidden}
      </button>
    </p>
  );
}
