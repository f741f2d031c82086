/** The order in which findings are told (precedence 12). */
import type { Indicator } from '../model/cds-hooks.js';
import { rules } from './index.js';
import type { Spoken } from './judge.js';

/** Critical findings in the order of precedence step 12; warnings and infos follow the catalogue. */
const criticalOrder: readonly string[] = [
  'core-xoi-febuxostat',
  'core-xoi-allopurinol',
  'core-ribavirin',
  'label-thiopurine-duplicate',
  'pgx-poor',
  'label-hypersensitivity',
  'mon-cbc-abnormal',
  'label-dose-range',
  'pgx-double-intermediate',
  'core-live-vaccine',
  'mon-lft',
  'label-hepatic',
  'label-marrow-failure',
  'label-serious-infection',
  'label-pancreatitis',
  'core-pregnancy-icp',
  'core-pregnancy',
  'label-cladribine',
];

const rank: { readonly [I in Indicator]: number } = { critical: 0, warning: 1, info: 2 };

export function byUrgency(a: Spoken, b: Spoken): number {
  return rank[a.indicator] - rank[b.indicator] || place(a) - place(b);
}

function place({ rule, indicator }: Spoken): number {
  if (indicator === 'info' && rule.id === 'mon-start-bundle') return -1;
  const order = indicator === 'critical' ? criticalOrder : rules.map(({ id }) => id);
  const index = order.indexOf(rule.id);
  return index === -1 ? order.length : index;
}
