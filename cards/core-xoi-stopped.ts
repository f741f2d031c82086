import type { CardWords } from './template.js';

export const coreXoiStopped = {
  detail: 'Raise stepwise with blood counts; never multiply the dose by four in one step.',
  rows: {
    transplant: {
      summary: '{partner} stopped {days} days ago: {drug} still reduced, rejection risk. Review dose.',
      proposals: ['Transplant team decides the dose'],
    },
    other: { summary: '{partner} stopped {days} days ago: {drug} still reduced. Review dose.', proposals: [] },
  },
} as const satisfies CardWords;
