/** Biologic immunosuppressants that no rule names by itself: LOW_LEVEL_THERAPY asks whether one is taken. */
import type { Coding } from './terminology.js';
import { wordsOf } from './words.js';

/**
 * International names of the biologics in WHO ATC L04AA, L04AB, L04AC and L04AG (index of 2024, https://www.whocc.no/atc),
 * without those that are drug concepts of the catalogue.
 */
const names: ReadonlySet<string> = new Set(
  (
    'abatacept alefacept antilymphocyte antithymocyte emapalumab ' +
    'afelimomab opinercept ' +
    'anakinra basiliximab bimekizumab briakinumab brodalumab canakinumab daclizumab guselkumab ixekizumab levilimab ' +
    'mirikizumab netakimab olokizumab rilonacept risankizumab sarilumab satralizumab secukinumab siltuximab sirukumab ' +
    'spesolimab tildrakizumab tocilizumab ustekinumab ' +
    'anifrolumab begelomab belimumab efalizumab inebilizumab muromonab vedolizumab'
  ).split(' '),
);

const classes = ['L04AA', 'L04AB', 'L04AC', 'L04AG'];

export function isBiologic(codings: readonly Coding[], texts: readonly string[]): boolean {
  const isCoded = codings.some(
    ({ system, code }) => system === 'atc' && classes.some((group) => code?.toUpperCase().startsWith(group)),
  );
  return isCoded || texts.some((text) => wordsOf(text).some((word) => names.has(word)));
}
