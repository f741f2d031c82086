import type { CardWords } from './template.js';

/** All that is told where the dose is to stay as it is, or the drugs are not to be combined at any dose. */
const background =
  'Reduced doses still caused leukopenia in 46% of transplant patients within three months: weekly counts are part of the plan. Renal failure prolongs the effect. Uricosurics, colchicine or a steroid are alternatives for gout; febuxostat is not.';

export const coreXoiAllopurinol = {
  detail: `Reduce TO one quarter of the usual dose, not BY a quarter. ${background}`,
  rows: {
    washout: {
      summary: '{partner} stopped {days} days ago: effect on {drug} persists; full dose only after {date}.',
      proposals: ['Order the blood count; give the full dose only after {date}'],
      detail: background,
    },
    'two-routes-established': {
      summary: '{partner} + {drug} {mg} mg: {reason}. Repeat count, specialist review.',
      proposals: ['Order CBC'],
      detail: background,
    },
    'two-routes': {
      summary: '{partner} + {drug} with {reason}: do not combine, even at reduced dose.',
      proposals: ['Cancel {partner}', 'Cancel {drug}', 'Specialist today; blood count now'],
      detail: background,
    },
    'dose-unknown': {
      summary: '{partner} + {drug}: fatal marrow failure risk. Dose unreadable, so 25% cannot be computed.',
      proposals: ['Cancel {partner}', 'Enter a plain daily dose; target is one quarter of the usual dose'],
    },
    'reduced-stable': {
      summary: '{partner} + reduced {drug} {mg} mg continues; last blood count {date} normal.',
      proposals: [],
      detail: background,
    },
    'reduced-settled': {
      summary: '{partner} + {drug} {mg} mg: already cut to {pct}%. Check count; do not cut again.',
      proposals: ['Order CBC'],
      detail: background,
    },
    reduced: {
      summary: '{partner} + {drug} {mg} mg: already cut to {pct}%. Weekly blood count; do not cut again.',
      proposals: ['Order CBC'],
      detail: background,
    },
    'known-reference': {
      summary: '{partner} + {drug} {mg} mg can be fatal: cancel one, or cut {drug} TO {new} mg.',
      withoutNumber: '{partner} + {drug} {mg} mg can be fatal: cancel one; the dose needs a specialist.',
      proposals: [
        'cancel {partner}; {drug} stays as it is',
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    'low-settled': {
      summary: '{partner} + {drug} {mg} mg: safe only as a deliberate reduced dose with weekly count.',
      proposals: ['Order CBC'],
    },
    low: {
      summary: '{partner} + {drug} {mg} mg: safe only as a deliberate reduced dose with weekly count.',
      proposals: ['Order CBC'],
    },
    grey: {
      summary: '{partner} + {drug} {mg} mg: full or reduced dose? Quarter it unless already reduced.',
      proposals: [
        'Cancel {partner}',
        'If this is the full dose use one quarter; if already reduced, confirm the former dose',
      ],
    },
    high: {
      summary: '{partner} + {drug} {mg} mg can be fatal: cancel one, or cut {drug} TO {new} mg.',
      withoutNumber: '{partner} + {drug} {mg} mg can be fatal: cancel one; the dose needs a specialist.',
      proposals: [
        'cancel {partner}; {drug} stays as it is',
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
  },
  addOns: {
    caution: 'Use the number only if eGFR ≥ 30, TPMT/NUDT15 normal and counts normal: not checked here: {list}.',
  },
} as const satisfies CardWords;
