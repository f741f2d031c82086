/** Finding a coding in the generated tables, whatever form of the code the client sends. */
import { tableRows } from './tables.js';
import type { CodeSystem, Coding } from './terminology.js';

export type CodeIndex = ReadonlyMap<string, readonly string[]>;

/** Rows by system and normalised code. First columns of a code table: system, code. */
export function codeIndex(...tables: readonly string[]): CodeIndex {
  const rows = tables.flatMap(tableRows);
  return new Map(rows.map(([system = '', code = '', ...rest]) => [`${system}|${tableForm(system, code)}`, rest]));
}

/** The columns after system and code of the row that a coding stands for. */
export function rowOf(index: CodeIndex, coding: Coding): readonly string[] | undefined {
  if (coding.system === undefined || coding.code === undefined) return undefined;
  const rows = forms(coding.system, coding.code)
    .map((key) => index.get(key))
    .filter((row) => row !== undefined);
  // Ten digits without hyphens have three readings: they count only where all that exist say the same.
  const [first, ...others] = rows;
  return others.every((row) => row.join() === first?.join()) ? first : undefined;
}

function tableForm(system: string, code: string): string {
  return system === 'ndc' ? (ndcProducts(code)[0] ?? code) : code;
}

/** Keys under which a code may stand in the index. */
function forms(system: CodeSystem, code: string): readonly string[] {
  switch (system) {
    // dm+d identifiers are SNOMED CT identifiers of the UK drug extension, and are sent under either system.
    case 'snomed':
    case 'dmd':
      return [`snomed|${code}`, `dmd|${code}`];
    case 'ndc':
      return ndcProducts(code).map((product) => `ndc|${product}`);
    case 'cvx':
      return [`cvx|${code.replace(/^0+(?=\d)/, '')}`];
    case 'atc':
    case 'unii':
      return [`${system}|${code.toUpperCase()}`];
    default:
      return [`${system}|${code}`];
  }
}

/** Labeler and product of an NDC as nine digits (5-4), package left out: every reading that its form allows. */
function ndcProducts(code: string): readonly string[] {
  const [labeler, product, ...rest] = code.split('-');
  if (labeler !== undefined && product !== undefined && rest.length <= 1) {
    const wellFormed = /^\d{4,5}$/.test(labeler) && /^\d{3,4}$/.test(product);
    return wellFormed ? [labeler.padStart(5, '0') + product.padStart(4, '0')] : [];
  }
  if (/^\d{11}$/.test(code)) return [code.slice(0, 9)];
  if (/^\d{10}$/.test(code)) {
    return [`0${code.slice(0, 8)}`, `${code.slice(0, 5)}0${code.slice(5, 8)}`, code.slice(0, 9)];
  }
  return [];
}
