import type { CardWords } from './template.js';

export const labelMycophenolate = {
  detail: 'A planned switch needs a stop date for one of them.',
  rows: {
    new: {
      summary: 'Mycophenolate + {drug}: two antimetabolites. Switching? Stop one first.',
      proposals: ['Cancel {partner}'],
    },
  },
} as const satisfies CardWords;
