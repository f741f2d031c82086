/** Numbers of the reports in words. */
import type { Share, Told } from '../model/reports.js';
import { html, type Html } from './html.js';

export function told(count: Told): Html | string {
  return count === null ? html`<span class="hidden">hidden</span>` : count.toLocaleString('en');
}

export function percent(share: number): string {
  return `${Math.round(100 * share)}`;
}

/** As `31 % (26 to 37)`. */
export function shareWords(share: Share | null, none = ''): string {
  return share === null ? none : `${percent(share.share)} % (${percent(share.low)} to ${percent(share.high)})`;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Coarse: nobody is told from another by it. */
export function waitWords(seconds: number): string {
  if (seconds < 2 * minute) return `${Math.round(seconds)} s`;
  if (seconds < 2 * hour) return `${Math.round(seconds / minute)} min`;
  if (seconds < 2 * day) return `${Math.round(seconds / hour)} h`;
  return `${Math.round(seconds / day)} days`;
}
