import type { RequestHandler } from 'express';
import { readFeedback } from '../feedback/read-feedback.js';
import type { FeedbackStore } from '../feedback/store.js';
import { clientOf } from './authenticate.js';

/** Answers 200 once every entry is on disk. Cards and suggestions that we never sent are kept like any other. */
export function feedback(store: FeedbackStore): RequestHandler<{ id: string }> {
  return async (request, response) => {
    await store.keep(clientOf(response).tenant, readFeedback(request.params.id, request.body));
    response.json({});
  };
}
