import type { Formulary } from '../model/dose.js';

const eu = {
  tablets: {
    azathioprine: [
      { mg: 25, halves: false },
      { mg: 50, halves: true },
    ],
    mercaptopurine: [{ mg: 50, halves: false }],
  },
  liquids: {},
} as const satisfies Formulary;

/**
 * The formularies that a site can choose by name (catalogue, global rules, formulary). Halves only where the product
 * record permits them: azathioprine and mercaptopurine are hazardous drugs. Liquids are added by the site.
 */
export const formularies = {
  eu,
  us: {
    tablets: {
      azathioprine: [
        { mg: 50, halves: true },
        { mg: 75, halves: false },
        { mg: 100, halves: false },
      ],
      mercaptopurine: [{ mg: 50, halves: true }],
    },
    liquids: {},
  },
  'us-25': {
    tablets: {
      azathioprine: [
        { mg: 25, halves: false },
        { mg: 50, halves: true },
        { mg: 75, halves: false },
        { mg: 100, halves: false },
      ],
      mercaptopurine: [{ mg: 50, halves: true }],
    },
    liquids: {},
  },
  demo: eu,
} as const satisfies Record<string, Formulary>;

/** mg steps that an oral syringe can measure, from `from` mg up to `to` mg (dose-arithmetic C5). */
export interface LiquidSteps {
  readonly from: number;
  readonly to?: number;
  readonly step: number;
}

/** The liquids that this service can dose. A stocked liquid of another concentration has no steps, so no dose. */
export const liquids = {
  azathioprine: {
    mgPerMl: 10,
    steps: [
      { from: 5, to: 30, step: 1 },
      { from: 30, to: 120, step: 2.5 },
    ],
  },
  mercaptopurine: {
    mgPerMl: 20,
    steps: [
      { from: 2, to: 20, step: 2 },
      { from: 20, step: 4 },
    ],
  },
} as const satisfies Record<string, { readonly mgPerMl: number; readonly steps: readonly LiquidSteps[] }>;
