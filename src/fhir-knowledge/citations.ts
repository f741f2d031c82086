/** The sources of a rule, as artifacts that its resources name. */
import type { RelatedArtifact } from 'fhir/r4.js';
import type { RuleEvidence, RulePage } from '../web/rule-page.js';

export function citations({ evidence }: RulePage): RelatedArtifact[] {
  return evidence.map((source) => ({
    type: 'citation',
    label: source.id,
    citation: citationOf(source),
    ...(isAddress(source.address) ? { url: source.address } : {}),
  }));
}

/** Says also what was not read. */
function citationOf({ what, year, strength, read, address }: RuleEvidence): string {
  return `${what} (${year}; ${strength}; ${read ? 'read' : 'not read'}). ${address}`;
}

/** Many sources are in two places, or in a repository: those are words. */
function isAddress(address: string): boolean {
  return /^https:\/\/\S+$/.test(address) && URL.canParse(address);
}
