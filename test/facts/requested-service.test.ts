import { medicationOf } from '../../src/facts/medication-of.js';
import type { Json, JsonObject } from '../../src/model/json.js';

const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
const CVX = 'http://hl7.org/fhir/sid/cvx';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** What a ServiceRequest orders, in one word: "azathioprine", "vaccine:mmr", "other". */
function ordered(code: JsonObject, category: Json = []): string {
  const found = medicationOf({ resourceType: 'ServiceRequest', id: 's', code, category }, new Map()).recognition;
  if (found.kind === 'other' && found.biologic === true) return 'biologic';
  if (found.kind === 'drug') return found.name;
  return found.kind === 'vaccine' ? `vaccine:${found.group}` : found.kind;
}

const coded = (system: string, code: string, text?: string): JsonObject => ({
  coding: [{ system, code }],
  ...(text === undefined ? {} : { text }),
});

describe('a test, a visit or teaching orders no drug, whatever drug it names', () => {
  it.each([
    'Methotrexate level',
    'Methotrexate, level',
    'Infliximab trough',
    'Infliximab antibodies',
    'Azathioprine metabolites (6-TGN)',
    '6-Thioguanine nucleotides',
    'TPMT before azathioprine',
    'Methotrexate monitoring (FBC, LFT)',
    'Warfarin clinic referral',
    'Education: warfarin',
    'Cyclophosphamide day unit booking',
    'Azathioprin Talspiegel',
    'Methotrexat: Spiegelkontrolle',
    'Aufklärung Azathioprin',
    'Dosage du méthotrexate',
    'Taux de méthotrexate',
    'Methotrexaat bloedspiegel',
    'Niveles de infliximab',
    'Livello di infliximab',
    'Vedolizumab level',
  ])('%s', (text) => {
    expect(ordered({ text })).toBe('other');
  });

  it('nor does a code of LOINC', () => {
    expect(ordered(coded(LOINC, '39803-2', 'Infliximab'))).toBe('other');
    expect(
      ordered({ coding: [...(coded(LOINC, '1-8')['coding'] as readonly Json[]), { system: RXNORM, code: '519' }] }),
    ).toBe('other');
  });

  it.each(['Methotrexate therapy monitoring', 'Methotrexate measurement', 'Warfarin therapy clinic'])(
    'nor a SNOMED CT procedure called %s',
    (text) => {
      expect(ordered(coded(SNOMED, '1234567', text))).toBe('other');
    },
  );

  it.each([
    'Methotrexate level',
    'Methotrexate (level)',
    'Methotrexate, serum level 24 h',
    'Oxypurinol level (allopurinol)',
    'Oxypurinol levels',
    '6-MP level',
    '6-MP (metabolites)',
    '6-TGN level',
    'Thiopurine metabolites (azathioprine)',
    'Azathioprine metabolites, FBC',
    'Patient education (allopurinol)',
    'Allopurinol counselling, diet sheet',
    'Febuxostat education clinic',
    'Vedolizumab level, FBC',
    'Methotrexate level 2.5 h after 15 mg',
  ])('%s, with a category of procedures or none', (text) => {
    expect(ordered({ text })).toBe('other');
    expect(ordered({ text }, [{ text: 'Procedure' }])).toBe('other');
    expect(ordered(coded(SNOMED, '1234567', text))).toBe('other');
  });

  it.each([
    ['laboratory', [{ coding: [{ system: SNOMED, code: '108252007' }] }]],
    ['imaging', [{ coding: [{ system: SNOMED, code: '363679005' }] }]],
    ['counselling', [{ coding: [{ system: SNOMED, code: '409063005' }] }]],
    ['education', [{ coding: [{ system: SNOMED, code: '409073007' }] }]],
    ['a code that is a word', [{ coding: [{ system: 'http://hospital.example/order-type', code: 'LAB' }] }]],
    ['a word', [{ text: 'Laboratory' }]],
    ['one in German', [{ text: 'Labor' }]],
    ['a referral', [{ text: 'Referral' }]],
    ['one of two', [{ text: 'Outpatient' }, { text: 'Radiology' }]],
  ])('nor anything of the category %s', (_, category) => {
    expect(ordered({ text: 'Methotrexate' }, category)).toBe('other');
    expect(ordered({ text: 'Vedolizumab' }, category)).toBe('other');
  });
});

