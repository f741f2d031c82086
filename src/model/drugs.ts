/** The substances and vaccines that rules name: ids of the catalogue's "Drug names". */
export const thiopurines = ['azathioprine', 'mercaptopurine', 'tioguanine'] as const;
export type Thiopurine = (typeof thiopurines)[number];

export const drugConcepts = [
  ...thiopurines,
  'allopurinol',
  'oxipurinol',
  'tisopurine',
  'febuxostat',
  'topiroxostat',
  'ribavirin',
  'warfarin',
  'acenocoumarol',
  'phenprocoumon',
  'fluindione',
  'phenindione',
  'dicoumarol',
  'mycophenolate',
  'methotrexate',
  'leflunomide',
  'teriflunomide',
  'mesalazine',
  'sulfasalazine',
  'olsalazine',
  'balsalazide',
  'ace-inhibitor',
  'co-trimoxazole',
  'trimethoprim',
  'cimetidine',
  'indometacin',
  'penicillamine',
  'cyclophosphamide',
  'chlorambucil',
  'melphalan',
  'cytostatic',
  'clozapine',
  'deferiprone',
  'ganciclovir',
  'valganciclovir',
  'linezolid',
  'carbimazole',
  'thiamazole',
  'interferon',
  'zidovudine',
  'chloramphenicol',
  'flucytosine',
  'pyrimethamine',
  'jak-inhibitor',
  'cladribine',
  'infliximab',
  'anti-tnf',
  'natalizumab',
  'alemtuzumab',
  'ocrelizumab',
  's1p-modulator',
  'neuromuscular-blocker',
  'phenytoin',
  'tacrolimus',
  'ciclosporin',
  'sirolimus',
  'everolimus',
  'belatacept',
  'direct-oral-anticoagulant',
  'systemic-corticosteroid',
] as const;
export type DrugConcept = (typeof drugConcepts)[number];

export const vaccineGroups = ['live-critical', 'mmr', 'varicella', 'zoster-live', 'unclassified', 'non-live'] as const;
/** Classes of vaccines; `non-live` is known not to be live, `unclassified` is not known. */
export type VaccineGroup = (typeof vaccineGroups)[number];

export type RouteClass =
  'oral' | 'intravenous' | 'inhaled' | 'topical' | 'mouthwash' | 'intravesical' | 'other' | 'unknown';

/** How a code or name was recognised; text is the last resort. */
export type RecognisedBy = 'rxnorm' | 'atc' | 'snomed' | 'dmd' | 'ndc' | 'unii' | 'cvx' | 'local' | 'text';

export interface DrugMatch {
  readonly kind: 'drug';
  /** More than one for a combination or a drug that stands in two concepts (cyclophosphamide is cytostatic too). */
  readonly concepts: readonly DrugConcept[];
  /** What a card calls it: the substance ("ramipril", not "ace-inhibitor"). */
  readonly name: string;
  /** Milligrams in one tablet or capsule, from the product code; left out where the code names none. */
  readonly strengthMg?: number;
  readonly singleIngredient: boolean;
  /** Route that the product itself names (oral tablet, ophthalmic solution). */
  readonly route: RouteClass;
  readonly by: RecognisedBy;
}

export interface VaccineMatch {
  readonly kind: 'vaccine';
  readonly group: VaccineGroup;
  /** Short name for a card, at most 22 characters. */
  readonly name: string;
  readonly by: RecognisedBy;
}

/** What the codes of a site's own catalogue mean, by `system|code` as src/knowledge/local-codes.ts writes it. */
export type LocalCodes = ReadonlyMap<string, DrugConcept | VaccineGroup>;

/**
 * What an order is about. other: recognised as something no rule names, or named and unknown to us. nothing: it carries
 * no code and no words. unreadable: it refers to a medication that cannot be found.
 */
export type Recognition =
  | DrugMatch
  | VaccineMatch
  | { readonly kind: 'other'; /** Suppresses immunity, see src/knowledge/biologics.ts. */ readonly biologic?: true }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable' };
