import type { CardWords } from './template.js';

export const labelEbv = {
  detail: 'A line in the start card asks for EBV IgG below 35 years in IBD when no result is on file.',
  rows: {
    negative: {
      summary: 'EBV IgG negative, man under 35: lymphoma risk with {drug}. Consider another drug.',
      proposals: ['Discuss an alternative'],
    },
    'negative-other': { summary: 'EBV IgG negative: primary infection on {drug} can be severe.', proposals: [] },
  },
} as const satisfies CardWords;
