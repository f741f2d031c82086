/** The burden as rows of words: the same at a terminal and on a page. */
import type { Burden, ExportWords, RuleBurden, SigningBurden } from '../model/burden.js';
import type { Told } from '../model/reports.js';

export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const hidden = 'hidden';

function numberWords(count: Told): string {
  return count === null ? hidden : count.toLocaleString('en');
}

function rate(count: Told, of: Told): string {
  return count === null || of === null || of === 0 ? hidden : ((1000 * count) / of).toFixed(1);
}

const ruleHeads = ['Leading rule', 'Cards', 'of 1,000 orders', 'of 1,000 checked', 'Critical', 'Warning', 'Info'];

export function ruleTable({ orders, checked }: Burden, byRule: readonly RuleBurden[]): Table {
  return {
    heads: ruleHeads,
    rows: byRule.map(({ rules, cards, critical, warning, info }) => [
      rules.join(', '),
      numberWords(cards),
      rate(cards, orders),
      rate(cards, checked),
      ...[critical, warning, info].map(numberWords),
    ]),
  };
}

export function signingTable({ signings }: Burden, bySigning: readonly SigningBurden[]): Table {
  return {
    heads: ['Gravest card', 'Signings', 'of 1,000', 'Interruptive'],
    rows: bySigning.map(({ gravest, signings: count }) => [
      gravest.map((one) => (one === 'none' ? 'no card' : one)).join(', '),
      numberWords(count),
      rate(count, signings),
      gravest.every((one) => one === 'critical') ? 'yes' : gravest.includes('critical') ? 'some' : 'no',
    ]),
  };
}

/** In place of the table. */
export function noSigningsWords({ signings }: Burden): string {
  if (signings === 0) return 'No signing.';
  return signings === null
    ? 'Fewer than 11 signings: too few to tell anything of them.'
    : 'Signings by their gravest card are hidden: fewer than 11 cards were the second or third of a signing.';
}

/** In place of the table. */
export function noCardsWords({ cards }: Burden): string {
  return cards === 0 ? 'No card.' : 'Fewer than 11 cards: too few to tell anything of them.';
}

export const interruptiveWords =
  'Interruptive: a critical card. Whether your EHR stops the prescriber at warnings too is its setting.';

/** Sentences that stand above the tables. */
export function headWords({ knowledge, months, orders, checked, signings, cards }: Burden): readonly string[] {
  return [
    'Each order of the export signed again (order-sign) at the moment it was written, with what the export shows as known then.',
    `Knowledge ${knowledge}. ${months === undefined ? 'No order was signed.' : `Orders from ${months.from} to ${months.to}.`}`,
    `Orders: ${numberWords(orders)}, of which a rule looked at ${numberWords(checked)}. ` +
      `Signings: ${numberWords(signings)} (orders of one patient written at one moment). Cards: ${numberWords(cards)}.`,
  ];
}

/** What the numbers do not hold. */
export function limitWords(words: ExportWords): readonly string[] {
  const { files, lines, patients, broken, withoutPatient, leftOut, unjudged, missingTypes } = words;
  return [
    `Read: ${files} files, ${numberWords(lines)} lines, ${numberWords(patients)} patients.`,
    ...(broken === 0 ? [] : [`Not read, and missing from all of this: ${numberWords(broken)} broken lines.`]),
    ...(withoutPatient === 0 ? [] : [`Left out: ${numberWords(withoutPatient)} lines that name no patient.`]),
    ...(leftOut === 0
      ? []
      : [
          `Left out: ${numberWords(leftOut)} medication requests that nobody signed (drafts, plans, reports) or without a day.`,
        ]),
    ...(unjudged === 0
      ? []
      : [
          `Could not be judged, and missing from all of this: ${numberWords(unjudged)} signings. A fault of this service.`,
        ]),
    ...(missingTypes.length === 0
      ? []
      : [`Not in the export, so that what rests on it was not checked: ${missingTypes.join(', ')}.`]),
    'Hidden: a count from 1 to 10 of orders, signings, cards or patients, and a total that differs from another by so few. ' +
      'Rules with fewer than 11 cards stand in one line. Files, lines, broken lines and lines that name no patient are counts of the export: as they are.',
  ];
}
