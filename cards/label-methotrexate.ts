import type { CardWords } from './template.js';

export const labelMethotrexate = {
  detail:
    'Oral methotrexate 20 mg/m2 raised 6-MP AUC by 31%; 2 and 5 g/m2 intravenously by 69% and 93%. Settled pairs are silent.',
  rows: {
    'high-dose': {
      summary: 'High-dose methotrexate raises 6-MP exposure 69-93%: adjust {drug} to counts.',
      proposals: ['Order CBC'],
    },
    'low-dose': {
      summary: 'Methotrexate + {drug}: added marrow and liver toxicity; specialist-only pair.',
      proposals: ['Cancel {partner}', 'Order CBC, LFT'],
    },
  },
} as const satisfies CardWords;
