/** Why a daily dose could not be read off an order, in words for the card. */
import type { DailyDose, Refusal } from '../src/model/dose.js';

const words: { readonly [R in Refusal]?: string } = {
  'two-doses': 'two different doses',
  'unit-unknown': 'unit not known',
  'weight-unknown': 'per kg, and no valid weight',
  'strength-unknown': 'tablet strength not known',
  'dayOfWeek-vs-weekly': 'days and times a week disagree',
  'dayOfWeek-vs-period': 'days and period disagree',
  'no-period': 'no period',
  'frequency-vs-times': 'frequency and times disagree',
  'timing-code': 'timing code not known',
  'no-timing': 'no timing',
  indistinguishable: 'identical dosage lines',
  'mixed-sequence': 'unclear sequence of dosage lines',
  'as-needed': 'as needed',
  'infusion-rate': 'infusion rate',
  'no-dose': 'no dose',
};

/** Undefined for one plain dose. */
export function whyNotPlain(dose: DailyDose): string | undefined {
  switch (dose.kind) {
    case 'fixed':
      return undefined;
    case 'range':
      return 'a range or an intravenous order';
    case 'steps':
      return 'a multi-step or tapering order';
    case 'refused':
      return words[dose.reason] ?? 'dose not readable';
  }
}
