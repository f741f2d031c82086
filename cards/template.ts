/** The words of a rule: what a pharmacist edits. Placeholders in braces are listed in cards/placeholders.ts. */
export interface RowWords {
  /** At most 16 words once filled, under 140 characters (CH-CARD-01). */
  readonly summary: string;
  /** Told in its place whenever no number is allowed, deliverable or kept by the simulation. */
  readonly withoutNumber?: string;
  /** One text for each proposal of the row, in its order: a suggestion's label, or a sentence of the detail. */
  readonly proposals: readonly string[];
  /** In place of the detail of the card, where that would contradict the row. */
  readonly detail?: string;
}

export interface CardWords {
  /** Told as far as the card has room for it, sentence by sentence. */
  readonly detail: string;
  readonly rows: { readonly [rowId: string]: RowWords };
  readonly addOns?: { readonly [id: string]: string };
}

/** Fills `{name}`; a name without a value stays out of the text as "(not known)", never as an unfilled brace. */
export function fill(template: string, valueOf: (name: string) => string | undefined): string {
  return template
    .replace(/\{([a-z0-9]+)\}/g, (_, name: string) => valueOf(name) ?? '(not known)')
    .replace(/\b1 days\b/g, '1 day')
    .replace(/\b(live) live\b/gi, '$1');
}

/** Sentences and labels begin with a capital; a drug name inside them does not. "eGFR" is written so everywhere. */
export function capitalised(sentence: string): string {
  return /^[a-z][A-Z]/.test(sentence) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
