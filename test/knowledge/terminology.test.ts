import { codeSystem, codingsOf, wordingsOf } from '../../src/knowledge/terminology.js';
import { nearlySame, stem, wordsOf } from '../../src/knowledge/words.js';

describe('code systems under every name that EHRs send', () => {
  it.each([
    ['http://www.nlm.nih.gov/research/umls/rxnorm', 'rxnorm'],
    ['HTTP://WWW.NLM.NIH.GOV/research/umls/rxnorm/', 'rxnorm'],
    ['urn:oid:2.16.840.1.113883.6.88', 'rxnorm'],
    ['2.16.840.1.113883.6.88', 'rxnorm'],
    ['http://www.whocc.no/atc', 'atc'],
    ['https://www.whocc.no/atc', 'atc'],
    ['urn:oid:2.16.840.1.113883.6.73', 'atc'],
    ['http://fhir.de/CodeSystem/bfarm/atc', 'atc'],
    ['http://snomed.info/sct', 'snomed'],
    ['urn:oid:2.16.840.1.113883.6.96', 'snomed'],
    ['http://snomed.info/sct/731000124108', 'snomed'],
    ['http://snomed.info/sct/83821000000107/version/20240101', 'snomed'],
    ['http://snomed.info/sct|20240101', 'snomed'],
    ['https://dmd.nhs.uk', 'dmd'],
    ['https://dmd.nhs.uk/VMP', 'dmd'],
    ['http://fdasis.nlm.nih.gov', 'unii'],
    ['urn:oid:2.16.840.1.113883.4.9', 'unii'],
    ['http://hl7.org/fhir/sid/ndc', 'ndc'],
    ['urn:oid:2.16.840.1.113883.6.69', 'ndc'],
    ['http://hl7.org/fhir/sid/cvx', 'cvx'],
    ['urn:oid:2.16.840.1.113883.12.292', 'cvx'],
    ['http://www2a.cdc.gov/vaccines/iis/iisstandards/vaccines.asp?rpt=cvx', 'cvx'],
    ['http://hl7.org/fhir/sid/mvx', 'mvx'],
    ['http://terminology.hl7.org/CodeSystem/MVX', 'mvx'],
    ['http://loinc.org', 'loinc'],
    ['https://loinc.org/', 'loinc'],
    ['urn:oid:2.16.840.1.113883.6.1', 'loinc'],
    ['http://hl7.org/fhir/sid/icd-10-cm', 'icd10'],
    ['http://hl7.org/fhir/sid/icd-10', 'icd10'],
    ['urn:oid:2.16.840.1.113883.6.90', 'icd10'],
    ['urn:oid:2.16.840.1.113883.6.3', 'icd10'],
    ['http://fhir.de/CodeSystem/bfarm/icd-10-gm', 'icd10'],
  ])('%s is %s', (uri, system) => {
    expect(codeSystem(uri)).toBe(system);
  });

  it.each([
    ['ICD-10-PCS codes procedures', 'http://hl7.org/fhir/sid/icd-10-pcs'],
    ['ICD-10-PCS by OID', 'urn:oid:2.16.840.1.113883.6.4'],
    ['CDC race collides with LOINC', 'urn:oid:2.16.840.1.113883.6.238'],
    ['a local system', 'http://clinic.example/loinc.org'],
    ['a longer name', 'http://loinc.org.example.com'],
  ])('is unknown: %s', (_, uri) => {
    expect(codeSystem(uri)).toBe('unknown');
  });

  it('is absent where a coding names none', () => {
    for (const uri of [undefined, null, '', '  ', 7]) expect(codeSystem(uri)).toBeUndefined();
  });
});

describe('codings of what stands where a CodeableConcept should', () => {
  it('reads an object for an array, a lone Coding, several concepts and a code sent as a number', () => {
    expect(codingsOf({ coding: { system: 'http://loinc.org', code: '718-7' } })).toEqual([
      { system: 'loinc', code: '718-7' },
    ]);
    expect(codingsOf({ system: 'http://loinc.org', code: ' 718-7 ' })).toEqual([{ system: 'loinc', code: '718-7' }]);
    expect(codingsOf([{ coding: [{ code: 'a' }] }, { coding: [{ code: 'b' }] }])).toEqual([
      { code: 'a' },
      { code: 'b' },
    ]);
    expect(codingsOf({ coding: [{ code: 197388 }] })).toEqual([{ code: '197388' }]);
  });

  it('reads no SNOMED identifier that a double has rounded', () => {
    expect(codingsOf({ coding: [{ code: 8283411000001100128 }] })).toEqual([]);
  });

  it('reads text and every display', () => {
    expect(wordingsOf({ text: 'a', coding: [{ display: 'b' }, { display: 'c' }] })).toEqual(['a', 'b', 'c']);
    expect(wordingsOf('a')).toEqual(['a']);
    for (const junk of [undefined, null, 3, true, [[[]]], { text: {} }]) expect(wordingsOf(junk)).toEqual([]);
  });
});

describe('words', () => {
  it('are runs of letters and runs of digits, without accents and invisible characters', () => {
    expect(wordsOf('6-MP')).toEqual(['6', 'mp']);
    expect(wordsOf('Röteln\u200b-Impfung 2x')).toEqual(['roteln', 'impfung', '2', 'x']);
  });

  it('share a stem across languages', () => {
    const spellings = ['azathioprine', 'azatioprina', 'azatiopryna', 'atsatiopriini', 'azathioprinum', 'azatioprinas'];
    expect(new Set(spellings.map((spelling) => stem(wordsOf(spelling)[0] ?? ''))).size).toBe(1);
  });

  it.each([
    ['allopurinol', 'alopurinol', true],
    ['allopurinol', 'allopurniol', true],
    ['allopurinol', 'allopurinoll', true],
    ['allopurinol', 'allupurinol', true],
    ['allopurinol', 'allopurinol', true],
    ['allopurinol', 'alupurinol', false],
    ['allopurinol', 'oxipurinol', false],
    ['ab', 'ba', true],
    ['', 'a', true],
    ['abc', 'cab', false],
  ])('%s and %s are at most one slip apart: %s', (one, other, same) => {
    expect(nearlySame(one, other)).toBe(same);
    expect(nearlySame(other, one)).toBe(same);
  });
});
