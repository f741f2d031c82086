import type { CardWords } from './template.js';

export const corePregnancy = {
  detail:
    'US label: not for rheumatoid arthritis in pregnancy. EU: only after benefit-risk assessment. FDA 2024 acknowledges that specialist bodies accept continuing; flare or rejection is often the greater risk. Newborn: cytopenia reported; preterm birth and low weight signals are confounded. Crosses the placenta. Malformations in animals; human data conflict. Miscarriage reported, cause unproven.',
  rows: {
    teratogen: {
      summary: 'Pregnant: {partner} is a greater hazard than {drug}. Review {partner} now.',
      proposals: ['Cancel {partner}', 'Specialist today'],
    },
    'start-ra': {
      summary: 'Pregnant with RA: US label excludes {drug}; EULAR and BSR accept it. Specialist decides.',
      proposals: ['Rheumatology and obstetric referral'],
    },
    start: {
      summary: 'Pregnant: start {drug} only if benefit outweighs fetal risk; specialist decides.',
      proposals: ['Specialist referral'],
    },
    leukopenia: {
      summary: 'Pregnant on {drug}, {test} {value}: specialist to review the dose; newborn cytopenia reported.',
      proposals: ['Order CBC'],
    },
    dose: {
      summary: 'Pregnant on {drug} {mgkg} mg/kg: some guidance keeps 2; do not change without specialist.',
      proposals: [],
    },
    continuing: {
      summary: 'Pregnant on {drug}: do not stop abruptly; watch counts, liver tests, itch.',
      proposals: [],
    },
    'possible-start': { summary: 'Pregnancy test positive: clarify before starting {drug}.', proposals: ['Order HCG'] },
    possible: { summary: 'Pregnancy test positive on {drug}: clarify; do not stop abruptly.', proposals: [] },
  },
} as const satisfies CardWords;
