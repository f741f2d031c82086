/** The logic as it stands, a text for each rule, and one Library that holds all together. */
import type { Library } from 'fhir/r4.js';
import type { RulePage } from '../web/rule-page.js';
import { canonicalOf, metadata } from './canonical.js';
import { citations } from './citations.js';
import { exportLimits } from './limits.js';

export function ruleLibrary(page: RulePage, text: string): Library {
  return {
    resourceType: 'Library',
    ...metadata('Library', page.id),
    title: `${page.title}: decision table`,
    type: libraryType('logic-library'),
    description:
      'The decision table of the rule as text, with its words and numbers. Not CQL: no engine can execute it.',
    relatedArtifact: citations(page),
    content: [
      {
        contentType: 'text/plain; charset=utf-8',
        title: page.title,
        data: Buffer.from(text, 'utf8').toString('base64'),
      },
    ],
  };
}

/** `copyrights` of everything that is collected. */
export function knowledgeLibrary(pages: readonly RulePage[], copyrights: readonly string[]): Library {
  return {
    resourceType: 'Library',
    ...metadata('Library', 'azathioprine-cds-knowledge'),
    copyright: copyrights.join(' '),
    title: 'Rules of azathioprine-cds',
    type: libraryType('asset-collection'),
    description: [
      'The knowledge of azathioprine-cds, exported from what runs. What this export cannot say:',
      exportLimits.map((limit) => `- ${limit}`).join('\n'),
    ].join('\n\n'),
    relatedArtifact: pages.map(({ id }) => ({ type: 'composed-of', resource: canonicalOf('PlanDefinition', id) })),
  };
}

function libraryType(code: 'logic-library' | 'asset-collection'): Library['type'] {
  return { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/library-type', code }] };
}
