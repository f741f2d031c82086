import type { CardWords } from './template.js';

export const monMetabolite = {
  detail: "Assays differ up to 2.6-fold; the laboratory's own interval leads. No routine testing in quiet disease.",
  rows: {
    'tgn-lab': {
      summary: '6-TGN {value} above the laboratory range on {drug}: marrow risk, review dose.',
      proposals: ['Order CBC'],
    },
    tgn: { summary: '6-TGN {value} on {drug}: high for most assays; review with counts.', proposals: [] },
    ratio: { summary: '6-MMP/6-TGN ratio {ratio} on {drug}: skewed; do not raise the dose.', proposals: [] },
    mmp: { summary: '6-MMP {value} on {drug}: liver risk; check liver tests.', proposals: [] },
  },
} as const satisfies CardWords;
