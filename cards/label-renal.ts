import type { CardWords } from './template.js';

export const labelRenal = {
  detail:
    'The EU label asks for the lowest doses of the range. The shares come from reference texts, not from the label.',
  rows: {
    'very-low': {
      summary: 'eGFR {egfr}: keep {drug} at half the usual dose ({new} mg), weekly count.',
      withoutNumber: 'eGFR {egfr}: keep {drug} at half the usual dose, weekly count.',
      proposals: [
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    mid: {
      summary: 'eGFR {egfr}: keep {drug} at three quarters of usual ({new} mg), frequent counts.',
      withoutNumber: 'eGFR {egfr}: keep {drug} at three quarters of usual, frequent counts.',
      proposals: [
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    'no-weight': {
      summary: 'eGFR {egfr}: start {drug} at the low end; weight missing, dose not checked.',
      proposals: [],
    },
    'low-start': { summary: 'eGFR {egfr} at {drug} start: more frequent blood counts.', proposals: [] },
    falling: {
      summary: 'Renal function falling on {drug} (eGFR {egfr}): recheck dose and count.',
      proposals: ['Order CBC, RENAL'],
    },
  },
} as const satisfies CardWords;
