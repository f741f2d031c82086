import type { Thiopurine } from '../model/drugs.js';

export interface SuggestedProduct {
  /** Left out where no code is known: the text alone then names the product. */
  readonly rxnorm?: string;
  readonly text: string;
}

/** Generic clinical drugs of RxNorm (Current Prescribable Content), by mg in one tablet. */
const tablets: { readonly [K in Thiopurine]: ReadonlyMap<number, string> } = {
  azathioprine: new Map([
    [25, '199310'],
    [50, '197388'],
    [75, '359229'],
    [100, '359228'],
  ]),
  mercaptopurine: new Map([
    [10, '199766'],
    [50, '197931'],
  ]),
  tioguanine: new Map([[40, '198269']]),
};

/** Oral liquids by mg per ml; compounded azathioprine suspension has no code of its own. */
const liquids: { readonly [K in Thiopurine]?: ReadonlyMap<number, string> } = {
  mercaptopurine: new Map([[20, '1536484']]),
};

/** Strengths in mg that a suggestion can name by code. */
export function knownStrengths(thiopurine: Thiopurine): readonly number[] {
  return [...tablets[thiopurine].keys()];
}

/** Generic tablet to write into a suggestion. */
export function suggestedProduct(thiopurine: Thiopurine, tabletMg: number): SuggestedProduct {
  return product(tablets[thiopurine].get(tabletMg), `${thiopurine} ${tabletMg} mg oral tablet`);
}

/** Generic oral liquid to write into a suggestion. */
export function suggestedLiquid(thiopurine: Thiopurine, mgPerMl: number): SuggestedProduct {
  return product(liquids[thiopurine]?.get(mgPerMl), `${thiopurine} ${mgPerMl} mg/mL oral suspension`);
}

function product(rxnorm: string | undefined, text: string): SuggestedProduct {
  return rxnorm === undefined ? { text } : { rxnorm, text };
}
