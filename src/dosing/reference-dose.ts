import { exact, type Fraction } from '../model/exact.js';
import { thiopurines, type Thiopurine } from '../model/drugs.js';
import { object, objects, type FhirJson } from '../model/json.js';
import { positive } from './amount.js';
import { dayNumber } from './days.js';

/** Daily dose of a thiopurine before the interacting factor began, as an accepted suggestion carries it. */
export interface ReferenceDose {
  readonly mgPerDay: Fraction;
  readonly ingredient: Thiopurine;
  /** YYYY-MM-DD */
  readonly day: string;
}

export const referenceDoseUrl = 'https://azathioprine-cds.example.org/StructureDefinition/reference-dose';

/** JSON has no fractions: a dose without a finite decimal is cut, because a smaller reference only asks for more care. */
const writtenPlaces = 6;

/** The order with this reference dose in place of any other that it carried. */
export function withReferenceDose(order: FhirJson, reference: ReferenceDose): FhirJson {
  const others = objects(order['extension']).filter((extension) => extension['url'] !== referenceDoseUrl);
  const value = reference.mgPerDay.floor(writtenPlaces).valueOf();
  const extension = {
    url: referenceDoseUrl,
    extension: [
      {
        url: 'dose',
        valueQuantity: { value, unit: 'mg/d', system: 'http://unitsofmeasure.org', code: 'mg/d' },
      },
      { url: 'ingredient', valueCode: reference.ingredient },
      { url: 'date', valueDate: reference.day },
    ],
  };
  return { ...order, extension: [...others, extension] };
}

/** REF_MG (a). Undefined when the order carries none, more than one, or one that is not complete. */
export function readReferenceDose(order: FhirJson): ReferenceDose | undefined {
  const [found, ...others] = objects(order['extension']).filter((extension) => extension['url'] === referenceDoseUrl);
  if (found === undefined || others.length > 0) return undefined;
  const part = (url: string): FhirJson | undefined => {
    const [only, ...more] = objects(found['extension']).filter((extension) => extension['url'] === url);
    return only && more.length === 0 ? { resourceType: '', ...only } : undefined;
  };
  const quantity = object(part('dose')?.['valueQuantity']);
  const mgPerDay = (quantity?.['code'] ?? quantity?.['unit']) === 'mg/d' ? positive(quantity?.['value']) : undefined;
  const ingredient = thiopurines.find((name) => name === part('ingredient')?.['valueCode']);
  const day = part('date')?.['valueDate'];
  if (!mgPerDay || !ingredient || typeof day !== 'string' || dayNumber(day) === undefined) return undefined;
  return { mgPerDay: exact(mgPerDay.toFraction()), ingredient, day };
}
