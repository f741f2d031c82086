import type { CardWords } from './template.js';

export const labelMalignancy = {
  detail: 'Non-melanoma skin cancer: skin surveillance, no card.',
  rows: {
    lymphoma: {
      summary: 'Lymphoma in history: {drug} carries a boxed malignancy warning. Specialist decides.',
      proposals: ['Oncology advice'],
    },
    cancer: {
      summary: 'Cancer or melanoma within 5 years: {drug} raises risk. Specialist decides.',
      proposals: ['Oncology advice'],
    },
  },
} as const satisfies CardWords;
