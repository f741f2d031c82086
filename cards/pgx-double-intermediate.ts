import type { CardWords } from './template.js';

export const pgxDoubleIntermediate = {
  detail: 'Changed by CPIC in March 2024 from 30-80 % to 20-50 %.',
  rows: {
    critical: {
      summary: 'TPMT and NUDT15 intermediate: {drug} {mg} mg too high; start at {new} mg.',
      withoutNumber: 'TPMT and NUDT15 intermediate: {drug} {mg} mg too high; start at 20-50% of normal.',
      proposals: [
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    warning: {
      summary: 'TPMT and NUDT15 intermediate: lower {drug} {mg} mg to {new} mg.',
      withoutNumber: 'TPMT and NUDT15 intermediate: lower {drug} {mg} mg to 20-50% of normal.',
      proposals: [
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    settled: {
      summary: 'TPMT and NUDT15 intermediate on {drug} {mg} mg: close counts, specialist review.',
      proposals: ['Order CBC'],
    },
    fits: { summary: 'TPMT and NUDT15 intermediate: {drug} dose fits; weekly count for 8 weeks.', proposals: [] },
  },
} as const satisfies CardWords;
