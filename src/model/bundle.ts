import { object, values, type Json } from './json.js';

/** Entries of a Bundle of whatever type; a Bundle among them is unpacked. */
export function entriesIn(bundle: Json | undefined): readonly Json[] {
  return values(object(bundle)?.['entry']).flatMap((entry) => {
    const inner = object(object(entry)?.['resource']);
    return inner?.['resourceType'] === 'Bundle' ? entriesIn(inner) : [entry];
  });
}
