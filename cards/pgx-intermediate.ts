import type { CardWords } from './template.js';

export const pgxIntermediate = {
  detail:
    'Possible intermediate may in truth be poor: treat as at least intermediate. Mercaptopurine exactly at the limit of 1.5 mg/kg counts as within it.',
  rows: {
    tioguanine: {
      summary: '{gene} intermediate: tioguanine needs reduction; specialist sets the dose.',
      proposals: [],
    },
    high: {
      summary: '{gene} intermediate: start {drug} at half of normal ({new} mg).',
      withoutNumber: '{gene} intermediate: start {drug} at 30-80% of normal.',
      proposals: [
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    fits: { summary: '{gene} intermediate: {drug} dose already low; weekly count for 8 weeks.', proposals: [] },
  },
} as const satisfies CardWords;
