/** Tells the meter how each call of a service ended. */
import type { RequestHandler, Response } from 'express';
import { hookServiceById } from '../../hooks/index.js';
import type { CallOutcome, Meter } from '../model/meter.js';
import type { ErrorCode } from '../model/service-error.js';

export function callWatch(meter: Meter): RequestHandler<{ id: string }> {
  return (request, response, next) => {
    const start = performance.now();
    const hook = hookServiceById(request.params.id)?.hook;
    response.once('close', () => {
      meter.called(hook ?? 'none', outcomeOf(response), (performance.now() - start) / 1000);
    });
    next();
  };
}

/** What handlers leave behind. */
interface Locals {
  readonly rules?: readonly string[];
  readonly failure?: ErrorCode | 'fault';
}

function outcomeOf(response: Response): CallOutcome {
  const { rules, failure } = response.locals as Locals;
  if (!response.writableFinished) return 'cut-off';
  if (failure !== undefined) return failure;
  return (rules ?? []).length > 0 ? 'cards' : 'silent';
}
