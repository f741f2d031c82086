import type Fraction from 'fraction.js';
import type { DailyDose, WeightRefusal } from './dose.js';
import type { DrugMatch, RouteClass, Thiopurine, VaccineMatch } from './drugs.js';
import type { RetrievalKey } from './fact-keys.js';
import type { FhirJson } from './json.js';
import type { DraftOrder, Orders } from './orders.js';
import type { Unavailable } from './retrieved.js';

/** A clinical value, or why it is not known. Unknown, empty and failed never share a type. */
export type Fact<T> =
  { readonly status: 'known'; readonly value: T } | { readonly status: 'unavailable'; readonly reason: Unavailable };

/** A day as YYYY-MM-DD. FHIR dates without a day are read as the first day of their month or year. */
export type Day = string;

export interface PatientFact {
  /** Left out when unknown or only a year is known and the age in years would be a guess. */
  readonly ageYears?: number;
  readonly gender: 'female' | 'male' | 'other' | 'unknown';
}

/** One usable result, in the unit of its fact. */
export interface Measurement {
  readonly value: Fraction;
  /** The laboratory said below (or above) this value. `<x` is below x, `>x` above x. */
  readonly comparator?: '<' | '>';
  readonly day: Day;
  /** Effective time in ms since 1970, for order within a day. */
  readonly time: number;
  /** `Observation/id` */
  readonly reference: string;
  readonly preliminary: boolean;
  /** Limits of the laboratory's own reference range, in the unit of the fact. */
  readonly lowerLimit?: Fraction;
  readonly upperLimit?: Fraction;
  readonly flag?: 'low' | 'high' | 'normal';
}

/** Results newest first. */
export type Series = readonly Measurement[];

export interface BloodCountsFact {
  /** leukocytes, neutrophils, platelets, lymphocytes: 10*9/L; haemoglobin: g/dL */
  readonly wbc: Series;
  readonly anc: Series;
  readonly plt: Series;
  readonly hb: Series;
  readonly alc: Series;
  /** Results that could not be used, in words for the card: "platelets 150 without unit". */
  readonly unusable: readonly string[];
  /** Counts with a result that could not be used and is newer than every usable one, or without one. */
  readonly unread: readonly CountName[];
}

export type CountName = 'wbc' | 'anc' | 'plt';

export interface LiverTestsFact {
  /** alt, ast: U/L; bilirubin: mg/dL; albumin: g/L; bileAcids: umol/L; lipase: U/L */
  readonly alt: Series;
  readonly ast: Series;
  readonly bilirubin: Series;
  readonly albumin: Series;
  readonly bileAcids: Series;
  readonly lipase: Series;
  readonly unusable: readonly string[];
}

export interface RenalFact {
  /** mL/min/1.73 m2 (creatinine clearance: mL/min), as reported; ">60" is 60 with comparator ">". */
  readonly egfr: Series;
  /** Serum creatinine in mg/dL, for the computed eGFR. */
  readonly creatinine: Series;
  readonly unusable: readonly string[];
}

export type Phenotype = 'poor' | 'intermediate' | 'possible-intermediate' | 'normal' | 'indeterminate';
export interface GeneResult {
  readonly phenotype: Phenotype;
  readonly by: 'phenotype' | 'diplotype' | 'activity' | 'text';
  readonly day?: Day;
  readonly reference: string;
}
export type Gene = 'tpmt' | 'nudt15';
export interface PharmacogeneticsFact {
  /** Left out: no result for this gene that says a phenotype. */
  readonly tpmt?: GeneResult;
  readonly nudt15?: GeneResult;
  /** Genes with a result in hand and none that says a phenotype: neither tested nor untested. */
  readonly unreadable: readonly Gene[];
}

export interface WeightFact {
  /** Body weight in kg that may be used for arithmetic, or why there is none (dose-arithmetic B). */
  readonly weight:
    | {
        readonly usable: true;
        readonly kg: Fraction;
        readonly day: Day;
        readonly reference: string;
        readonly stated: boolean;
      }
    | { readonly usable: false; readonly reason: WeightRefusal };
  /** Measured body surface area in m2; never computed. */
  readonly surfaceArea?: { readonly m2: Fraction; readonly day: Day; readonly reference: string };
}

/** A condition or procedure that stands in at least one condition set. */
export interface ConditionFact {
  readonly sets: readonly string[];
  /** Short name for a card. */
  readonly name: string;
  /** Active, recurrence, relapse or no clinical status. Always true for a completed procedure. */
  readonly active: boolean;
  /** Onset, else recorded date (performed date of a procedure); of a month or a year the last day that may be meant. */
  readonly day?: Day;
  /** Day of the transplant itself, where this says it: an onset or performance, never a day of recording. */
  readonly transplanted?: Day;
  readonly reference: string;
}

/** Manifestation groups of the catalogue's ALLERGY terms. */
export type ReactionGroup = 'severe' | 'moderate' | 'mild' | 'unknown';
export interface AllergyFact {
  readonly allergen: Thiopurine;
  /** The gravest group that any manifestation or a high criticality gives; unknown: none recorded or none that we know. */
  readonly reaction: ReactionGroup;
  /** Short words for {reason}: "leukopenia". */
  readonly manifestation?: string;
  readonly reference: string;
}

