import type { ReactionGroup } from '../model/facts.js';

export interface Reaction {
  readonly group: Exclude<ReactionGroup, 'unknown'>;
  /** What a card calls it. */
  readonly name: string;
  /** Words that name it in a manifestation's text or display; matched without regard to case. */
  readonly words: RegExp;
}

/**
 * Manifestations by the groups of the catalogue's ALLERGY_SEVERE, ALLERGY_MODERATE and ALLERGY_MILD. Words only: every code
 * system that names manifestations sends a display or a text, and one that is not understood leaves the reaction unknown,
 * which the rules treat as dangerous. The grouping is the catalogue's; further synonyms in a group are editorial.
 */
export const reactions: readonly Reaction[] = [
  { group: 'severe', name: 'anaphylaxis', words: /anaphyla/ },
  { group: 'severe', name: 'Stevens-Johnson', words: /stevens[- ]?johnson|\bsjs\b/ },
  { group: 'severe', name: 'epidermal necrolysis', words: /epidermal necrolysis|\bten\b|\blyell/ },
  { group: 'severe', name: 'Sweet syndrome', words: /\bsweet'?s?\b|febrile neutrophilic dermatosis/ },
  { group: 'severe', name: 'erythema nodosum', words: /erythema nodosum/ },
  { group: 'severe', name: 'vasculitis', words: /vasculiti/ },
  { group: 'severe', name: 'pancreatitis', words: /pancreatiti/ },
  { group: 'severe', name: 'hepatitis', words: /hepatiti|hepatotoxic|liver injury|liver failure|jaundice/ },
  { group: 'severe', name: 'kidney injury', words: /(kidney|renal) (injury|failure)|nephritis|\baki\b/ },
  { group: 'severe', name: 'pneumonitis', words: /pneumonitis|alveolitis|interstitial lung/ },
  {
    group: 'severe',
    name: 'angioedema',
    words:
      /angio-?(neurotic )?(o?edema)|swelling of (the )?(face|lips?|tongue|throat)|(face|facial|lip|tongue|throat|laryngeal) (swelling|o?edema)/,
  },
  { group: 'severe', name: 'hypotension', words: /hypotensi|low blood pressure|\bshock\b|circulatory collapse/ },
  { group: 'severe', name: 'fever', words: /\bfever|febrile(?! neutrophilic)|pyrexia/ },
  { group: 'severe', name: 'rigors', words: /\brigors?\b|\bchills?\b|shivering/ },
  { group: 'severe', name: 'flu-like illness', words: /(flu|influenza)[- ]?like/ },
  {
    group: 'severe',
    name: 'rash',
    words: /\brash|exanthem|urticaria|\bhives\b|skin (eruption|reaction)|eruption of skin|drug eruption|\bdress\b/,
  },
  {
    group: 'moderate',
    name: 'leukopenia',
    words: /leuc?kopeni|leucopeni|low white|white (blood )?cell count (low|decreased)/,
  },
  { group: 'moderate', name: 'neutropenia', words: /neutropeni|agranulocyto/ },
  { group: 'moderate', name: 'thrombocytopenia', words: /thrombocytopeni|low platelet/ },
  {
    group: 'moderate',
    name: 'cytopenia',
    words: /cytopeni|myelosuppress|(bone )?marrow (suppress|depress|failure|toxic|aplasia)|aplastic|an(ae|e)mia/,
  },
  {
    group: 'moderate',
    name: 'raised transaminases',
    words: /transaminas|transaminitis|liver (enzyme|function)|\b(alt|ast|lfts?)\b/,
  },
  { group: 'moderate', name: 'arthralgia', words: /arthralgi|joint pain|arthritis/ },
  { group: 'moderate', name: 'myalgia', words: /myalgi|muscle (pain|ache)/ },
  { group: 'mild', name: 'nausea', words: /nausea/ },
  { group: 'mild', name: 'vomiting', words: /vomit|emesis/ },
  { group: 'mild', name: 'diarrhoea', words: /diarrh/ },
  { group: 'mild', name: 'headache', words: /headache|cephalgia/ },
  { group: 'mild', name: 'hair loss', words: /hair loss|loss of hair|alopeci/ },
  { group: 'mild', name: 'fatigue', words: /fatigue|tiredness|lethargy/ },
];
