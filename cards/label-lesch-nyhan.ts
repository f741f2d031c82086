import type { CardWords } from './template.js';

export const labelLeschNyhan = {
  detail: 'These patients usually take allopurinol: double hazard.',
  rows: {
    match: { summary: 'Lesch-Nyhan: {drug} is not activated; not advised.', proposals: ['Cancel {drug}'] },
  },
} as const satisfies CardWords;
