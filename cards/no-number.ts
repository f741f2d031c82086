/** Why a card that knows a dose does not offer one. */
import type { NoNumber } from '../src/rules/no-number.js';

export const whyNot = {
  B1: 'febuxostat or topiroxostat is taken too',
  B2: 'ribavirin is taken too',
  B3: 'another thiopurine is taken',
  B4: 'TPMT or NUDT15 poor metabolizer',
  B5: 'a thiopurine reaction is recorded',
  B6: 'a blood count is in the range where the drug is held',
  B7: 'liver injury, severe liver impairment or marrow failure is recorded',
  B8: 'serious infection or pancreatitis is recorded',
  B9: 'cholestasis of pregnancy',
  B10: 'the order is not one fixed oral schedule',
  B12: 'a leukaemia protocol sets the dose',
  'two-routes': 'two clearance or marrow reserves are impaired',
  'orders-overlap': 'orders overlap, and one may be an old one that nobody stopped',
  'several-drafts': 'several drafts of the drug are in this request',
  transplant: 'the transplant team sets the dose',
  'gene-unreadable': 'a TPMT or NUDT15 result could not be read',
  'start-not-confirmed': 'the list does not show whether this is a start, or the weight is missing',
  'not-deliverable': 'no stocked product gives so small a dose',
  'no-meaningful-change': 'the nearest deliverable dose is the one ordered',
  'would-return': 'no deliverable dose settles this',
  'no-order': 'no order can be changed by this service',
} as const satisfies { readonly [Why in NoNumber]?: string };

const words: { readonly [Why in NoNumber]?: string } = whyNot;

export function noNumberSentence(why: NoNumber): string {
  return `No dose is offered: ${words[why] ?? 'it is not allowed here'}.`;
}
