/**
 * How the reviews of the sites stand, in words for the page of a rule. Anybody may open it: no name of a site or of a person
 * stands in them, and not how many sites there are.
 */
import type { Standing } from './site/review.js';

type Standings = ReadonlyMap<string, Standing>;

/** Undefined where there is no site. */
export function reviewWords(rule: string, sites: readonly Standings[]): string | undefined {
  const count = (standing: Standing): number => sites.filter((site) => site.get(rule) === standing).length;
  const approved = count('approved');
  const other = count('other-page');
  if (sites.length === 0) return undefined;
  if (sites.length > 1) {
    const rest = other === 0 ? '' : '; an approval is of another page than this version’s';
    if (approved === sites.length) return 'approved at every site';
    return `${approved === 0 ? 'not approved at any site' : 'approved at some sites, not at all'}${rest}`;
  }
  if (approved === 1) return 'approved at this site';
  const none = 'not approved at this site';
  return other === 1 ? `${none}: the approval is of another page than this version’s` : none;
}
