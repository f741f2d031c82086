import type { CardWords } from './template.js';

export const corePregnancyIcp = {
  detail:
    'May start earlier than usual and not respond to ursodeoxycholic acid. Bile acids of 40 umol/L and more: preterm birth risk; 100 and more: stillbirth risk.',
  rows: {
    icp: {
      summary: 'Cholestasis of pregnancy on {drug}: FDA says stop; MHRA stop or reduce. Urgent review.',
      proposals: ['Obstetric and prescribing specialist today; transplant: never stop without replacement'],
    },
    itch: {
      summary: 'Itch in pregnancy on {drug}: check bile acids and liver tests today.',
      proposals: ['Order bile acids and liver tests'],
    },
  },
} as const satisfies CardWords;
