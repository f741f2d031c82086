import type { CardWords } from './template.js';

export const labelPancreatitis = {
  detail: 'Usually within the first weeks; also in the allergy list as reaction.',
  rows: {
    active: {
      summary: 'Acute pancreatitis: do not give {drug}; specialist decides.',
      proposals: ['Cancel {drug}', 'Transplant: call the team'],
    },
    'drug-induced': {
      summary: 'Past drug-induced pancreatitis: was it a thiopurine? Clarify before {drug}.',
      proposals: [],
    },
    past: { summary: 'Past pancreatitis: watch for recurrence on {drug}.', proposals: [] },
  },
} as const satisfies CardWords;
