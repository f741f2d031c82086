import type { CardWords } from './template.js';

export const pgxNotTested = {
  detail:
    'Testing never replaces blood counts. NUDT15 matters in every ancestry. Early hair loss suggests NUDT15 deficiency.',
  rows: {
    pending: { summary: 'TPMT/NUDT15 result awaited: keep {drug} at or below 1 mg/kg until then.', proposals: [] },
    organ: {
      summary: 'No TPMT/NUDT15 result before {drug}: order it; weekly counts meanwhile.',
      proposals: ['Order TPMT and NUDT15'],
    },
    high: {
      summary: 'No TPMT/NUDT15 result before {drug} {mg} mg: test first or start low.',
      proposals: [
        'order TPMT and NUDT15 and wait',
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    low: { summary: 'No TPMT/NUDT15 result: order before raising {drug}.', proposals: ['Order TPMT and NUDT15'] },
  },
} as const satisfies CardWords;
