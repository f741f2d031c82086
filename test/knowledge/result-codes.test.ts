import { readFileSync } from 'node:fs';
import { thiopurineAllergen } from '../../src/knowledge/allergy-codes.js';
import { answerOf } from '../../src/knowledge/answer-codes.js';
import { analyteOf, loincCodesFor } from '../../src/knowledge/lab-codes.js';
import { geneOf, pgxCodeOf, phenotypeOf } from '../../src/knowledge/pgx-codes.js';
import { pregnancyMeaning } from '../../src/knowledge/pregnancy-codes.js';
import { suggestedLiquid, suggestedProduct } from '../../src/knowledge/suggested-products.js';
import type { Json } from '../../src/model/json.js';

const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
const loinc = (code: string, display?: string): Json => ({
  coding: [{ system: LOINC, code, ...(display === undefined ? {} : { display }) }],
});

describe('laboratory codes', () => {
  it.each([
    ['29463-7', 'weight', 'body-weight'],
    ['3142-7', 'weight', 'body-weight-stated'],
    ['8277-6', 'weight', 'body-surface-area'],
    ['6690-2', 'bloodCounts', 'wbc'],
    ['751-8', 'bloodCounts', 'anc'],
    ['770-8', 'bloodCounts', 'anc-percent'],
    ['777-3', 'bloodCounts', 'plt'],
    ['718-7', 'bloodCounts', 'hb'],
    ['731-0', 'bloodCounts', 'alc'],
    ['1742-6', 'liverTests', 'alt'],
    ['1920-8', 'liverTests', 'ast'],
    ['1975-2', 'liverTests', 'bilirubin'],
    ['1751-7', 'liverTests', 'albumin'],
    ['14628-4', 'liverTests', 'bile-acids'],
    ['3040-3', 'liverTests', 'lipase'],
    ['98979-8', 'renalFunction', 'egfr'],
    ['2164-2', 'renalFunction', 'egfr'],
    ['2160-0', 'renalFunction', 'creatinine'],
    ['6301-6', 'inr', 'inr'],
    ['32660-3', 'metabolites', 'tgn'],
    ['32654-6', 'metabolites', 'mmp'],
    ['13952-7', 'serology', 'anti-hbc'],
  ])('LOINC %s is %s %s', (code, key, analyte) => {
    expect(analyteOf(loinc(code))).toMatchObject({ key, analyte });
    expect(analyteOf({ coding: [{ system: 'urn:oid:2.16.840.1.113883.6.1', code }] })).toMatchObject({ key, analyte });
  });

  it.each([
    ['birth weight', '8339-4'],
    ['estimated weight', '8335-2'],
    ['direct bilirubin', '1968-7'],
    ['prothrombin time', '5902-2'],
    ['alkaline phosphatase', '6768-6'],
    ['haematocrit', '4544-3'],
    ['lymphocytes %', '736-9'],
  ])('not read: %s', (_, code) => {
    expect(analyteOf(loinc(code))).toBeUndefined();
  });

  it('hints at a unit only where the code has one', () => {
    expect(analyteOf(loinc('14631-6'))?.unitHint).toBe('umol/L');
    expect(analyteOf(loinc('59260-0'))?.unitHint).toBe('mmol/L');
    expect(analyteOf(loinc('1975-2'))).not.toHaveProperty('unitHint');
  });

  it('never reads a CDC race code, or a code without system, as LOINC', () => {
    const negatives = JSON.parse(readFileSync('fixtures/terminology/negatives.json', 'utf8')) as readonly string[][];
    const race = negatives.filter(([system]) => system === 'urn:oid:2.16.840.1.113883.6.238');
    expect(race).toHaveLength(6);
    for (const [system = '', code = ''] of race) {
      expect(analyteOf({ coding: [{ system, code }] })).toBeUndefined();
      expect(analyteOf({ coding: [{ code }] })).toBeUndefined();
    }
  });

  it('searches the catalogue codes, and creatinine for the computed eGFR', () => {
    expect(loincCodesFor('weight')).toEqual([
      '29463-7',
      '3141-9',
      '8350-1',
      '8351-9',
      '3142-7',
      '75292-3',
      '8277-6',
      '3140-1',
    ]);
    expect(loincCodesFor('bloodCounts')).toHaveLength(19);
    expect(loincCodesFor('liverTests')).toHaveLength(14);
    expect(loincCodesFor('renalFunction')).toHaveLength(18);
    expect(loincCodesFor('renalFunction')).toContain('2160-0');
    expect(loincCodesFor('inr')).toHaveLength(5);
    expect(loincCodesFor('pharmacogenetics')).toHaveLength(14);
    expect(loincCodesFor('pregnancy')).toHaveLength(16);
    expect(loincCodesFor('patient')).toEqual([]);
  });

  it('knows what it searches for', () => {
    for (const key of [
      'weight',
      'bloodCounts',
      'liverTests',
      'renalFunction',
      'inr',
      'metabolites',
      'serology',
    ] as const) {
      for (const code of loincCodesFor(key)) expect([code, analyteOf(loinc(code))?.key]).toEqual([code, key]);
    }
    for (const code of loincCodesFor('pregnancy'))
      expect([code, pregnancyMeaning(loinc(code))]).not.toEqual([code, undefined]);
    for (const code of loincCodesFor('pharmacogenetics'))
      expect([code, pgxCodeOf(loinc(code))]).not.toEqual([code, undefined]);
  });
});

