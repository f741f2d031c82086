import type { CardWords } from './template.js';

export const labelHypersensitivity = {
  detail:
    'Reactions can mimic sepsis: fever, rigors, hypotension, flu-like illness, usually within weeks; erythema nodosum counts; pancreatitis recurs. Nine of 29 patients reacted again to mercaptopurine.',
  rows: {
    severe: {
      summary: '{allergen} hypersensitivity recorded: do not give {drug} (cross-reaction).',
      proposals: ['Cancel {drug}', 'Already taking it: specialist today'],
    },
    'unknown-start': {
      summary: '{allergen} allergy, reaction unknown: do not give {drug} until clarified.',
      proposals: ['Cancel {drug}', 'Clarify the reaction'],
    },
    'unknown-continuing': {
      summary: '{allergen} allergy recorded while {drug} continues: clarify the entry.',
      proposals: [],
    },
    moderate: { summary: '{allergen} reaction recorded ({reason}): {drug} only with specialist plan.', proposals: [] },
    'mild-same': { summary: '{drug} intolerance recorded ({reason}): consider split dose or switch.', proposals: [] },
    'mild-other': {
      summary: '{allergen} intolerance recorded ({reason}): {drug} is an accepted next step.',
      proposals: [],
    },
  },
} as const satisfies CardWords;
