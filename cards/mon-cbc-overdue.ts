import type { CardWords } from './template.js';

export const monCbcOverdue = {
  detail:
    'EU: weekly for 8 weeks, then monthly or at least 3-monthly. US: weekly in month 1, every 2 weeks in months 2-3, then monthly. BSR: every 2 weeks until stable 6 weeks, monthly for 3 months, then 3-monthly.',
  rows: {
    baseline: {
      summary: 'No blood count in 30 days before starting {drug}: get baseline tests.',
      proposals: ['Order CBC, LFT, RENAL'],
    },
    'xoi-early': {
      summary: '{drug} with {partner}: weekly blood count due, last {days} days ago.',
      proposals: ['Order CBC'],
    },
    'xoi-late': {
      summary: '{drug} with {partner}: monthly blood count due, last {days} days ago.',
      proposals: ['Order CBC'],
    },
    p1: { summary: '{drug} week {n}: weekly blood count due, last {days} days ago.', proposals: ['Order CBC'] },
    p2: { summary: '{drug} month {n}: monthly blood count due, last {days} days ago.', proposals: ['Order CBC'] },
    late: {
      summary: '{drug}: no blood count for {days} days. Order one before renewing.',
      proposals: ['Order CBC, LFT, RENAL'],
    },
    tight: {
      summary: '{drug} with {reason}: blood count every 2 months, last {days} days ago.',
      proposals: ['Order CBC'],
    },
    'old-age': {
      summary: '{drug} at age {age}: blood count {days} days old, closer checks advised.',
      proposals: ['Order CBC'],
    },
    due: { summary: '{drug}: 3-monthly blood count due, last {days} days ago.', proposals: ['Order CBC'] },
  },
  addOns: {
    lft: 'Liver tests and creatinine not seen for {days} days: same order.',
  },
} as const satisfies CardWords;
