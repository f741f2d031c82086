import type { CardWords } from './template.js';

export const labelLeflunomide = {
  detail: 'Persists for up to two years without cholestyramine wash-out.',
  rows: {
    new: {
      summary: '{partner} + {drug}: combination not advisable (marrow, liver).',
      proposals: ['Cancel {partner}', 'Order CBC, LFT'],
    },
    persisting: { summary: '{partner} ended {days} days ago: wash-out done before {drug}?', proposals: [] },
  },
} as const satisfies CardWords;
