import type { CardWords } from './template.js';

export const labelAntiepileptic6mp = {
  detail: 'Label wording of the mercaptopurine SmPC.',
  rows: {
    new: { summary: 'Mercaptopurine can lower {partner} levels: check level.', proposals: ['Phenytoin level'] },
  },
} as const satisfies CardWords;
