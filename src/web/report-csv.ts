/** The acceptance report as CSV (RFC 4180): one line for each group, with all that is told of it. */
import type { AcceptanceReport, AnswerLine, Share, Told, TrafficLine } from '../model/reports.js';

export function acceptanceCsv({ told, shown, unmatched }: AcceptanceReport): string {
  if (told === undefined) return written([head([]), ['all', '', cell(shown)], ['unmatched', '', '', cell(unmatched)]]);
  const { total, byRule, byIndicator, byHook, byWeek, traffic } = told;
  const reasons = total.reasons.map(({ codes }) => codes.map((code) => (code === '' ? 'none' : code)).join(' '));
  const line = (of: string, each: AnswerLine, orders?: TrafficLine): readonly string[] => [
    of,
    of === 'all' ? '' : each.names.join(' '),
    ...answered(each),
    ...ordered(orders),
  ];
  return written([
    head(reasons),
    line('all', total, traffic.total),
    ...byRule.map((each) => line('rule', each)),
    ...byIndicator.map((each) => line('indicator', each)),
    ...byHook.map((each, place) => line('hook', each, traffic.byHook[place])),
    ...byWeek.map((each) => line('week', each)),
    ['unmatched', '', '', cell(unmatched)],
  ]);
}

function head(reasons: readonly string[]): readonly string[] {
  return [
    ...['table', 'group', 'shown', 'answered', 'unanswered', 'accepted', 'overridden'],
    ...reasons.map((reason) => `overridden: ${reason}`),
    ...['acceptance', 'acceptance_low', 'acceptance_high', 'answering', 'answering_low', 'answering_high'],
    ...['median_seconds', 'ninetieth_seconds'],
    ...['thiopurine_orders', 'cards_per_100_thiopurine_orders', 'orders', 'cards_per_1000_orders'],
  ];
}

function answered(line: AnswerLine): readonly string[] {
  const { shown, unanswered, accepted, overridden, reasons, acceptance, answering, waits } = line;
  return [
    ...[shown, line.answered, unanswered, accepted, overridden].map(cell),
    ...reasons.map(({ count }) => cell(count)),
    ...share(acceptance),
    ...share(answering),
    ...[waits?.median, waits?.ninetieth].map(number),
  ];
}

function ordered(orders: TrafficLine | undefined): readonly string[] {
  if (orders === undefined) return ['', '', '', ''];
  const { thiopurineOrders, per100ThiopurineOrders, orders: all, per1000Orders } = orders;
  return [cell(thiopurineOrders), number(per100ThiopurineOrders), cell(all), number(per1000Orders)];
}

/** Hidden is not zero, and not empty either: a spreadsheet would add it up. */
function cell(count: Told): string {
  return count === null ? 'hidden' : String(count);
}

function share(known: Share | null): readonly string[] {
  return [known?.share, known?.low, known?.high].map(number);
}

function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(Number(value.toFixed(4)));
}

function written(lines: readonly (readonly string[])[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  return lines
    .map((line) => [...line, ...Array<string>(width - line.length).fill('')].map(field).join(',') + '\r\n')
    .join('');
}

/** A spreadsheet runs what begins like a formula; with an apostrophe before it, it is text. */
export function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
