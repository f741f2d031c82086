import type { CardWords } from './template.js';

export const labelCladribine = {
  detail: 'The label excludes patients immunocompromised by current therapy.',
  rows: {
    cladribine: {
      summary: 'Cladribine + {drug}: must not be started in immunosuppressed patients.',
      proposals: ['Cancel {partner}'],
    },
    after: { summary: 'Cladribine within a year: lymphocytes unknown or low before {drug}.', proposals: ['Order CBC'] },
  },
} as const satisfies CardWords;
