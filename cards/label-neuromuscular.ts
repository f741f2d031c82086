import type { CardWords } from './template.js';

export const labelNeuromuscular = {
  detail: 'Perioperative orders only.',
  rows: {
    blocker: {
      summary: '{drug} may antagonise {partner} (suxamethonium: prolong): use a nerve stimulator.',
      proposals: [],
    },
  },
} as const satisfies CardWords;
