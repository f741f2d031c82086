import type { CardWords } from './template.js';

export const coreRibavirin = {
  detail:
    'If ever unavoidable: blood count weekly for a month, every two weeks for two months, then monthly; stop at any fall and do not re-introduce.',
  rows: {
    systemic: {
      summary: 'Ribavirin + {drug}: severe pancytopenia at 3-7 weeks. Do not combine.',
      proposals: [
        'Cancel {partner}',
        'Cancel {drug}',
        'Ribavirin-free antiviral, or hold {drug} with the specialist; blood count now',
      ],
    },
    inhaled: {
      summary: 'Inhaled ribavirin + {drug}: limited absorption; check blood count weekly.',
      proposals: ['Order CBC'],
    },
    persisting: {
      summary: 'Ribavirin ended {days} days ago: marrow risk with {drug} persists. Check blood count.',
      proposals: ['Order CBC'],
    },
    trace: {
      summary: 'Ribavirin ended {days} days ago; may persist six months. Check blood count on {drug}.',
      proposals: [],
    },
  },
} as const satisfies CardWords;
