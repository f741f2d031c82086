import type { CardWords } from './template.js';

export const labelContraception = {
  detail:
    'EU label: effective contraception for both sexes during and 6 months after azathioprine, 3 months after mercaptopurine (US mercaptopurine: 6 months women, 3 months men). EU label reports copper-IUD failure; ACR 2020 prefers IUD or implant. Never advise removal of an IUD on this basis.',
  rows: {},
} as const satisfies CardWords;
