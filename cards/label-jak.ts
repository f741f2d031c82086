import type { CardWords } from './template.js';

export const labelJak = {
  detail: 'Topical JAK inhibitors are excluded.',
  rows: {
    new: {
      summary: '{partner} + {drug}: not recommended, added immunosuppression. Plan the switch.',
      proposals: ['Cancel {partner}'],
    },
  },
} as const satisfies CardWords;
