import { openRetriever, type RetrieveDeps, type RetrieveRequest } from '../../src/fhir/retrieve.js';
import type { RetrievalKey } from '../../src/model/fact-keys.js';
import type { Retrieved } from '../../src/model/retrieved.js';

/** These keys, read at once. */
export function retrieve(
  request: RetrieveRequest,
  keys: ReadonlySet<RetrievalKey>,
  deps: RetrieveDeps,
): Promise<Retrieved> {
  return openRetriever(request, deps).read(keys);
}