export interface PregnancyFact {
  /** Reference of what says so, where the catalogue's definition holds. */
  readonly pregnant?: Evidence;
  readonly possible?: Evidence;
  /** A negative hCG or a not-pregnant status fresh enough to exclude. */
  readonly excluded?: Evidence;
  readonly lactating?: Evidence;
}
export interface Evidence {
  readonly day: Day;
  readonly reference: string;
}

export interface VaccinationFact {
  readonly vaccine: VaccineMatch;
  readonly day: Day;
  readonly reference: string;
}

export interface PendingTestFact {
  /** LOINC codes and, for tests without one, words of the request. */
  readonly loinc: readonly string[];
  readonly words: string;
  readonly day?: Day;
  readonly reference: string;
}

/** Where the end of an order comes from: written in it, computed from its supply, or only assumed. */
export type EndBasis = 'stated' | 'supply' | 'estimated';

/** One medication order, statement or dispense of this patient, or a draft, that a rule names the drug of. */
export interface MedicationFact {
  readonly reference: string;
  readonly match: DrugMatch | VaccineMatch;
  readonly status: 'active' | 'on-hold' | 'completed' | 'stopped' | 'draft';
  /** No status was sent: counted as active, and the card says so. */
  readonly statusMissing: boolean;
  readonly current: boolean;
  /** authoredOn, else start of the period. */
  readonly start?: Day;
  readonly end?: { readonly day: Day; readonly basis: EndBasis };
  readonly dose: DailyDose;
  readonly route: RouteClass;
  readonly priorPrescription?: string;
  readonly resource: FhirJson;
  /** The draft of the request that this is; left out for an entry of the list. */
  readonly draft?: DraftOrder;
  /** Condition sets of each reason that the draft gives; a reason that no rule names has none. Of drafts alone. */
  readonly reasons?: readonly (readonly string[])[];
}

/** When an order of any drug stood on the record: tells how far back the list reaches. */
export interface RecordLine {
  readonly start?: Day;
  readonly ended: boolean;
}

export interface MedicationsFact {
  /** Entries that a rule names; drafts are known whatever the state of the list. */
  readonly list: Fact<readonly MedicationFact[]>;
  /** What was read of a list that cannot be judged: named to the clinician, never judged. */
  readonly seen: readonly MedicationFact[];
  readonly drafts: readonly MedicationFact[];
  /** Drafts that name no readable drug, or another patient. */
  readonly unreadableDrafts: readonly {
    readonly draft: DraftOrder;
    readonly why: 'no-readable-drug' | 'other-patient';
  }[];
  /** Every entry of the list, of any drug. */
  readonly record: readonly RecordLine[];
  /** A biologic immunosuppressant that no rule names by itself is in force, listed or drafted. */
  readonly takesBiologic: boolean;
  /** An entry of the list is in force and names no readable drug: it may be any. */
  readonly hasUnreadableEntry: boolean;
  /** Why statements are missing beside the orders; left out where none is. */
  readonly statements?: Unavailable;
  /** This service itself asked for all statuses and read every page. */
  readonly queriedByUs: boolean;
}

export interface InrFact {
  readonly results: Series;
  /** No INR at all: one that is preliminary or cannot be read was measured nevertheless. */
  readonly isEmpty: boolean;
  readonly unusable: readonly string[];
}

/** 6-TGN and 6-MMP in pmol/8x10*8 red cells. */
export interface MetabolitesFact {
  readonly tgn: Series;
  readonly mmp: Series;
  readonly unusable: readonly string[];
}

export interface SerologyResult {
  /** Left out for a result that says neither positive nor negative. */
  readonly answer?: 'positive' | 'negative' | 'indeterminate';
  readonly day: Day;
  readonly time: number;
  readonly reference: string;
}

/** Newest result of each test; left out: none on file. */
export interface SerologyFact {
  readonly hbsag?: SerologyResult;
  readonly antiHbc?: SerologyResult;
  readonly hbvDna?: SerologyResult;
  readonly vzv?: SerologyResult;
  readonly ebv?: SerologyResult;
}

export interface Facts {
  readonly orders: Orders;
  /** Why each retrieved key cannot be judged; a key that can is left out. */
  readonly unavailable: ReadonlyMap<RetrievalKey, Unavailable>;
  readonly patient: Fact<PatientFact>;
  readonly medications: MedicationsFact;
  readonly allergies: Fact<readonly AllergyFact[]>;
  readonly conditions: Fact<readonly ConditionFact[]>;
  readonly procedures: Fact<readonly ConditionFact[]>;
  readonly weight: Fact<WeightFact>;
  readonly bloodCounts: Fact<BloodCountsFact>;
  readonly liverTests: Fact<LiverTestsFact>;
  readonly renalFunction: Fact<RenalFact>;
  readonly inr: Fact<InrFact>;
  readonly pharmacogenetics: Fact<PharmacogeneticsFact>;
  readonly pregnancy: Fact<PregnancyFact>;
  readonly serology: Fact<SerologyFact>;
  readonly metabolites: Fact<MetabolitesFact>;
  readonly immunizations: Fact<readonly VaccinationFact[]>;
  /** Tests asked for, on file or in the drafts; what could not be read is not here. */
  readonly pendingTests: readonly PendingTestFact[];
}
