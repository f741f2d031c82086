import { openRetriever, type RetrieveDeps, type RetrieveRequest } from '../../src/fhir/retrieve.js';
import { noLocalCodes } from '../../src/knowledge/local-codes.js';
import type { RetrievalKey } from '../../src/model/fact-keys.js';
import type { Retrieved } from '../../src/model/retrieved.js';

/** These keys, read at once, at a site without codes of its own. */
export function retrieve(
  request: RetrieveRequest,
  keys: ReadonlySet<RetrievalKey>,
  deps: Omit<RetrieveDeps, 'localCodes'>,
): Promise<Retrieved> {
  return openRetriever(request, { ...deps, localCodes: noLocalCodes }).read(keys);
}
