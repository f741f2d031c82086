import type { CardWords } from './template.js';

export const labelWeakMyelotoxic = {
  detail: 'Weak evidence, suggested only.',
  rows: {
    abnormal: {
      summary: '{partner} may add to {drug} marrow effect, with {reason}: prefer another agent.',
      proposals: [],
    },
  },
} as const satisfies CardWords;