describe('what orders the drug stays', () => {
  it.each([
    ['Mercaptopurine 50 mg', 'mercaptopurine'],
    ['Infliximab infusion', 'infliximab'],
    ['Infliximab 5 mg/kg infusion, trough level before', 'infliximab'],
    ['Cladribine infusion, monitoring of vital signs', 'cladribine'],
    ['Azathioprine dosage 50 mg', 'azathioprine'],
    ['Vedolizumab infusion', 'biologic'],
    ['Vedolizumab, appointment in 2 weeks', 'biologic'],
    ['Start allopurinol, counselling done', 'allopurinol'],
    ['Start allopurinol after counselling', 'allopurinol'],
    ['Begin febuxostat, gout clinic', 'febuxostat'],
    ['Allopurinol - patient education given', 'allopurinol'],
    ['allopurinol daily, appointment in 2 weeks', 'allopurinol'],
    ['Febuxostat with gout clinic', 'febuxostat'],
    ['Allopurinol-Therapie, Termin in 2 Wochen', 'allopurinol'],
    ['TPMT normal, start azathioprine', 'azathioprine'],
    ['Azathioprine, TPMT before', 'azathioprine'],
    ['Infliximab therapy, trough', 'infliximab'],
  ])('%s', (text, expected) => {
    expect(ordered({ text })).toBe(expected);
    expect(ordered({ text }, [{ text: 'Procedure' }])).toBe(expected);
  });

  it('by its code, whatever the words say', () => {
    expect(ordered(coded(RXNORM, '519', 'Allopurinol monitoring'))).toBe('allopurinol');
  });

  it('beside a SNOMED CT code that names no drug', () => {
    expect(ordered(coded(SNOMED, '182832007', 'Allopurinol therapy'))).toBe('allopurinol');
    expect(ordered(coded(SNOMED, '1234567', 'Administration of ribavirin'))).toBe('ribavirin');
  });

  it('on referral where the words say that it is given', () => {
    expect(ordered({ text: 'Allopurinol therapy' }, [{ text: 'Referral' }])).toBe('allopurinol');
    expect(ordered({ text: 'Allopurinol' }, [{ text: 'Referral' }])).toBe('other');
  });

  it('of another resource than a ServiceRequest', () => {
    const order = { resourceType: 'MedicationRequest', medicationCodeableConcept: { text: 'Warfarin (clinic)' } };
    expect(medicationOf(order, new Map()).recognition).toMatchObject({ kind: 'drug', name: 'warfarin' });
  });
});

