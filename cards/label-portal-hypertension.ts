import type { CardWords } from './template.js';

export const labelPortalHypertension = {
  detail: 'Added to EU product information.',
  rows: {
    recorded: {
      summary: 'Portal hypertension and {drug}: known thiopurine effect; hepatology review.',
      proposals: ['Hepatology referral'],
    },
  },
} as const satisfies CardWords;
