/** What the pages of the demo read from the service before they show anything: codes and numbers that a browser must not invent. */

export interface Coded {
  readonly system: string;
  readonly code: string;
  readonly name: string;
}

/** A product that the demo can order, by its name in the public sandbox where that has it. */
export interface Product extends Coded {
  /** mg in one tablet or capsule; left out where that says nothing. */
  readonly mg?: number;
}

/** One kind of result of the chart, by the LOINC codes that mean it. */
export interface Analyte {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly codes: readonly string[];
  /** Lines of the plot, with the catalogue name of the number. */
  readonly limits: readonly Limit[];
  /** Upper limit of normal where a laboratory sends none. */
  readonly upperDefault?: number;
}

export interface Limit {
  readonly name: string;
  readonly words: string;
  readonly value: number;
  /** A multiple of the laboratory's upper limit of normal; too much, not too little, is the danger. */
  readonly isTimesUpper?: true;
}

export interface WorkbenchData {
  readonly products: readonly Product[];
  readonly vaccines: readonly Coded[];
  readonly tests: readonly Coded[];
  readonly analytes: readonly Analyte[];
  /** LOINC codes of TPMT and NUDT15. */
  readonly pharmacogenetics: readonly string[];
  /** RxNorm codes of the three thiopurines, with the name of each and, where it has one, the mg in a tablet. */
  readonly thiopurines: readonly { readonly code: string; readonly name: string; readonly mg?: number }[];
}
