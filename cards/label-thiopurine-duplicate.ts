import type { CardWords } from './template.js';

export const labelThiopurineDuplicate = {
  detail:
    'Azathioprine releases mercaptopurine; the usual conversion is half the azathioprine mg. A patient died on azathioprine 150 mg with mercaptopurine 100 mg.',
  rows: {
    two: {
      summary: '{a} and {b} together: duplicate thiopurine. Keep one; stop {a} first.',
      proposals: ['Cancel {drug}', 'A switch: stop {a} first, then sign {b}: {switch}'],
    },
    'same-mg': {
      summary: 'Mercaptopurine {mg} mg after azathioprine {mg0} mg: equivalent is half. Check dose.',
      proposals: [
        '{drug} {new} mg/day, {schedule}; blood count now',
        'REPLACES {drug} {mg0} mg (stop that order): {new} mg/day, {schedule}; blood count now',
      ],
    },
    'high-mg': {
      summary: 'Mercaptopurine {mg} mg after azathioprine {mg0} mg: high for a switch. Check dose.',
      proposals: [],
    },
    'low-mg': {
      summary: 'Azathioprine {mg} mg after mercaptopurine {mg0} mg: low; about two mg per one.',
      proposals: [],
    },
    orders: {
      summary: '{n} active {drug} orders total {mg0} mg/day, above range. Stop the old one?',
      proposals: ['Stop the older order'],
    },
  },
} as const satisfies CardWords;
