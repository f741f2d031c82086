import { isDeepStrictEqual } from 'node:util';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { Target } from '../../src/tools/fhir-server/exchange.js';
import { essence, sentFor } from '../support/run-vignettes.js';
import { resourcesByKey } from '../support/vignette-resources.js';
import { missesOf } from '../support/vignette-misses.js';
import { accessWith, ask } from './ask.js';
import type { Case } from './choose.js';
import { withDeposited, type RunDeps } from './deposit.js';
import { renamed } from './rename.js';

/** What is wrong, in words; empty where the cards are those of the vignette, to the letter those of its data as prefetch. */
export async function runCase(
  target: Target,
  prefix: string,
  { rule, vignette }: Case,
  { get }: RunDeps,
): Promise<readonly string[]> {
  const sent = sentFor(vignette);
  const fhir = accessWith(get);
  const resources = [...resourcesByKey(vignette).values()].flat().map((one) => renamed(one, prefix));
  const done = await withDeposited(target, patientFirst(resources), () => ask(sent, prefix, fhir, target));
  const left = done.left === undefined ? [] : [done.left];
  if (!done.written) return [`the server did not take the test patient: ${done.said}`, ...left];
  const { result } = done;
  const supplied = await ask(sent, prefix, fhir);
  return [
    ...unread(result),
    ...missesOf(vignette, rule, result),
    ...(isDeepStrictEqual(cardsOf(result), cardsOf(supplied))
      ? []
      : ['the cards are not those of the same data as prefetch']),
    ...left,
  ];
}

function patientFirst<T extends { readonly resourceType: string }>(resources: readonly T[]): readonly T[] {
  const rank = ({ resourceType }: T): number => ['Patient', 'Medication'].indexOf(resourceType);
  return resources.toSorted((a, b) => rank(b) - rank(a));
}

/** Data that could not be read lead to a card that says so: the cause stands among the needs above. */
function unread({ extension }: ServiceResponse): readonly string[] {
  const { data = [] } = extension['org.azathioprine-cds'];
  return data
    .filter(({ state }) => state !== 'present' && state !== 'empty')
    .map(({ key, state }) => `${key}: ${state}`);
}

function cardsOf({ cards, extension }: ServiceResponse): unknown {
  const { knowledge } = extension['org.azathioprine-cds'];
  return essence({ cards, extension: { 'org.azathioprine-cds': { knowledge } } });
}
