import { reader, type JsonSchema } from '../model/json-schema.js';
import type { FeedbackEntry } from './store.js';

/** SQLite cuts a text at NUL: two ids would be one. */
const withoutNul = /^[^\0]*$/u.source;

/** Ids are strings that we compare, never use as names: some clients' test cards carry ids that are no UUIDs. */
const id: JsonSchema = { type: 'string', minLength: 1, maxLength: 200, pattern: withoutNul };
const system: JsonSchema = { type: 'string', maxLength: 500, pattern: withoutNul };
/** `system` and `display` may be missing: the public sandbox sends neither when the card had none. */
const reason: JsonSchema = {
  type: 'object',
  required: ['code'],
  properties: { code: id, system },
};

/** A feedback body. */
export const feedbackSchema: JsonSchema = {
  type: 'object',
  required: ['feedback'],
  properties: {
    feedback: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['card', 'outcome', 'outcomeTimestamp'],
        properties: {
          card: id,
          outcome: { enum: ['accepted', 'overridden'] },
          outcomeTimestamp: { type: 'string', maxLength: 64, format: 'date-time' },
          acceptedSuggestions: { type: 'array', items: { type: 'object', required: ['id'], properties: { id } } },
          overrideReason: {
            type: 'object',
            // The second shape is that of clients from before 2020, which put the coding there itself.
            properties: {
              reason,
              userComment: { type: 'string' },
              code: id,
              system,
            },
          },
        },
        if: { properties: { outcome: { const: 'accepted' } } },
        then: {
          required: ['acceptedSuggestions'],
          properties: { acceptedSuggestions: { type: 'array', minItems: 1 } },
        },
      },
    },
  },
};

interface Reason {
  readonly code: string;
  readonly system?: string;
}

interface Body {
  readonly feedback: readonly {
    readonly card: string;
    readonly outcome: 'accepted' | 'overridden';
    readonly outcomeTimestamp: string;
    readonly acceptedSuggestions?: readonly { readonly id: string }[];
    readonly overrideReason?: Partial<Reason> & { readonly reason?: Reason; readonly userComment?: string };
  }[];
}

const readBody = reader<Body>(feedbackSchema, '');

/** The entries of a feedback body, or ServiceError `malformed`. */
export function readFeedback(service: string, body: unknown): readonly FeedbackEntry[] {
  return readBody(body).feedback.map(({ card, outcome, outcomeTimestamp, acceptedSuggestions, overrideReason }) => {
    const reason = reasonOf(overrideReason);
    const comment = overrideReason?.userComment;
    return {
      service,
      card,
      outcome,
      outcomeTimestamp,
      accepted: outcome === 'accepted' ? (acceptedSuggestions ?? []).map((suggestion) => suggestion.id).sort() : [],
      ...(reason === undefined ? {} : { reason }),
      ...(comment === undefined || comment === '' ? {} : { comment }),
    };
  });
}

function reasonOf(sent: Body['feedback'][number]['overrideReason']): Reason | undefined {
  const { code, system } = sent?.reason ?? sent ?? {};
  return code === undefined ? undefined : { code, ...(system === undefined ? {} : { system }) };
}
