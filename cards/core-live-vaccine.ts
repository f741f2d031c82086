import type { CardWords } from './template.js';

export const coreLiveVaccine = {
  detail:
    'Substitutes: influenza nasal to inactivated, oral typhoid to Vi, oral polio to inactivated, live cholera to killed. Recombinant zoster, MVA-BN, mRNA and all inactivated vaccines raise no card; responses may be weaker. Household contacts: no oral polio.',
  rows: {
    live: {
      summary: 'Live {vaccine} on {drug}: risk of vaccine-strain infection. Do not give.',
      proposals: ['Cancel {vaccine}', 'Inactivated substitute where one exists; exposed: immunoglobulin, specialist'],
    },
    'varicella-low': {
      summary: '{vaccine} on low-dose {drug}: label says avoid; specialist-only exception.',
      proposals: ['Cancel {vaccine}', 'Adults: recombinant zoster vaccine instead of the live one'],
    },
    varicella: {
      summary: 'Live {vaccine} on {drug}: do not give at this immunosuppression.',
      proposals: ['Cancel {vaccine}', 'Adults from 19 years: recombinant zoster vaccine'],
    },
    'after-stop': {
      summary: '{drug} stopped {days} days ago: live {vaccine} only after {date}.',
      proposals: ['Defer to {date}'],
    },
    unclassified: {
      summary: '{vaccine} could not be classified: check that it is not live before giving with {drug}.',
      proposals: [],
    },
  },
} as const satisfies CardWords;
