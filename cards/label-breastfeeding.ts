import type { CardWords } from './template.js';

export const labelBreastfeeding = {
  detail: 'EU label contraindicates; LactMed, EULAR and BSR accept. Infant blood count optional.',
  rows: {
    high: {
      summary: 'Breastfeeding on high-exposure {drug}: specialist advice, consider infant count.',
      proposals: [],
    },
    documented: {
      summary: 'Breastfeeding on {drug}: EU label says no, LactMed accepts; feed 4-6 h after dose.',
      proposals: [],
    },
  },
} as const satisfies CardWords;