describe('pharmacogenetics', () => {
  it.each([
    ['79713-4', { kind: 'phenotype', gene: 'tpmt' }],
    ['53040-2', { kind: 'phenotype' }],
    ['36922-3', { kind: 'genotype', gene: 'tpmt' }],
    ['84413-4', { kind: 'genotype' }],
    ['93193-1', { kind: 'panel' }],
    ['21563-2', { kind: 'activity', gene: 'tpmt' }],
    ['48018-6', { kind: 'gene' }],
  ])('LOINC %s', (code, expected) => {
    expect(pgxCodeOf(loinc(code))).toEqual(expected);
  });

  it('takes no other gene for TPMT', () => {
    for (const code of ['79714-2', '79715-9', '79716-7', '79719-1']) expect(pgxCodeOf(loinc(code))).toBeUndefined();
    expect(pgxCodeOf(loinc('79713-4', 'CYP2C19 gene product metabolic activity interpretation'))).toBeUndefined();
    expect(pgxCodeOf(loinc('79713-4', 'TPMT gene product metabolic activity interpretation'))).toBeDefined();
  });

  it('reads the gene in the words where no code fits', () => {
    expect(pgxCodeOf({ text: 'NUDT15 phenotype' })).toEqual({ kind: 'phenotype', gene: 'nudt15' });
    expect(pgxCodeOf({ text: 'Thiopurine methyltransferase activity, RBC' })).toEqual({
      kind: 'activity',
      gene: 'tpmt',
    });
    expect(pgxCodeOf({ text: 'haemoglobin' })).toBeUndefined();
    expect(geneOf({ coding: [{ system: 'http://www.genenames.org', code: 'HGNC:12014' }] })).toBe('tpmt');
    expect(
      geneOf({ coding: [{ system: 'http://www.genenames.org/geneId', code: 'HGNC:23063', display: 'NUDT15' }] }),
    ).toBe('nudt15');
    expect(geneOf({ text: 'TPMT' })).toBe('tpmt');
    expect(geneOf({ text: 'CYP2D6' })).toBeUndefined();
    expect(geneOf({ text: 'TPMT and NUDT15' })).toBeUndefined();
  });

  it.each([
    ['LA9657-3', 'poor'],
    ['LA10317-8', 'intermediate'],
    ['LA25391-6', 'normal'],
    ['LA25390-8', 'normal'],
  ])('answer %s is %s', (code, phenotype) => {
    expect(phenotypeOf(loinc(code))).toBe(phenotype);
  });

  it.each([
    ['TPMT Poor Metabolizer', 'poor'],
    ['Likely Poor Metabolizer', 'poor'],
    ['intermediate metaboliser', 'intermediate'],
    ['Possible Intermediate Metabolizer', 'possible-intermediate'],
    ['NORMAL METABOLIZER', 'normal'],
    ['Indeterminate', 'indeterminate'],
    ['Extensive metabolizer', 'normal'],
    ['deficient activity', 'poor'],
    ['not a poor metabolizer', undefined],
    ['abnormal', undefined],
    ['see report', undefined],
  ])('%s is %s', (text, phenotype) => {
    expect(phenotypeOf({ text })).toBe(phenotype);
  });
});

