import type { CardWords } from './template.js';

export const labelDoseRange = {
  detail:
    'Transplant up to 5 mg/kg on day 1, then 1-4 (EU) or 1-3 (US); RA 1 to 2.5; autoimmune hepatitis 1-1.5, at most 2; other autoimmune 1-3; MS adults 2-3. Mercaptopurine 1-1.5 outside cancer; leukaemia 1.5-2.5 mg/kg or 50-75 mg/m2. Elderly, renal or hepatic impairment: lower end. Maintain on the lowest effective dose. Once a day or divided. Overdose shows as throat ulcers, bruising or infection; counts are lowest on days 9-14.',
  rows: {
    'as-needed': {
      summary: '{drug} as needed: a thiopurine is never given as needed. Check the order.',
      proposals: ['Enter a fixed daily dose'],
    },
    lookalike: { summary: '{drug} {mg} mg for a few days: did you mean azithromycin?', proposals: ['Cancel {drug}'] },
    'over-5': {
      summary: '{drug} {mg} mg/day is above 5 mg/kg: check units, strength and frequency.',
      proposals: ['Correct the dose'],
    },
    'mp-critical': {
      summary: 'Mercaptopurine {mg} mg/day: azathioprine dose keyed as mercaptopurine? Equivalent is half.',
      proposals: ['Correct the dose'],
    },
    'all-critical': {
      summary: '{drug} {mg} mg/day is above every leukaemia protocol range. Check the dose.',
      proposals: ['Correct the dose'],
    },
    weekly: {
      summary: '{drug} once a week: that is a methotrexate pattern. Check drug and frequency.',
      proposals: ['Check drug and frequency'],
    },
    'all-label': { summary: '{drug} {mg} mg/day is above the label start; protocol may differ.', proposals: [] },
    'over-range': {
      summary: '{drug} {mgkg} mg/kg/day exceeds {max} for {indication}. Check dose.',
      proposals: [
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    'over-range-settled': {
      summary: '{drug} {mgkg} mg/kg/day is above {max} for {indication}; unchanged.',
      proposals: [],
    },
    'high-no-weight': {
      summary: '{drug} {mg} mg/day without a valid weight: above the usual range. Check dose.',
      proposals: [],
    },
    'high-with-weight': { summary: '{drug} {mg} mg/day: verify in obesity; use metabolite levels.', proposals: [] },
    drop: { summary: '{drug} dose drops from {mg0} to {mg} mg/day: intended?', proposals: [] },
    rise: {
      summary: '{drug} dose rises from {mg0} to {mg} mg/day: blood count within 2 weeks.',
      proposals: ['Order CBC'],
    },
  },
} as const satisfies CardWords;
