import type { CardWords } from './template.js';

export const coreXoiFebuxostat = {
  detail:
    'EU text: data are insufficient for a dose. US and Japanese labels: contraindicated. Nineteen cases of myelosuppression were reported to the FDA, median onset 1.6 months. Febuxostat is not the safe substitute for allopurinol here.',
  rows: {
    current: {
      summary: '{partner} + {drug}: do not combine. No safe {drug} dose is established.',
      proposals: [
        'Cancel {partner}',
        'Cancel {drug}',
        'If both are already taken: blood count now; stop one with the specialist',
      ],
    },
    washout: { summary: '{partner} stopped {days} days ago: start {drug} after {date}.', proposals: [] },
  },
} as const satisfies CardWords;
