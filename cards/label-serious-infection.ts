import type { CardWords } from './template.js';

export const labelSeriousInfection = {
  detail:
    'EU labels: contraindicated in, or only after benefit-risk analysis of, severe infection. HBV reactivation risk with thiopurines alone is low. VZV non-immune at start: varicella vaccine at least four weeks before, if it can wait.',
  rows: {
    severe: {
      summary: 'Active {infection}: do not give {drug} until controlled; specialist decides.',
      proposals: ['Cancel {drug}', 'Transplant: call the team, never stop without replacement'],
    },
    zoster: { summary: 'Zoster or varicella on {drug}: treat, consider interrupting.', proposals: [] },
    hbv: {
      summary: 'HBsAg or HBV DNA positive: hepatology and HBV DNA before {drug}.',
      proposals: ['HBV DNA, hepatology'],
    },
    'core-combined': {
      summary: 'Anti-HBc positive with stronger immunosuppression and {drug}: prophylaxis decision.',
      proposals: [],
    },
    core: { summary: 'Anti-HBc positive: ALT and HBsAg every 3-6 months on {drug}.', proposals: [] },
  },
} as const satisfies CardWords;
