import { openChart, type RetrieveDeps, type RetrieveRequest } from '../../src/fhir/retrieve.js';
import type { RetrievalKey } from '../../src/model/fact-keys.js';
import type { Retrieved } from '../../src/model/retrieved.js';

/** A chart of which these keys are read at once. */
export function retrieve(
  request: RetrieveRequest,
  keys: ReadonlySet<RetrievalKey>,
  deps: RetrieveDeps,
): Promise<Retrieved> {
  return openChart(request, deps).read(keys);
}
