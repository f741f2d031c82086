/** Of each rule whether it spoke, and of one that did not what stopped each row. */
import type { ServiceResponse, TraceLine } from '../model/cds-hooks.js';

export function explanationText({ extension }: ServiceResponse): string {
  const { trace = [], knowledge } = extension['org.azathioprine-cds'];
  if (trace.length === 0) return 'No rule concerns the orders of this request.';
  return [`Knowledge ${knowledge}`, ...trace.map(lineText)].join('\n');
}

function lineText({ rule, order, partner, outcome, missing, presupposes, row, stopped = [] }: TraceLine): string {
  const about = [order, partner === undefined ? undefined : `with ${partner}`].filter((part) => part !== undefined);
  return [
    `${outcome.padEnd(13)} ${rule}${about.length === 0 ? '' : ` (${about.join(', ')})`}`,
    ...(missing === undefined ? [] : [`  not known: ${missing.join(', ')}`]),
    ...(presupposes === undefined ? [] : [`  takes for granted ${presupposes.term}: ${String(presupposes.truth)}`]),
    ...stopped.map(({ row: name, term, truth }) => `  row ${name}: ${term} is ${String(truth)}`),
    ...(row === undefined ? [] : [`  row ${row}: ${outcome === 'fired' ? 'true' : 'true, and says nothing'}`]),
  ].join('\n');
}
