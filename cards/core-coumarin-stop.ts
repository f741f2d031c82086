import type { CardWords } from './template.js';

export const coreCoumarinStop = {
  detail: 'The bleeding risk of this pair lies here, not in the start of the thiopurine.',
  rows: {
    reduction: {
      summary: 'Reducing {drug} on {coumarin}: INR may RISE sharply (bleeding). INR in 3-5 days.',
      proposals: ['Order INR'],
    },
  },
} as const satisfies CardWords;
