import type { RouteClass } from '../model/drugs.js';
import { plain } from './words.js';

/** Words of forms and routes in product names; the first that stands there decides. */
const routeWords: readonly (readonly [RouteClass, RegExp])[] = [
  ['mouthwash', /mouth ?(wash|rinse)|gargle|mundsp|bain de bouche|colutorio|collutorio/],
  ['intravesical', /intravesical|bladder instillation|instillation vesical/],
  ['inhaled', /inhal|nebuli[sz]|aerosol/],
  [
    'oral',
    /\b(oral|tablets?|tabs?|capsules?|caps?|tabletten?|tbl|kapseln?|comprim|compresse|comprimidos?|gelule|pill|po|per os)\b/,
  ],
  [
    'topical',
    /\b(cream|ointment|gel|lotion|topical|shampoo|ophthalmic|eye|ear|otic|creme|salbe|crema|pomada|pommade|unguento|augen\w*|collyre|colirio|collirio)\b/,
  ],
  ['other', /\b(implant|wafer)\b/],
  ['intravenous', /\b(intravenous|infusion|iv|i\.v)\b/],
];

/**
 * The route that product names say; `unknown` where they say none. Oral stands before topical, since a word too many
 * ("tablets, eye clinic") must not take a systemic drug out of the rules.
 */
export function routeNamed(texts: readonly string[]): RouteClass {
  const all = texts.map(plain).join(' ');
  return routeWords.find(([, words]) => words.test(all))?.[0] ?? 'unknown';
}