describe('pregnancy', () => {
  const icd = (code: string): Json => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] });

  it.each([
    [loinc('82810-3'), 'status'],
    [loinc('LA15173-0'), 'pregnant'],
    [loinc('LA26683-5'), 'not-pregnant'],
    [loinc('LA4489-6'), 'unknown'],
    [loinc('11778-8'), 'due-date'],
    [loinc('2106-3'), 'hcg-qualitative'],
    [loinc('19080-1'), 'hcg-quantitative'],
    [loinc('63895-7'), 'lactation-status'],
    [{ coding: [{ system: SNOMED, code: '77386006' }] }, 'pregnant'],
    [{ coding: [{ system: SNOMED, code: '60001007' }] }, 'not-pregnant'],
    [{ coding: [{ system: SNOMED, code: '250423000' }] }, 'hcg-positive'],
    [{ coding: [{ system: SNOMED, code: '413712001' }] }, 'lactating'],
    [icd('O03.9'), 'ended'],
    [icd('O09.90'), 'pregnant'],
    [icd('O26.613'), 'pregnant'],
    [icd('O48.0'), 'pregnant'],
    [icd('O80'), 'delivered'],
    [icd('O62.0'), undefined],
    [icd('O00.90'), 'abortive'],
    [icd('O07.4'), 'pregnant'],
    [icd('O88.212'), undefined],
    [icd('O88.23'), 'postpartum'],
    [icd('O90.0'), 'postpartum'],
    [icd('O90.3'), undefined],
    [icd('Z39.1'), 'lactating'],
    [icd('Z33.1'), 'pregnant'],
    [icd('Z33.2'), 'ended'],
    [icd('Z37.0'), 'delivered'],
    [icd('Z32.01'), 'hcg-positive'],
    [icd('Z32.02'), 'hcg-negative'],
    [icd('O99.810'), undefined],
    [loinc('86645-9'), undefined],
    // hCG in urine, by mass or of cord blood has no unit that the limit could be compared in.
    [loinc('25372-4'), undefined],
    [loinc('55870-0'), undefined],
  ])('%j is %s', (concept, meaning) => {
    expect(pregnancyMeaning(concept)).toBe(meaning);
  });

  it.each([
    [loinc('LA6576-8'), 'positive'],
    [loinc('LA11883-8'), 'negative'],
    [{ coding: [{ system: SNOMED, code: '260385009' }] }, 'negative'],
    [{ text: 'Not detected' }, 'negative'],
    [{ text: 'POSITIVE' }, 'positive'],
    [{ text: 'non-reactive' }, 'negative'],
    ['Indeterminate', 'indeterminate'],
    [{ text: 'see note' }, undefined],
  ])('answer %j is %s', (value, answer) => {
    expect(answerOf(value)).toBe(answer);
  });
});

describe('allergens', () => {
  it.each([
    [{ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1256' }] }, 'azathioprine'],
    [{ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '103' }] }, 'mercaptopurine'],
    [{ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '10485' }] }, 'tioguanine'],
    [{ coding: [{ system: SNOMED, code: '293799001' }] }, 'azathioprine'],
    [{ coding: [{ system: SNOMED, code: '293772003' }] }, 'mercaptopurine'],
    [{ coding: [{ system: SNOMED, code: '372574004' }] }, 'azathioprine'],
    [{ text: 'Imuran' }, 'azathioprine'],
    [{ text: 'Allergy to 6-MP' }, 'mercaptopurine'],
    [{ text: 'thiopurines' }, 'azathioprine'],
    [{ text: 'thiopurine methyltransferase deficiency' }, undefined],
    [{ text: 'penicillin' }, undefined],
    [{ coding: [{ system: SNOMED, code: '293772002' }] }, undefined],
    [undefined, undefined],
  ])('%j is %s', (concept, allergen) => {
    expect(thiopurineAllergen(concept)).toBe(allergen);
  });
});

describe('products of suggestions', () => {
  it('carry the RxNorm code of the generic tablet', () => {
    expect(suggestedProduct('azathioprine', 25)).toEqual({ rxnorm: '199310', text: 'azathioprine 25 mg oral tablet' });
    expect(suggestedProduct('azathioprine', 50).rxnorm).toBe('197388');
    expect(suggestedProduct('azathioprine', 75).rxnorm).toBe('359229');
    expect(suggestedProduct('azathioprine', 100).rxnorm).toBe('359228');
    expect(suggestedProduct('mercaptopurine', 50).rxnorm).toBe('197931');
    expect(suggestedProduct('mercaptopurine', 10).rxnorm).toBe('199766');
    expect(suggestedLiquid('mercaptopurine', 20).rxnorm).toBe('1536484');
  });

  it('are named in words where no code is known', () => {
    expect(suggestedProduct('azathioprine', 10)).toEqual({ text: 'azathioprine 10 mg oral tablet' });
    expect(suggestedLiquid('azathioprine', 10)).toEqual({ text: 'azathioprine 10 mg/mL oral suspension' });
  });
});