describe('a vaccine stays where both can be meant', () => {
  const laboratory = [{ text: 'Laboratory' }];

  it.each([
    ['MMR vaccination', 'vaccine:mmr'],
    ['MMR vaccination, no history of measles', 'vaccine:mmr'],
    ['MMR vaccine without history of measles', 'vaccine:mmr'],
    ['Yellow fever vaccination clinic', 'vaccine:live-critical'],
    ['Refer for yellow fever vaccine', 'vaccine:live-critical'],
    ['BCG instillation with history of bladder cancer', 'vaccine:live-critical'],
    ['Rötelnimpfung, Kontrolle', 'vaccine:mmr'],
    ['MMR vaccination after counselling', 'vaccine:mmr'],
    ['MMR booster after counselling', 'vaccine:mmr'],
    ['Yellow fever vaccination and travel counselling', 'vaccine:live-critical'],
    ['Yellow fever vaccine & counseling', 'vaccine:live-critical'],
    ['Yellow fever vaccine per travel history', 'vaccine:live-critical'],
    ['MMR vaccine and patient education', 'vaccine:mmr'],
    ['MMR vaccine: history reviewed', 'vaccine:mmr'],
    ['Vaccin ROR, antécédents revus', 'vaccine:mmr'],
    ['Vaccin ROR après consultation des antécédents', 'vaccine:mmr'],
    ['Varicella vaccination if PCR negative', 'vaccine:varicella'],
    ['MMR-Impfung nach Aufklärung', 'vaccine:mmr'],
    ['MMR-Impfung laut Impfpass', 'vaccine:mmr'],
    ['Instillation BCG, antécédents de tumeur vésicale', 'vaccine:live-critical'],
    ['BCG intravésical, antécédents de tumeur', 'vaccine:live-critical'],
    ['BCG vaccination antecedents reviewed', 'vaccine:live-critical'],
    ['Gelbfieberimpfung und Beratung', 'vaccine:live-critical'],
    ['Masernimpfung mit Aufklärung', 'vaccine:mmr'],
  ])('%s', (text, expected) => {
    expect(ordered({ text })).toBe(expected);
    expect(ordered(coded(SNOMED, '1234567', text))).toBe(expected);
    expect(ordered({ text }, [{ text: 'Referral' }])).toBe(expected);
    expect(ordered({ text }, [{ text: 'Labor and delivery' }])).toBe(expected);
  });

  it('by its code in any category', () => {
    expect(ordered(coded(CVX, '03'), laboratory)).toBe('vaccine:mmr');
    expect(ordered(coded(SNOMED, '38598009', 'MMR history'), laboratory)).toBe('vaccine:mmr');
  });

  it.each([
    'Counselling and immunization',
    'Immunization / patient education',
    'Travel medicine counselling',
    'Education',
    'Pathology',
    'Laboratory',
  ])('named as given, in the category %s', (category) => {
    expect(ordered({ text: 'MMR vaccination' }, [{ text: category }])).toBe('vaccine:mmr');
    expect(ordered({ text: 'Masernimpfung' }, [{ text: category }])).toBe('vaccine:mmr');
  });

  it('named alone, unless its categories are of tests and nothing else', () => {
    const procedure = { coding: [{ system: SNOMED, code: '387713003' }] };
    const education = { coding: [{ system: SNOMED, code: '409073007' }] };
    const tests = { coding: [{ system: SNOMED, code: '108252007', display: 'Laboratory procedure' }] };
    expect(ordered({ text: 'MMR' }, [procedure, education])).toBe('vaccine:mmr');
    expect(ordered({ text: 'MMR' }, [procedure, tests])).toBe('vaccine:mmr');
    expect(ordered({ text: 'MMR' }, [{ text: 'Counselling and immunization' }])).toBe('vaccine:mmr');
    expect(ordered({ text: 'MMR' }, [{ text: 'Laboratory and immunization' }])).toBe('vaccine:mmr');
    expect(ordered({ text: 'MMR' }, [])).toBe('vaccine:mmr');
    expect(ordered({ text: 'MMR' }, [tests])).toBe('other');
    expect(ordered({ text: 'MMR' }, [tests, { text: 'Pathology' }])).toBe('other');
  });

  it.each([
    'Vaccine ROR status',
    'MMR status',
    'MMR immunity status',
    'Yellow fever vaccination status',
    'Yellow fever vaccine record',
    'History of MMR vaccination',
    'Impfstatus',
    'Impfstatus Masern',
    'Masern-Impfstatus',
    'Antécédents vaccinaux ROR',
    'Vaccination record',
    'Varicella vaccine titre',
    'MMR vaccine serology',
    'MMR vaccination, IgG',
    'QuantiFERON-TB / BCG history',
    'MMR vaccination history',
    'Measles, mumps, rubella vaccination history',
    'Education: yellow fever vaccine',
    'Impfaufklärung Gelbfieber',
    'Gelbfieber-Impfberatung',
    'Travel vaccination clinic',
    'Impfsprechstunde',
    'MMR IHC',
  ])('but not %s', (text) => {
    expect(ordered({ text })).toBe('other');
  });

  it('but not what a laboratory calls by its disease', () => {
    expect(ordered({ text: 'Rubella' }, laboratory)).toBe('other');
    expect(ordered(coded(LOINC, '5334-8', 'Rubella'))).toBe('other');
  });
});

it.each(['Grippeimpfung', 'Influenza-Impfung', 'Typhusimpfung', 'Zosterimpfung'])(
  '%s is as unclassified as "influenza vaccine"',
  (text) => {
    expect(ordered({ text: 'Influenza vaccine' })).toBe('vaccine:unclassified');
    expect(ordered({ text })).toBe('vaccine:unclassified');
  },
);

it('"Gripe nasal" is a cold, its vaccine a live one', () => {
  expect(ordered({ text: 'Gripe nasal' })).toBe('other');
  expect(ordered({ text: 'Vacuna gripe nasal' })).toBe('vaccine:live-critical');
  expect(ordered({ text: 'Nasal flu' })).toBe('vaccine:live-critical');
});

it('an abbreviation beside the word for vaccine names none where its status is asked, in any order', () => {
  const medication = (text: string): string =>
    medicationOf({ resourceType: 'MedicationRequest', medicationCodeableConcept: { text } }, new Map()).recognition
      .kind;
  expect(medication('Vaccine ROR status')).toBe('other');
  expect(medication('Vaccine ROR')).toBe('vaccine');
});

it('hostile words cost no more than their head', () => {
  for (const text of [
    ', '.repeat(500_000),
    'level '.repeat(200_000),
    ` no${' '.repeat(1_000_000)}`,
    'a'.repeat(1_000_000),
  ])
    expect(ordered({ text: `Warfarin ${text}` }, [{ text }])).toMatch(/^(warfarin|other)$/);
});
