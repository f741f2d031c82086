/** How a card names its rule (contract, "Card"). */
import type { Card, Link } from '../src/model/cds-hooks.js';

export const ruleSystem = 'https://azathioprine-cds.example.org/CodeSystem/rule';

export function sourceOf(rule: string, title: string): Card['source'] {
  return { label: 'azathioprine-cds', topic: { system: ruleSystem, code: rule, display: title } };
}

export function ruleLink(rule: string, publicUrl: string): Link {
  return { label: 'Rule, thresholds and sources', url: `${publicUrl}/rules/${rule}`, type: 'absolute' };
}
