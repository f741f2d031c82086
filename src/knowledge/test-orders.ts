/** The tests that a card may order, with the LOINC code of the order (catalogue, "Tests"). */
export const testOrders = {
  CBC: { name: 'Blood count with differential', loinc: ['57021-8'] },
  LFT: { name: 'Liver panel (ALT, AST, bilirubin, albumin)', loinc: ['24325-3'] },
  RENAL: { name: 'Creatinine with eGFR', loinc: ['2160-0'] },
  TPMT: { name: 'TPMT phenotype or activity', loinc: ['79713-4', '21563-2'] },
  TPMT_NUDT15: { name: 'TPMT and NUDT15 genotype', loinc: ['93193-1'] },
  HCG: { name: 'hCG, urine or serum', loinc: ['2106-3'] },
  HBV: { name: 'HBsAg and anti-HBc', loinc: ['5196-1', '13952-7'] },
  VZV: { name: 'Varicella IgG', loinc: ['15410-8'] },
  INR: { name: 'INR', loinc: ['6301-6'] },
  BILE_ACIDS: { name: 'Total bile acids', loinc: ['14628-4'] },
} as const satisfies Record<string, { readonly name: string; readonly loinc: readonly [string, ...string[]] }>;

export type TestName = keyof typeof testOrders;
