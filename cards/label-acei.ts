import type { CardWords } from './template.js';

export const labelAcei = {
  detail: 'If haemoglobin falls more than 2 g/dL consider another class. Everyone else: routine counts cover it.',
  rows: {
    'at-risk': {
      summary: '{partner} + {drug}: anaemia (leukopenia cases). Blood count in 2-4 weeks.',
      proposals: ['Order CBC'],
    },
  },
} as const satisfies CardWords;
