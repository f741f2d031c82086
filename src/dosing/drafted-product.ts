import type { Schedule } from '../model/dose.js';
import { exact } from '../model/exact.js';
import type { FhirJson } from '../model/json.js';
import { speechOf } from './speech.js';
import { namesNoOtherMg, saidStrengths } from './strength-words.js';
import { concentration, tabletStrength, type ProductFacts } from './strength.js';

/**
 * mg in one tablet of the drafted product, as the dose was read with (dose-arithmetic C4). Words count where the order
 * counted tablets: beside a dose in mg, "azathioprine 50 mg" may be that dose.
 */
export function draftedTabletMg(product: ProductFacts, order: FhirJson): number | undefined {
  const strength = tabletStrength(product);
  if (strength === undefined) return undefined;
  return strength.inferred && speechOf(order).kind !== 'tablets' ? undefined : strength.mg.valueOf();
}

/** The drafted product stays where its strength is the schedule's, and none of its words name another. */
export function keepsProduct(product: ProductFacts, order: FhirJson, schedule: Schedule): boolean {
  if (schedule.kind !== 'liquid') {
    const isSame = draftedTabletMg(product, order) === schedule.tabletMg;
    return isSame && namesNoOtherMg(product.texts, exact(schedule.tabletMg));
  }
  const isSame = concentration(product)?.equals(schedule.mgPerMl) === true;
  return isSame && namesNoOtherMg(product.texts, exact(schedule.mgPerMl));
}

/** A liquid in the place of tablets, or tablets in the place of a liquid (dose-arithmetic C5). */
export function changesForm(product: ProductFacts, order: FhirJson, schedule: Schedule): boolean {
  const isLiquid = isDraftedLiquid(product, order);
  return schedule.kind === 'liquid' ? !isLiquid : isLiquid;
}

/** A product that does not say so is taken for tablets: they are what nearly all are. */
function isDraftedLiquid(product: ProductFacts, order: FhirJson): boolean {
  return (
    concentration(product) !== undefined ||
    saidStrengths(product.texts).isLiquid ||
    speechOf(order).kind === 'millilitres'
  );
}
