import type { CardWords } from './template.js';

export const labelAntitnf = {
  detail: 'The combination has proven benefit in IBD; it is not blocked.',
  rows: {
    'young-man': {
      summary: '{partner} + {drug}, young man with IBD: hepatosplenic T-cell lymphoma risk. Discuss.',
      proposals: [],
    },
    infliximab: {
      summary: 'Infliximab may raise 6-TGN on {drug}: blood count at 2-4 weeks.',
      proposals: ['Order CBC'],
    },
  },
} as const satisfies CardWords;
