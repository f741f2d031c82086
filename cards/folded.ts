/** Which cards a user has put aside for a reason, with nothing changed since: they are named, not shown. */
import type { FoldedCard } from '../src/model/cds-hooks.js';
import type { Recollection } from '../src/model/journal.js';
import { basisOf } from '../src/rules/basis.js';
import type { CardGroup } from './group.js';

/**
 * Never a critical one. Nor one that tells what could not be read: its cause is outside the chart, and silence about it
 * would be silence about everything that depends on it.
 */
export function foldedAs(
  { lead, others }: CardGroup,
  { overridden }: Recollection,
  digest: (text: string) => string,
): FoldedCard | undefined {
  const told = [lead, ...others];
  const ofRule = overridden.filter(({ rule }) => rule === lead.rule.id);
  if (ofRule.length === 0 || told.some(({ indicator }) => indicator === 'critical')) return undefined;
  const basis = digest(basisOf(told));
  const before = ofRule.find((one) => one.basis === basis);
  return before === undefined
    ? undefined
    : {
        rules: [...new Set(told.map(({ rule }) => rule.id))],
        card: before.card,
        reason: before.reason,
        overridden: before.at,
        until: before.until,
      };
}
