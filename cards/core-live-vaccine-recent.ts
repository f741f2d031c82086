import type { CardWords } from './template.js';

export const coreLiveVaccineRecent = {
  detail:
    'The waiting time is also the moment for recombinant zoster, pneumococcal, hepatitis B and influenza vaccines.',
  rows: {
    recent: {
      summary: '{vaccine} given {days} days ago: start {drug} after {date} if it can wait.',
      proposals: ['Start after {date}'],
    },
  },
} as const satisfies CardWords;
