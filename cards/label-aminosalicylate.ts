import type { CardWords } from './template.js';

export const labelAminosalicylate = {
  detail: 'Routine pair in colitis: never block. Sulfasalazine shares marrow and liver effects.',
  rows: {
    'at-risk': {
      summary: '{partner} may raise {drug} levels, with {reason}: check count, consider lower dose.',
      proposals: ['Order CBC'],
    },
  },
} as const satisfies CardWords;
