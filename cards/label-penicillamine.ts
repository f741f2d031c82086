import type { CardWords } from './template.js';

export const labelPenicillamine = {
  detail: 'Label: avoid where possible; if kept, weekly counts.',
  rows: {
    new: {
      summary: 'Penicillamine + {drug}: avoid; additive marrow toxicity.',
      proposals: ['Cancel {partner}', 'Order CBC'],
    },
  },
} as const satisfies CardWords;
