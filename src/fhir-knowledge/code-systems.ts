/** The code systems that cards use: rules (`source.topic`) and reasons to override. */
import type { CodeSystem, CodeSystemConcept } from 'fhir/r4.js';
import { overrideReasons, overrideReasonSystem } from '../../cards/override-reasons.js';
import { ruleSystem } from '../../cards/rule-source.js';
import type { RulePage } from '../web/rule-page.js';
import { metadata } from './canonical.js';

export function codeSystems(pages: readonly RulePage[]): readonly CodeSystem[] {
  const ofRules = pages.map(({ id, title, statement }) => ({ code: id, display: title, definition: statement }));
  const ofReasons = Object.entries(overrideReasons).map(([code, display]) => ({ code, display }));
  return [
    codeSystem('rule', ruleSystem, 'Rules', ofRules),
    codeSystem('override-reason', overrideReasonSystem, 'Reasons to override a card', ofReasons),
  ];
}

function codeSystem(id: string, url: string, title: string, concept: CodeSystemConcept[]): CodeSystem {
  return {
    resourceType: 'CodeSystem',
    ...metadata('CodeSystem', id),
    // As cards name it.
    url,
    title,
    caseSensitive: true,
    content: 'complete',
    count: concept.length,
    concept,
  };
}
