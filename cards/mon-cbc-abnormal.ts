import type { CardWords } from './template.js';

export const monCbcAbnormal = {
  detail:
    'Counts keep falling after stopping: act at the first clear fall. Steroids can mask a low count with a left shift: judge neutrophils.',
  rows: {
    protocol: { summary: '{test} {value}: follow the protocol count targets for {drug}.', proposals: [] },
    pretreatment: {
      summary: '{test} {value} equals the level before {drug}: specialist limits apply.',
      proposals: ['Order CBC'],
    },
    chronic: {
      summary: '{test} {value} on {drug}: disease or drug? Repeat, specialist decides.',
      proposals: ['Order CBC'],
    },
    hold: {
      summary: '{test} {value}: do not give {drug} now; repeat blood count today.',
      proposals: ['Cancel {drug}', 'Hold {drug}, repeat in 24-72 h; ANC below 1.0 or fever: same day'],
    },
    'hold-old': {
      summary: '{test} {value} {days} days ago, not repeated: blood count before {drug}.',
      proposals: ['Order CBC'],
    },
    action: {
      summary: '{test} {value}: below the {drug} action limit. Repeat in 7 days, discuss.',
      proposals: ['Order CBC'],
    },
    hb: {
      summary: 'Haemoglobin {value} on {drug}: low or falling. Repeat and find the cause.',
      proposals: ['Order CBC'],
    },
    trend: { summary: '{test} falling three times in a row on {drug}: repeat in 2 weeks.', proposals: ['Order CBC'] },
  },
  addOns: {
    alc: 'Lymphocytes {value}: pneumocystis prophylaxis review.',
    'early-fever': 'Fever in the first 8 weeks: same-day blood count, think of hypersensitivity.',
  },
} as const satisfies CardWords;
