import type { CardWords } from './template.js';

export const sysDataGap = {
  detail: 'Silence here would not mean safe: check by hand what is named before signing.',
  rows: {
    'no-orders': { summary: 'No order was sent: nothing was checked.', proposals: [] },
    draft: { summary: 'An order names no readable drug: it was not checked.', proposals: [] },
    medications: { summary: 'Interactions of {drug} could NOT be checked: medication list {why}.', proposals: [] },
    expected: { summary: 'Not checked for {drug}: {list} not supplied.', proposals: [] },
    other: { summary: 'Not checked for {drug}: {list} could not be read.', proposals: [] },
  },
} as const satisfies CardWords;
