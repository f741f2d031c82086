/** The card of a row as it appears: words that a vignette proves, else the template filled with an example. */
import { capitalised, fill } from '../../../cards/template.js';
import type { RulePage, RuleRow } from '../../web/rule-page.js';
import type { Example } from './vignettes.js';

export interface ExampleCard {
  readonly summary: string;
  readonly buttons: readonly string[];
  /** Name of the vignette that the words come from. */
  readonly from?: string;
}

const sample: { readonly [placeholder: string]: string } = {
  drug: 'azathioprine',
  coumarin: 'warfarin',
  vaccine: 'MMR',
  allergen: 'azathioprine',
  a: 'azathioprine',
  b: 'mercaptopurine',
  switch: 'about half the azathioprine mg',
  mg: '150',
  mg0: '100',
  new: '(the dose worked out)',
  schedule: '(its tablets)',
  ref: '150',
  pct: '25',
  mgkg: '2.80',
  max: '2.5',
  indication: 'rheumatoid arthritis',
  reason: 'eGFR 22',
  test: 'WBC',
  value: '2.8 ×10⁹/L',
  days: '100',
  date: '2026-12-10',
  n: '3',
  gene: 'TPMT',
  known: 'NUDT15',
  infection: 'sepsis',
  condition: 'aplastic anaemia',
  egfr: '22',
  age: '12',
  ratio: '14',
  why: 'not supplied',
  list: 'weight, blood counts',
};

/** Rules of no partner whose words name one in some rows. */
const partnerIn: { readonly [rule: string]: string } = {
  'mon-cbc-overdue': 'allopurinol',
  'mon-start-bundle': 'mesalazine',
};

export function filled(template: string, { id, partners, thiopurines }: RulePage): string {
  const drug = thiopurines.length === 1 ? thiopurines[0] : 'azathioprine';
  const values = new Map(
    Object.entries({ ...sample, partner: partners[0] ?? partnerIn[id] ?? 'the other drug', ...(drug && { drug }) }),
  );
  return capitalised(fill(template, (name) => values.get(name)));
}

/** A case with a dose shows most, then one with buttons. */
export function exampleCard(page: RulePage, row: RuleRow, examples: readonly Example[]): ExampleCard | undefined {
  if (row.summary === undefined) return undefined;
  const proven = examples.filter((one) => one.kind === 'fires' && one.row === row.id && one.summary !== undefined);
  const best =
    proven.find(({ dosed }) => dosed) ?? proven.find(({ suggestions = [] }) => suggestions.length > 0) ?? proven[0];
  if (best?.summary === undefined) return { summary: filled(row.summary, page), buttons: [] };
  return { summary: best.summary, buttons: best.suggestions ?? [], from: best.name };
}
