import type { CardWords } from './template.js';

export const labelCotrimoxazole = {
  detail: 'Evidence conflicts: harm in a 1980 cohort, no excess in a 1974 trial. Pneumocystis prophylaxis is standard.',
  rows: {
    abnormal: {
      summary: '{partner} + {drug} with {reason}: marrow suppression adds up. Count weekly.',
      proposals: ['Order CBC'],
    },
    short: {
      summary: 'Short {partner} course with {drug}: blood count if fever or longer than 7 days.',
      proposals: [],
    },
    treatment: {
      summary: '{partner} + {drug}: added marrow suppression. Blood count weekly while combined.',
      proposals: ['Order CBC'],
    },
  },
} as const satisfies CardWords;
