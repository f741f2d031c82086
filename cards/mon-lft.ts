import type { CardWords } from './template.js';

export const monLft = {
  detail: "Label: stop at once if jaundice. Judge against the patient's own baseline in liver disease and transplant.",
  rows: {
    jaundice: {
      summary: 'Jaundice or {test} {value}: do not give {drug} until evaluated.',
      proposals: [
        'Cancel {drug}',
        'Stop unless transplant or autoimmune hepatitis specialist decides otherwise; today',
      ],
    },
    autoimmune: {
      summary: '{test} {value} in autoimmune hepatitis: flare or {drug}? Specialist before any change.',
      proposals: ['Order LFT'],
    },
    high: {
      summary: '{test} {value} on {drug}: repeat in 1-2 weeks, specialist, check 6-MMP.',
      proposals: ['Order LFT'],
    },
    raised: { summary: '{test} {value} on {drug}: repeat in 2 weeks.', proposals: ['Order LFT'] },
  },
} as const satisfies CardWords;
