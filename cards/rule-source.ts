/** How a card names its rule (contract, "Card"). */
import type { Card, Link } from '../src/model/cds-hooks.js';

export const ruleSystem = 'https://azathioprine-cds.example.org/CodeSystem/rule';

/** `labelled`: a rule that the card speaks for is not approved at this site. */
export function sourceOf(rule: string, title: string, labelled: boolean): Card['source'] {
  const label = labelled ? 'azathioprine-cds, rule not approved at this site' : 'azathioprine-cds';
  return { label, topic: { system: ruleSystem, code: rule, display: title } };
}

export function ruleLink(rule: string, publicUrl: string): Link {
  return { label: 'Rule, thresholds and sources', url: `${publicUrl}/rules/${rule}`, type: 'absolute' };
}
