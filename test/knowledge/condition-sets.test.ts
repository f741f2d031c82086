import { readFileSync } from 'node:fs';
import { conditionName, conditionSetNames, conditionSetsOf } from '../../src/knowledge/condition-sets.js';
import { pregnancyMeaning } from '../../src/knowledge/pregnancy-codes.js';

const CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const WHO = 'http://hl7.org/fhir/sid/icd-10';
const SNOMED = 'http://snomed.info/sct';

function sets(system: string, code: string, display?: string): readonly string[] {
  return conditionSetsOf({ coding: [{ system, code, ...(display === undefined ? {} : { display }) }] });
}

describe('condition sets by ICD-10 category, as the catalogue lists them', () => {
  it.each([
    ['Z94.0', ['transplant']],
    ['Z940', ['transplant']],
    ['z94.4', ['transplant']],
    ['T86.11', ['transplant']],
    ['M05.79', ['rheumatoid-arthritis']],
    ['K75.4', ['autoimmune-hepatitis']],
    ['K50.90', ['ibd']],
    ['M32.14', ['lupus-nephritis', 'sle']],
    ['M32.9', ['sle']],
    ['G35', ['multiple-sclerosis']],
    ['G70.01', ['myasthenia']],
    ['C91.00', ['cancer', 'leukaemia']],
    ['C91.01', ['cancer', 'leukaemia', 'leukaemia-history']],
    ['C50.911', ['cancer']],
    ['C80.1', ['cancer']],
    ['C43.9', ['cancer']],
    ['C81.90', ['lymphoma']],
    ['C96.9', ['cancer']],
    ['K85.30', ['drug-pancreatitis', 'pancreatitis', 'pancreatitis-history']],
    ['A41.9', ['severe-infection']],
    ['B44.1', ['severe-infection']],
    ['B02.9', ['varicella-zoster']],
    ['D61.9', ['marrow-failure']],
    ['K74.60', ['cirrhosis']],
    ['E79.1', ['lesch-nyhan']],
    ['O26.613', ['icp', 'pregnancy']],
    ['O26.86', ['itch-pregnancy', 'pregnancy']],
    ['K83.1', ['icp']],
    ['Z3A.20', ['pregnancy']],
    ['N18.6', ['dialysis']],
    ['Z90.710', ['infertile']],
  ])('%s', (code, expected) => {
    expect([...sets(CM, code)].sort()).toEqual(expected);
    expect([...sets(WHO, code)].sort()).toEqual(expected);
  });

  it.each([
    ['allergic bronchopulmonary aspergillosis', 'B44.81'],
    ['postherpetic trigeminal neuralgia', 'B02.22'],
    ['postherpetic polyneuropathy', 'B02.23'],
    ['basal cell carcinoma', 'C44.91'],
    ['pancytopenia', 'D61.818'],
    ['carcinoma in situ, beyond C80', 'D00.0'],
    ['outcome of delivery', 'Z37.0'],
    ['negative pregnancy test', 'Z32.02'],
    ['CKD stage 5 without dialysis', 'N18.5'],
    ['long-term drug therapy', 'Z79.899'],
    ['no code at all', 'K'],
    ['labour', 'O62.0'],
  ])('not counted: %s', (_, code) => {
    expect(sets(CM, code)).toEqual([]);
  });

  it('reads no ICD-10-PCS code and no code without system as ICD-10', () => {
    expect(sets('http://hl7.org/fhir/sid/icd-10-pcs', 'K50.90')).toEqual([]);
    expect(conditionSetsOf({ coding: [{ code: 'K50.90' }] })).toEqual([]);
  });
});

describe('condition sets by SNOMED CT code', () => {
  it.each([
    ['Crohn disease', '34000006', ['ibd']],
    ['kidney transplant recipient', '719352000', ['transplant']],
    ['lymphoproliferative disorder after kidney transplant', '122531000119108', ['lymphoma', 'transplant']],
    ['Lesch-Nyhan', '10406007', ['lesch-nyhan']],
    ['melanoma', '372244006', ['cancer']],
    ['cirrhosis', '19943007', ['cirrhosis']],
    ['hepatic failure', '59927004', ['hepatic-failure']],
    ['end stage liver disease', '708248004', ['cirrhosis', 'hepatic-failure']],
    ['portal hypertension', '34742003', ['portal-hypertension']],
    ['sepsis', '91302008', ['severe-infection']],
    ['zoster', '4740000', ['varicella-zoster']],
    ['tuberculosis', '56717001', ['tuberculosis']],
    ['dialysis', '429075005', ['dialysis']],
    ['juvenile rheumatoid arthritis is juvenile arthritis', '1961000', ['jia']],
    ['lupus nephritis', '68815009', ['lupus-nephritis', 'sle']],
    ['pregnant', '77386006', ['pregnancy']],
    ['leukaemia', '93143009', ['cancer', 'leukaemia']],
  ])('%s', (_, code, expected) => {
    expect([...sets(SNOMED, code)].sort()).toEqual(expected);
  });

  it.each([
    ['waiting for a kidney', '49201000175103'],
    ['basal cell carcinoma', '254701007'],
    ['drug-induced thrombocytopenia', '19307009'],
    ['alloimmune thrombocytopenia', '128093000'],
    ['a fungus with Lesch-Nyhan letters', '240776000'],
    ['pre-end stage anaemia', '1801000119106'],
    ['chronic liver disease', '328383001'],
    ['not pregnant', '60001007'],
    ['positive pregnancy test', '250423000'],
  ])('not counted: %s', (_, code) => {
    expect(sets(SNOMED, code)).toEqual([]);
  });
});

describe('condition sets by text', () => {
  it('count a text that is the name and nothing else', () => {
    expect(conditionSetsOf({ text: "Crohn's disease" })).toEqual(['ibd']);
    expect(conditionSetsOf('Kidney transplant')).toEqual(['transplant']);
    expect(sets(SNOMED, '91857003', 'Acute lymphoid leukemia (disorder)')).toEqual(['leukaemia']);
  });

  it.each([['Family history of Crohn disease'], ['rule out sepsis'], ['No cirrhosis'], ['fear of cancer'], ['']])(
    'not: %s',
    (text) => {
      expect(conditionSetsOf({ text })).toEqual([]);
    },
  );

  it('never overrule an ICD-10 code', () => {
    expect(sets(CM, 'B44.81', 'invasive aspergillosis')).toEqual([]);
  });
});

describe('names of condition sets', () => {
  it('stand for every set, in at most 20 characters', () => {
    expect(conditionSetNames).toHaveLength(39);
    for (const set of conditionSetNames) {
      expect(conditionName(set).length).toBeLessThanOrEqual(20);
      expect(conditionName(set)).not.toBe('');
    }
    expect(conditionName('ibd')).toBe('IBD');
  });
});

describe('pregnancy near-neighbours of the terminology pack', () => {
  const negatives = (
    JSON.parse(readFileSync('fixtures/terminology/negatives.json', 'utf8')) as readonly string[][]
  ).filter(([, , , not]) => not === 'pregnant');

  it.each(negatives.map(([system = '', code = '']) => [system, code]))('%s %s is no pregnancy', (system, code) => {
    expect(sets(system, code)).toEqual([]);
    expect(pregnancyMeaning({ coding: [{ system, code }] })).not.toBe('pregnant');
  });
});
