/** Every schema of the description by its name there. Those of bodies and answers are the ones that ajv uses. */
import { hookNames, hookServices } from '../../../hooks/index.js';
import { feedbackSchema } from '../../feedback/read-feedback.js';
import type { JsonSchema } from '../../model/json-schema.js';
import type { HookName } from '../../model/orders.js';
import { answerSchema } from '../answer-schema.js';
import { issueTypes } from '../errors.js';
import { only, some, words } from '../schema-words.js';
import { envelope } from '../service-request.js';

const discoverySchema = only({
  services: some(
    only(
      {
        id: words,
        hook: { enum: hookNames },
        hookVersion: words,
        version: words,
        title: words,
        description: words,
        usageRequirements: words,
        prefetch: { type: 'object', minProperties: 1, additionalProperties: words },
      },
      ['prefetch'],
    ),
  ),
});

const refusalSchema = only({
  resourceType: { const: 'OperationOutcome' },
  issue: some(
    only(
      {
        severity: { enum: ['error', 'fatal'] },
        code: { enum: [...new Set([...Object.values(issueTypes), 'exception'])] },
        diagnostics: words,
        expression: some(words),
      },
      ['expression'],
    ),
  ),
});

/** FHIR has a schema of its own for it. */
const knowledgeSchema: JsonSchema = {
  type: 'object',
  required: ['resourceType', 'type', 'entry'],
  properties: { resourceType: { const: 'Bundle' }, type: { const: 'collection' }, entry: { type: 'array' } },
};

/** `OrderSignContext` for `order-sign`. */
export function contextName(hook: HookName): string {
  return `${hook.replace(/(?:^|-)[a-z]/g, (start) => start.slice(-1).toUpperCase())}Context`;
}

export const namedSchemas = {
  Discovery: discoverySchema,
  ServiceRequest: envelope,
  ...Object.fromEntries(hookServices.map(({ hook, context }) => [contextName(hook), context])),
  Answer: answerSchema,
  Feedback: feedbackSchema,
  FeedbackAnswer: only({}),
  Health: only({ status: { enum: ['live', 'ready'] } }),
  Knowledge: knowledgeSchema,
  OperationOutcome: refusalSchema,
} as const;

export function named(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}
