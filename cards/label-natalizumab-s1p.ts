import type { CardWords } from './template.js';

export const labelNatalizumabS1p = {
  detail: 'PML was reported with azathioprine before or with natalizumab.',
  rows: {
    strong: {
      summary: '{partner} + {drug}: PML and infection risk; not ordinarily combined.',
      proposals: ['Cancel {partner}'],
    },
    others: { summary: '{partner} + {drug}: added immunosuppression; plan the wash-out.', proposals: [] },
  },
} as const satisfies CardWords;
