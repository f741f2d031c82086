import { isUncertain } from '../facts/superseded.js';
import type { Case } from '../terms/case.js';
import { TRANSPLANT } from '../terms/conditions.js';
import { priorMg } from '../terms/dose.js';
import { isDoseUncertain, isNumberAllowed, standingBlock } from '../terms/number.js';
import { unreadableGenes } from '../terms/pharmacogenetics.js';
import type { Spoken } from './judge.js';

/** Why a row that knows a dose does not say it: a block (B1-B12), two impaired routes, or what rounding and simulation found. */
export type NoNumber =
  | `B${number}`
  | 'two-routes'
  | 'orders-overlap'
  | 'several-drafts'
  | 'transplant'
  | 'gene-unreadable'
  | 'start-not-confirmed'
  | 'not-deliverable'
  | 'no-meaningful-change'
  | 'would-return'
  | 'no-order';

/** Undefined for a row that offers no dose in the first place. */
export function whyNoNumber({ row, situation }: Spoken): NoNumber | undefined {
  const caps = row.proposals.flatMap((proposal) => ('cap' in proposal ? [proposal.cap] : []));
  if (caps.length === 0) return undefined;
  const why = whyNotAllowed(situation.case);
  if (why !== undefined) return why;
  const isInhibitor = caps.some((cap) => cap.startsWith('CAP_XOI'));
  if (!isInhibitor && TRANSPLANT.evaluate(situation.case) === true) return 'transplant';
  if (caps.includes('CAP_SWITCH')) return isUncertain(priorMg(situation.case)) ? 'orders-overlap' : undefined;
  if (isInhibitor) return undefined;
  return unreadableGenes(situation.case).length > 0 ? 'gene-unreadable' : 'start-not-confirmed';
}

function whyNotAllowed(situation: Case): NoNumber | undefined {
  if ((situation.thiopurine?.drafts.length ?? 0) > 1) return 'several-drafts';
  const block = standingBlock(situation) ?? (isDoseUncertain(situation) ? 'orders-overlap' : undefined);
  return block ?? (isNumberAllowed(situation) ? undefined : 'two-routes');
}
