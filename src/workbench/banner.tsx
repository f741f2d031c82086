import type { JSX } from 'preact';
import type { FhirJson } from '../model/json.js';
import { linesOf, personOf, resultsOf } from './chart.js';
import type { Setup } from './setup.js';

interface Props {
  readonly setup: Setup;
  readonly record: readonly FhirJson[] | undefined;
  readonly name: string;
  readonly now: Date;
  readonly back: { readonly href: string; readonly words: string };
}

/** Whose chart this is: what must never be out of sight while one prescribes. */
export function Banner({ setup, record = [], name, now, back }: Props): JSX.Element {
  const person = personOf(record, now);
  const weights = setup.analytes.find(({ id }) => id === 'body-weight');
  const weight = weights && resultsOf(record, weights).at(-1);
  const allergies = linesOf(record, 'AllergyIntolerance').map(({ words }) => words);
  return (
    <header class="banner">
      <a class="back" href={back.href}>
        {back.words}
      </a>
      <h1>{name}</h1>
      {person !== undefined && (
        <p>
          {person.age} years, {person.sex}, born {person.born}
        </p>
      )}
      <p>{weight === undefined ? 'Weight not recorded' : `${weight.value} ${weight.unit}`}</p>
      <p class={allergies.length > 0 ? 'allergy' : ''}>
        {allergies.length > 0 ? `Allergy: ${allergies.join(', ')}` : 'No allergy recorded'}
      </p>
    </header>
  );
}
