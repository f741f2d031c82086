import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { ValueSet } from 'fhir/r4.js';
import { drugConcepts } from '../../src/model/drugs.js';
import { recognise } from '../../src/facts/recognise.js';
import { conditionSetNames, conditionSetsOf } from '../../src/knowledge/condition-sets.js';
import { generatedFiles } from '../../src/tools/build-value-sets.js';

const files = generatedFiles();
const sets = [...files]
  .filter(([path]) => path.endsWith('.json'))
  .map(([path, content]): [string, ValueSet] => [path, JSON.parse(content) as ValueSet]);
const concepts = sets.flatMap(([path, set]) =>
  (set.compose?.include ?? []).flatMap((include) =>
    (include.concept ?? []).map((concept) => ({ path, id: set.id ?? '', system: include.system ?? '', concept })),
  ),
);

describe('the generated files are those of the source tables', () => {
  it('byte for byte, twice over', () => {
    const stale = [...files].filter(([path, content]) => !existsSync(path) || readFileSync(path, 'utf8') !== content);
    expect(stale.map(([path]) => path)).toEqual([]);
    expect(generatedFiles()).toEqual(files);
  });

  it('with nothing else beside them', () => {
    const folders = ['src/knowledge/value-sets', 'src/knowledge/value-sets/snomed'];
    const present = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
    const known = new Set([
      ...files.keys(),
      'src/knowledge/value-sets/snomed',
      'src/knowledge/value-sets/snomed/NOTICE.md',
    ]);
    expect(present.filter((path) => !known.has(path))).toEqual([]);
  });

  it('with a run-time lookup below 1.5 MB', () => {
    const size = [...files]
      .filter(([path]) => path.endsWith('.ts'))
      .reduce((sum, [, content]) => sum + content.length, 0);
    expect(size).toBeLessThan(1_500_000);
  });

  it('without SNOMED CT and dm+d where a site has no licence', () => {
    const without = [...generatedFiles(false)].map(([path, content]) => `${path}\n${content}`).join('\n');
    expect(without).not.toMatch(/snomed\.info\/sct|dmd\.nhs\.uk/);
    expect(without).not.toContain('372574004');
  });
});

describe('every value set is a FHIR R4 ValueSet', () => {
  it('has the members that the product publishes', () => {
    for (const [path, set] of sets) {
      expect(set.resourceType).toBe('ValueSet');
      expect(set.id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
      expect(path.endsWith(`/${set.id ?? ''}.json`)).toBe(true);
      expect(set.url).toBe(`https://azathioprine-cds.example.org/ValueSet/${set.id ?? ''}`);
      expect(set.name).toMatch(/^[A-Z][A-Za-z0-9_]{0,254}$/);
      expect(set.status).toBe('active');
      expect(set.version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(set.copyright).toBeTruthy();
      for (const include of set.compose?.include ?? [])
        expect(Boolean(include.concept) !== Boolean(include.filter)).toBe(true);
    }
  });

  it('has no code twice in a value set', () => {
    const keys = concepts.map(({ id, system, concept }) => `${id} ${system} ${concept.code}`);
    const seen = new Set<string>();
    const doubled = keys.filter((key) => seen.size === seen.add(key).size);
    expect(doubled).toEqual([]);
  });

  it('names where each code was read', () => {
    const source = 'https://azathioprine-cds.example.org/StructureDefinition/source';
    for (const { concept } of concepts) {
      expect(
        concept.extension?.filter(({ url, valueString }) => url === source && (valueString ?? '') !== ''),
      ).toHaveLength(1);
    }
  });

  it('keeps the LOINC notice wherever it lists LOINC', () => {
    const loinc = sets.filter(([, set]) =>
      set.compose?.include.some((include) => include.system === 'http://loinc.org'),
    );
    expect(loinc.length).toBeGreaterThan(10);
    for (const [, set] of loinc)
      expect(set.copyright).toContain('This material contains content from LOINC (http://loinc.org)');
  });

  it('keeps SNOMED CT and dm+d in their own folder, in words of our own', () => {
    for (const { path, system, concept } of concepts) {
      expect(/snomed|dmd/.test(system)).toBe(path.includes('/snomed/'));
      if (path.includes('/snomed/'))
        expect(concept.display).not.toMatch(/\((disorder|finding|procedure|substance|situation)\)/);
    }
  });
});

describe('every code of the source tables resolves to its concept', () => {
  const resolved = concepts.map(({ id, system, concept }) => {
    const [kind = '', ...rest] = id.replace(/^snomed-/, '').split('-');
    const coding = { coding: [{ system, code: concept.code }] };
    return { kind, member: rest.join('-'), coding, label: `${id} ${system} ${concept.code}`, concept };
  });

  it('drugs, with the strength of their product', () => {
    const drugs = resolved.filter(({ kind }) => kind === 'drug');
    expect(drugs.length).toBeGreaterThan(3000);
    const wrong = drugs.filter(({ member, coding, concept }) => {
      const found = recognise(coding);
      if (member === 'not-counted') return found.kind !== 'other';
      const strength = concept.extension?.find(({ url }) => url.endsWith('/strength-mg'))?.valueDecimal;
      return found.kind !== 'drug' || !found.concepts.some((name) => name === member) || found.strengthMg !== strength;
    });
    expect(wrong.map(({ label }) => label)).toEqual([]);
  });

  it('vaccines', () => {
    const vaccines = resolved.filter(({ kind }) => kind === 'vaccine');
    expect(vaccines.length).toBeGreaterThan(850);
    const wrong = vaccines.filter(({ member, coding }) => {
      const found = recognise(coding);
      return member === 'not-counted' ? found.kind !== 'other' : found.kind !== 'vaccine' || found.group !== member;
    });
    expect(wrong.map(({ label }) => label)).toEqual([]);
  });

  it('conditions', () => {
    const conditions = resolved.filter(({ kind }) => kind === 'condition');
    expect(conditions.length).toBeGreaterThan(1000);
    expect(
      conditions.filter(({ member, coding }) => !conditionSetsOf(coding).includes(member)).map(({ label }) => label),
    ).toEqual([]);
  });

  it('names only drug concepts and condition sets that exist', () => {
    for (const { kind, member } of resolved) {
      if (kind === 'drug' && member !== 'not-counted') expect(drugConcepts).toContain(member);
      if (kind === 'condition') expect(conditionSetNames).toContain(member);
    }
  });
});
