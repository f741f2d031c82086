import type { CardWords } from './template.js';

export const labelHepatic = {
  detail:
    'EU labels differ: one lists severe hepatic impairment as a contraindication, another allows treatment after benefit-risk analysis. Mercaptopurine exposure was six-fold in cirrhosis. Isolated raised bilirubin suggests Gilbert syndrome and is not counted.',
  rows: {
    severe: {
      summary: 'Severe liver impairment: {drug} contraindicated or benefit-risk only. Specialist before signing.',
      proposals: ['Cancel {drug}', 'Hepatology today; transplant or autoimmune hepatitis: do not stop without a plan'],
    },
    moderate: {
      summary: 'Liver impairment: start {drug} at the low end; counts and liver tests weekly.',
      proposals: ['Order CBC, LFT'],
    },
  },
} as const satisfies CardWords;
