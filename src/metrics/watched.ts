/** Work as it is, and its numbers told to the meter. */
import type { CallService } from '../model/client.js';
import type { Meter, QueryResult } from '../model/meter.js';
import type { OutboundGet } from '../model/outbound.js';

export function watchedCalls(callService: CallService, meter: Meter): CallService {
  return async (...call) => {
    const answer = await callService(...call);
    meter.answered(answer);
    return answer;
  };
}

export function watchedQueries(get: OutboundGet, meter: Meter): OutboundGet {
  return async (url, request) => {
    const start = performance.now();
    let result: QueryResult = 'failed';
    try {
      const answer = await get(url, request);
      result = classOf(answer.status);
      return answer;
    } finally {
      meter.queried(result, (performance.now() - start) / 1000);
    }
  };
}

function classOf(status: number): QueryResult {
  if (status >= 500) return '5xx';
  if (status >= 400) return '4xx';
  return status >= 300 ? '3xx' : '2xx';
}
