import type { CardWords } from './template.js';

export const labelPaediatricMsJia = {
  detail: 'Other paediatric uses: same mg/kg as adults; overweight children may need the upper range.',
  rows: {
    match: {
      summary: 'Age {age}: {drug} is not recommended for MS or JIA in children.',
      proposals: ['Specialist decides'],
    },
  },
} as const satisfies CardWords;
