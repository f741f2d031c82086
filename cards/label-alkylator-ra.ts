import type { CardWords } from './template.js';

export const labelAlkylatorRa = {
  detail: 'The US label lists it with the contraindications.',
  rows: {
    match: {
      summary: 'RA after {partner}: label warns of prohibitive cancer risk with {drug}.',
      proposals: ['Alternative DMARD'],
    },
  },
} as const satisfies CardWords;
