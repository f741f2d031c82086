import type { CardWords } from './template.js';

export const coreCoumarinStart = {
  detail:
    'Warfarin need rose two- to four-fold in reports; six of eight patients needed a median doubling. Direct oral anticoagulants: no such interaction is known.',
  rows: {
    thiopurine: {
      summary: '{drug} weakens {coumarin}: INR may FALL (clot risk). INR in 3-7 days, then weekly.',
      proposals: ['Order INR'],
    },
    coumarin: {
      summary: '{drug} raises {coumarin} needs: expect higher doses; INR twice weekly until stable.',
      proposals: ['Order INR'],
    },
    settling: {
      summary: '{drug} changed recently on {coumarin}: no INR for {days} days. Order INR.',
      proposals: ['Order INR'],
    },
  },
} as const satisfies CardWords;
