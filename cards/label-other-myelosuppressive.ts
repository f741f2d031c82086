import type { CardWords } from './template.js';

export const labelOtherMyelosuppressive = {
  detail: 'Class reasoning; no label text was read for these pairs.',
  rows: {
    agranulocytosis: {
      summary: '{partner} + {drug}: agranulocytosis risk adds up; specialist and weekly ANC.',
      proposals: ['Order CBC'],
    },
    others: { summary: '{partner} + {drug}: both lower counts; blood count in 2 weeks.', proposals: ['Order CBC'] },
  },
} as const satisfies CardWords;
