/** What the client can apply is a suggestion, what it cannot is told in words. Of alternatives each says that there are others. */
import type { Action } from '../src/model/cds-hooks.js';
import type { Settings } from '../src/model/settings.js';
import { capitalised } from './template.js';

/** What one click would do. */
export interface Offer {
  readonly label: string;
  readonly actions: readonly Action[];
  /** What the actions order, where the label does not say it. */
  readonly names?: string;
  /** What belongs to it and is done by hand. */
  readonly beside?: string;
}

export interface Ways {
  readonly offers: readonly Offer[];
  readonly byHand: readonly string[];
}

type Client = Settings['client'];

/** A suggestion is applied as a whole, or it is told in words. */
export function canApply(actions: readonly Action[], { actions: known }: Client): boolean {
  return known === undefined || actions.every(({ type }) => known.includes(type));
}

/** `alternatives`: what one finding offers, of which one is to be done. */
export function waysOf(alternatives: readonly Offer[], client: Client): Ways {
  const offers = alternatives.filter(({ actions }) => canApply(actions, client));
  const others = alternatives.filter((offer) => !offers.includes(offer));
  const beside = [...new Set(offers.flatMap((offer) => offer.beside ?? []))];
  if (offers.length === 0 || others.length === 0)
    return { offers: numbered(offers), byHand: [...numbered(others).map(inWords), ...beside] };
  // Both at once would be too much: the dose is cut for a drug that was taken away.
  return {
    offers: numbered(offers.map((offer) => ({ ...offer, label: `${offer.label} (OR by hand: see text)` }))),
    byHand: [...beside, ...others.map((offer) => `Instead of the suggestion, ${inWords(offer)}`)],
  };
}

/** Labels begin EITHER / OR where two or more stand together. */
function numbered(offers: readonly Offer[]): readonly Offer[] {
  return offers.map((offer, index) => ({
    ...offer,
    label: offers.length < 2 ? capitalised(offer.label) : `${index === 0 ? 'EITHER' : 'OR'} ${offer.label}`,
  }));
}

function inWords({ label, names }: Offer): string {
  return names === undefined ? label : `${label}: ${names}`;
}
