/** FHIR R4 ValueSets (http://hl7.org/fhir/R4/valueset.html) from the rows of the source tables. */
import { loincLicence } from '../../knowledge/licences.js';
import type { ValueSet, ValueSetComposeInclude, ValueSetComposeIncludeConcept } from 'fhir/r4.js';
import { lines } from './tables.js';
import type { SourceRow } from './tables.js';

const BASE = 'https://azathioprine-cds.example.org';
const VERSION = '1.0.0';

interface SystemEntry {
  readonly uri: string;
  readonly licence: string;
}

const ICD_LICENCE =
  'ICD-10-CM is in the public domain in the United States. ICD-10 is (c) World Health Organization; only codes are listed.';

/** In the order in which a value set lists its systems. */
const systems: Readonly<Record<string, SystemEntry>> = {
  rxnorm: {
    uri: 'http://www.nlm.nih.gov/research/umls/rxnorm',
    licence: 'RxNorm: produced by the National Library of Medicine, freely usable; NLM does not endorse this product.',
  },
  ndc: { uri: 'http://hl7.org/fhir/sid/ndc', licence: 'NDC: United States government work, public domain.' },
  unii: { uri: 'http://fdasis.nlm.nih.gov', licence: 'UNII: United States government work, public domain.' },
  atc: {
    uri: 'http://www.whocc.no/atc',
    licence:
      'ATC: codes and substance names only, for identification; the index is (c) WHO Collaborating Centre for Drug Statistics Methodology.',
  },
  cvx: {
    uri: 'http://hl7.org/fhir/sid/cvx',
    licence: 'CVX: Centers for Disease Control and Prevention, public domain; no endorsement implied.',
  },
  loinc: {
    uri: 'http://loinc.org',
    licence: loincLicence,
  },
  'icd-10-cm': { uri: 'http://hl7.org/fhir/sid/icd-10-cm', licence: ICD_LICENCE },
  'icd-10': { uri: 'http://hl7.org/fhir/sid/icd-10', licence: ICD_LICENCE },
  snomed: {
    uri: 'http://snomed.info/sct',
    licence:
      'SNOMED CT identifiers only, with wording of our own; using them needs a SNOMED CT licence, see NOTICE.md.',
  },
  dmd: {
    uri: 'https://dmd.nhs.uk',
    licence:
      'dm+d identifiers: NHS Business Services Authority, Open Government Licence v3.0; they are SNOMED CT UK identifiers, see NOTICE.md.',
  },
};

function groupBy<T>(members: readonly T[], keyOf: (member: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const key = keyOf(member);
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return groups;
}

export type SourceNames = ReadonlyMap<string, string>;

/** One value set for each member of the rows, by id. */
export function valueSets(
  kind: string,
  rows: readonly SourceRow[],
  names: SourceNames,
  snomed: boolean,
): ReadonlyMap<string, ValueSet> {
  const byMember = groupBy(
    rows.flatMap((row) => row.members.map((member) => ({ member, row }))),
    ({ member }) => member,
  );
  return new Map(
    [...byMember].map(([member, entries]) => {
      const id = `${snomed ? 'snomed-' : ''}${kind}-${member === '-' ? 'not-counted' : member}`;
      return [
        id,
        valueSet(
          id,
          includes(
            entries.map(({ row }) => row),
            names,
          ),
        ),
      ];
    }),
  );
}

function valueSet(id: string, include: ValueSetComposeInclude[], exclude: ValueSetComposeInclude[] = []): ValueSet {
  const used = new Set([...include, ...exclude].map((part) => part.system));
  const licences = new Set(
    Object.values(systems)
      .filter((system) => used.has(system.uri))
      .map((system) => system.licence),
  );
  return {
    resourceType: 'ValueSet',
    id,
    url: `${BASE}/ValueSet/${id}`,
    version: VERSION,
    name: `${id[0]?.toUpperCase() ?? ''}${id.slice(1)}`.replace(/[^A-Za-z0-9]/g, '_'),
    title: id.replace(/-/g, ' '),
    status: 'active',
    experimental: false,
    publisher: 'azathioprine-cds',
    copyright: [...licences].join(' '),
    compose: { include, ...(exclude.length > 0 ? { exclude } : {}) },
  };
}

function includes(rows: readonly SourceRow[], names: SourceNames): ValueSetComposeInclude[] {
  const bySystem = groupBy(rows, (row) => row.system);
  return Object.entries(systems).flatMap(([key, system]) => {
    const members = bySystem.get(key);
    return members === undefined ? [] : [{ system: system.uri, concept: members.map((row) => concept(row, names)) }];
  });
}

function concept(row: SourceRow, names: SourceNames): ValueSetComposeIncludeConcept {
  const extension = [
    ...(row.strengthMg
      ? [{ url: `${BASE}/StructureDefinition/strength-mg`, valueDecimal: Number(row.strengthMg) }]
      : []),
    ...(row.route ? [{ url: `${BASE}/StructureDefinition/product-route`, valueCode: row.route }] : []),
    ...(row.unit ? [{ url: `${BASE}/StructureDefinition/unit-hint`, valueCode: row.unit }] : []),
    {
      url: `${BASE}/StructureDefinition/source`,
      valueString: row.sources.map((key) => sourceName(key, names)).join('; '),
    },
  ];
  // The registry writes CVX codes of one digit with a leading zero.
  const code = row.system === 'cvx' ? row.code.padStart(2, '0') : row.code;
  return { extension, code, display: display(row) };
}

/** Wording of our own for a product, the name of the table for all else. */
function display(row: SourceRow): string {
  if (row.display === '') return row.members.join(', ').replace(/-/g, ' ');
  return row.strengthMg ? `${row.display} ${row.strengthMg} mg` : row.display;
}

function sourceName(key: string, names: SourceNames): string {
  const name = names.get(key);
  if (name === undefined) throw new Error(`source ${key} is not in sources.tsv`);
  return name;
}

/** Condition sets by ICD-10 categories: regular expressions over codes, since most categories are prefixes and ranges. */
export function conditionSets(table: string): ReadonlyMap<string, ValueSet> {
  return new Map(
    lines(table).map((line) => {
      const [set = '', categories = '', excluded = ''] = line.split('\t');
      const id = `condition-${set}`;
      return [id, valueSet(id, byPattern(categories), excluded === '' ? [] : byPattern(excluded))];
    }),
  );
}

function byPattern(categories: string): ValueSetComposeInclude[] {
  const alternatives = categories.split(' ').flatMap(expand);
  const value = `(${alternatives.map((code) => code.replace('.', '\\.')).join('|')})[0-9A-Z.]*`;
  return ['icd-10-cm', 'icd-10'].map((key) => ({
    system: systems[key]?.uri ?? key,
    filter: [{ property: 'code', op: 'regex', value }],
  }));
}

/** "C91-C96" as its categories. */
function expand(category: string): readonly string[] {
  const range = /^([A-Z])(\d\d)-\1(\d\d)$/.exec(category);
  if (range === null) return [category];
  const [, letter = '', first = '', last = ''] = range;
  const length = Number(last) - Number(first) + 1;
  return Array.from({ length }, (_, index) => `${letter}${String(Number(first) + index).padStart(2, '0')}`);
}
