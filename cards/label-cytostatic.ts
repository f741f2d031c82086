import type { CardWords } from './template.js';

export const labelCytostatic = {
  detail:
    'Cyclophosphamide followed by azathioprine is normal: only an overlap alerts. Methotrexate, hydroxycarbamide in sickle disease and topical agents have their own rules or none.',
  rows: {
    cancer: { summary: '{partner} + {drug}: is {drug} still intended during chemotherapy?', proposals: [] },
    'non-malignant': {
      summary: '{partner} + {drug}: avoid overlap; marrow toxicity and malignancy risk.',
      proposals: ['Cancel {partner}', 'Order CBC'],
    },
  },
} as const satisfies CardWords;
