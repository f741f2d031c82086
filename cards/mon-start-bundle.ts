import type { CardWords } from './template.js';

export const monStartBundle = {
  detail:
    'Take always the same way with or without food; not with milk (1 h before or 2 h after); after food if nausea. Report fever, sore throat, bruising, jaundice, severe abdominal pain at once. Sun protection. Effect takes 6-12 weeks. Boxed warning: malignancy. Swallow whole, handle as cytotoxic. Never double a missed dose. Do not stop without advice. Avoid contact with infections. Cough, breathlessness or severe diarrhoea: report too. Name all medicines, also herbal and without prescription, to every prescriber. Agree benefit, risk and follow-up with the specialist.',
  rows: {
    start: {
      summary: '{drug} start: order baseline tests; vaccines and advice inside.',
      proposals: ['Order baseline tests'],
    },
  },
  addOns: {
    'not-available': 'Not available here: {list}. Check before the first dose.',
    contraception:
      'Contraception, EU label: both sexes, during and 6 months after azathioprine, 3 months after mercaptopurine.',
    aminosalicylate: '{partner} may raise {drug} levels: routine pair, watch the counts.',
    ebv: 'EBV IgG not on file: ask for it.',
    supply: 'Supply above 30 days or repeats before the first counts: shorten.',
  },
} as const satisfies CardWords;
