/** The source tables: which files there are, what their columns mean, and where they end up. */

export interface SourceRow {
  readonly system: string;
  readonly code: string;
  /** Value sets that the code belongs to, without their kind: azathioprine, ibd, wbc. */
  readonly members: readonly string[];
  readonly display: string;
  readonly strengthMg?: string;
  readonly route?: string;
  readonly unit?: string;
  readonly sources: readonly string[];
}

export type Column = 'system' | 'code' | 'members' | 'display' | 'strength' | 'route' | 'unit' | 'sources' | 'other';

export interface SourceTable {
  readonly file: string;
  /** Prefix of the value set ids. */
  readonly kind: string;
  /** Codes under a licence that a site may lack: kept in files of their own. */
  readonly snomed: boolean;
  readonly columns: readonly Column[];
  /** Name of the constant in the run-time lookup. */
  readonly constant: string;
}

const drug: readonly Column[] = ['system', 'code', 'members', 'display', 'strength', 'route', 'other', 'sources'];
const named: readonly Column[] = ['system', 'code', 'members', 'display', 'sources'];

export const codeTables: readonly SourceTable[] = [
  { file: 'drugs.tsv', kind: 'drug', snomed: false, columns: drug, constant: 'drugCodes' },
  { file: 'drugs-snomed.tsv', kind: 'drug', snomed: true, columns: drug, constant: 'drugCodes' },
  { file: 'vaccines.tsv', kind: 'vaccine', snomed: false, columns: named, constant: 'vaccineCodes' },
  { file: 'vaccines-snomed.tsv', kind: 'vaccine', snomed: true, columns: named, constant: 'vaccineCodes' },
  {
    file: 'conditions-snomed.tsv',
    kind: 'condition',
    snomed: true,
    columns: ['system', 'code', 'members', 'sources'],
    constant: 'conditionCodes',
  },
  {
    file: 'labs.tsv',
    kind: 'lab',
    snomed: false,
    columns: ['system', 'code', 'other', 'members', 'unit', 'display', 'other', 'sources'],
    constant: 'labCodes',
  },
  { file: 'pregnancy.tsv', kind: 'pregnancy', snomed: false, columns: named, constant: 'pregnancyCodes' },
  { file: 'pregnancy-snomed.tsv', kind: 'pregnancy', snomed: true, columns: named, constant: 'pregnancyCodes' },
  {
    file: 'pharmacogenetics.tsv',
    kind: 'pharmacogenetics',
    snomed: false,
    columns: ['system', 'code', 'members', 'other', 'other', 'display', 'sources'],
    constant: 'pharmacogeneticCodes',
  },
  { file: 'qualitative-answers.tsv', kind: 'answer', snomed: false, columns: named, constant: 'answerCodes' },
  { file: 'qualitative-answers-snomed.tsv', kind: 'answer', snomed: true, columns: named, constant: 'answerCodes' },
  { file: 'allergies-snomed.tsv', kind: 'allergy', snomed: true, columns: named, constant: 'allergyCodes' },
];

/** Tables of words and lists: they go to the run-time lookup only. */
export const wordTables: readonly { readonly file: string; readonly constant: string }[] = [
  { file: 'drug-names.tsv', constant: 'drugNames' },
  { file: 'vaccine-names.tsv', constant: 'vaccineNames' },
  { file: 'condition-names.tsv', constant: 'conditionNames' },
  { file: 'conditions-icd10.tsv', constant: 'conditionCategories' },
  { file: 'searched-loinc.tsv', constant: 'searchedLoinc' },
];

/** Lines of a table without its comment lines. */
export function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

export function parse(table: SourceTable, text: string): readonly SourceRow[] {
  return lines(text).map((line) => row(table, line.split('\t')));
}

function row(table: SourceTable, cells: readonly string[]): SourceRow {
  const cell = (column: Column): string | undefined => cells[table.columns.indexOf(column)];
  const system = cell('system');
  const code = cell('code');
  if (cells.length !== table.columns.length || !system || !code) {
    throw new Error(
      `${table.file}: a row of ${cells.length} columns, ${table.columns.length} wanted: ${cells.join(' ')}`,
    );
  }
  const strengthMg = cell('strength');
  const route = cell('route');
  const unit = cell('unit');
  return {
    system,
    code,
    members: (cell('members') ?? '').split(','),
    display: cell('display') ?? '',
    sources: (cell('sources') ?? '').split('+'),
    ...(strengthMg ? { strengthMg } : {}),
    ...(route && route !== 'unknown' ? { route } : {}),
    ...(unit ? { unit } : {}),
  };
}
