import type { CardWords } from './template.js';

export const pgxIndeterminate = {
  detail: 'Red-cell activity is unreliable for 90 days after transfusion.',
  rows: {
    'neither-pending': { summary: 'TPMT/NUDT15 result awaited: keep {drug} low until it is there.', proposals: [] },
    neither: {
      summary: 'TPMT/NUDT15 not assignable: measure TPMT activity before {drug} {mg} mg.',
      proposals: ['Order TPMT activity and the TPMT/NUDT15 genotype'],
    },
    one: { summary: '{gene} unknown, {known} normal: weekly counts on {drug} all the same.', proposals: [] },
  },
} as const satisfies CardWords;
