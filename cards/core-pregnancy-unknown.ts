import type { CardWords } from './template.js';

export const corePregnancyUnknown = {
  detail: 'Contraception wording: label-contraception.',
  rows: {
    unknown: {
      summary: 'Pregnancy status unknown before {drug}: order hCG, discuss contraception.',
      proposals: ['Order HCG'],
    },
  },
} as const satisfies CardWords;
