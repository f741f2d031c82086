import type { CardWords } from './template.js';

export const pgxPoor = {
  detail: 'CPIC: outside cancer choose another drug; in cancer start at about one tenth.',
  rows: {
    tioguanine: {
      summary: '{gene} poor metabolizer: tioguanine needs drastic reduction; specialist only.',
      proposals: [],
    },
    leukaemia: {
      summary: '{gene} poor metabolizer: {drug} {mg} mg needs protocol reduction to about 10%.',
      proposals: ['Protocol specialist sets dose and days'],
    },
    reduced: {
      summary: '{gene} poor metabolizer on reduced {drug} {mg} mg: weekly blood count.',
      proposals: ['Order CBC'],
    },
    standard: {
      summary: '{gene} poor metabolizer: {drug} can be fatal. Use a non-thiopurine.',
      proposals: ['Cancel {drug}', 'Continuing patient: specialist today; transplant: never stop without replacement'],
    },
  },
} as const satisfies CardWords;
