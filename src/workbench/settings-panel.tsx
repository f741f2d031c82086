import type { JSX } from 'preact';
import { fhirFaults, type FhirFault } from '../model/fhir-fault.js';
import { breakable, type Settings } from './settings.js';

interface Props {
  readonly settings: Settings;
  readonly set: (settings: Settings) => void;
}

const hookChoices = [
  { value: 'current', words: 'order-select, order-sign, patient-view' },
  { value: 'older', words: 'medication-prescribe (old client)' },
] as const;

const dataChoices = [
  { value: 'prefetch', words: 'prefetch' },
  { value: 'fhirServer', words: 'FHIR server' },
  { value: 'neither', words: 'neither' },
] as const;

const faultWords: { readonly [F in FhirFault]: string } = {
  slow: 'slow',
  failing: 'fails',
  incomplete: 'incomplete',
  'other-patient': 'other patient',
};

/** How this EHR talks to the service, and what is broken in it. */
export function SettingsPanel({ settings, set }: Props): JSX.Element {
  return (
    <section class="settings" aria-labelledby="settings">
      <h2 id="settings">This EHR</h2>
      <div class="row">
        <Choice
          name="Hooks"
          value={settings.hooks}
          choices={hookChoices}
          choose={(hooks) => set({ ...settings, hooks })}
        />
        <Choice
          name="Data by"
          value={settings.data}
          choices={dataChoices}
          choose={(data) => set({ ...settings, data })}
        />
      </div>
      <BreakIt settings={settings} set={set} />
    </section>
  );
}

function BreakIt({ settings, set }: Props): JSX.Element {
  const broken = breakable.filter(({ type }) => settings.faults[type] !== undefined).map(({ words }) => words);
  return (
    <details class="break-it">
      <summary>Break it{broken.length === 0 ? '' : `: ${broken.join(', ')}`}</summary>
      <fieldset>
        <legend>What the EHR’s FHIR server does when it is asked for</legend>
        {breakable.map(({ type, words }) => (
          <label key={type} class="field">
            <span>{words}</span>
            <select
              name={type}
              value={settings.faults[type] ?? ''}
              onChange={(event) => set({ ...settings, faults: withFault(settings, type, event.currentTarget.value) })}
            >
              <option value="">works</option>
              {fhirFaults.map((fault) => (
                <option key={fault} value={fault}>
                  {faultWords[fault]}
                </option>
              ))}
            </select>
          </label>
        ))}
        <p class="row">
          <button type="button" class="quiet" onClick={() => set({ ...settings, faults: everything('failing') })}>
            Fail everything
          </button>
          <button type="button" class="quiet" onClick={() => set({ ...settings, faults: {} })}>
            Repair everything
          </button>
        </p>
      </fieldset>
    </details>
  );
}

function withFault({ faults }: Settings, type: string, word: string): Settings['faults'] {
  const others = Object.entries(faults).filter(([known]) => known !== type);
  const fault = fhirFaults.find((known) => known === word);
  return Object.fromEntries(fault === undefined ? others : [...others, [type, fault]]);
}

function everything(fault: FhirFault): Settings['faults'] {
  return Object.fromEntries(breakable.map(({ type }) => [type, fault]));
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly words: string }[];
  readonly choose: (value: Value) => void;
}

function Choice<Value extends string>({ name, value, choices, choose }: ChoiceProps<Value>): JSX.Element {
  return (
    <label class="inline-field">
      <span>{name}</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          const next = choices.find((choice) => choice.value === currentTarget.value);
          if (next !== undefined) choose(next.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </label>
  );
}
