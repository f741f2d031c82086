import type { CardWords } from './template.js';

export const labelMarrowFailure = {
  detail: 'One EU label lists severe marrow impairment as contraindication, another asks for benefit-risk analysis.',
  rows: {
    start: {
      summary: '{condition}: do not start {drug}; severe marrow impairment.',
      proposals: ['Cancel {drug}', 'Haematology decides'],
    },
    continuing: { summary: '{condition} newly recorded on {drug}: haematology today.', proposals: [] },
  },
} as const satisfies CardWords;
