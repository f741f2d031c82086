import type { JSX } from 'preact';
import type { DemoPatient, DemoTry } from '../web/demo-patient.js';
import { draftOf, emptyForm, type OrderForm } from './orders.js';
import { newSession, nextId, writeForm } from './session.js';
import type { Setup } from './setup.js';
import type { Ehr } from './use-ehr.js';

interface Props {
  readonly story: DemoPatient;
  readonly ehr: Ehr;
  readonly setup: Setup;
}

/** What is going on with this patient, and what to try: a click writes the order. */
export function Story({ story, ehr, setup }: Props): JSX.Element {
  const fill = ({ hook, order }: DemoTry): void => {
    if (order === undefined) return;
    ehr.change((session) => {
      const fresh = { ...newSession, saved: session.saved, made: session.made };
      const form = formFor(order);
      const written = writeForm(fresh, form, draftOf(setup, form, nextId(fresh), story.patient));
      return hook === 'order-sign' ? { ...written, stage: 'reviewing' } : written;
    });
  };
  return (
    <section class="story" aria-labelledby="story">
      <div>
        <h2 id="story">{story.title}</h2>
        <p>{story.story}</p>
      </div>
      <ul class="tries">
        {story.tries.map((attempt, index) => (
          <li key={index}>
            {attempt.order === undefined ? (
              <p class="hint">Opening this chart is enough: the card is there.</p>
            ) : (
              <button type="button" class="try-it" onClick={() => fill(attempt)}>
                Try: {wordsOf(attempt.order)}
                {attempt.hook === 'order-sign' ? ', at signing' : ''}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordsOf({ type, name, number, frequency }: NonNullable<DemoTry['order']>): string {
  const [, strength = ''] = / (\S+) MG /.exec(name) ?? [];
  const times = ['', 'once', 'twice', '3 times', '4 times'][frequency] ?? '';
  const mg = strength === '' ? '' : ` ${strength} mg`;
  return `${type}${mg}, ${number} ${number === 1 ? 'tablet' : 'tablets'} ${times} a day`;
}

function formFor({ name, number, frequency }: NonNullable<DemoTry['order']>): OrderForm {
  const ids = { 1: 'daily', 2: 'twice', 3: 'three', 4: 'four' } as const;
  return { ...emptyForm, what: name, amount: String(number), frequency: ids[frequency] };
}
