import { readPharmacogenetics } from '../../src/facts/pharmacogenetics.js';
import type { PharmacogeneticsFact } from '../../src/model/facts.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import { phenotypeOfDiplotype } from '../../src/knowledge/star-alleles.js';
import { daysAgo, hostile, loinc, now, observation, quantity } from './resources.js';

const POOR = { valueCodeableConcept: loinc('LA9657-3') };
const INTERMEDIATE = { valueCodeableConcept: loinc('LA10317-8') };
const NORMAL = { valueCodeableConcept: loinc('LA25391-6') };
const words = (text: string): JsonObject => ({ valueCodeableConcept: { text } });
const gene = (text: string): JsonObject => ({ code: loinc('48018-6'), valueCodeableConcept: { text } });
const read = (resources: FhirJson[], procedures: FhirJson[] = []): PharmacogeneticsFact =>
  readPharmacogenetics(resources, procedures, now);
const short = (fact: PharmacogeneticsFact): string => `${fact.tpmt?.phenotype ?? '-'} ${fact.nudt15?.phenotype ?? '-'}`;

describe('reported phenotype', () => {
  it.each<[JsonObject, string]>([
    [POOR, 'poor'],
    [INTERMEDIATE, 'intermediate'],
    [NORMAL, 'normal'],
    [words('TPMT Intermediate Metabolizer'), 'intermediate'],
    [words('poor metaboliser'), 'poor'],
    [words('Likely Poor Metabolizer'), 'poor'],
    [words('Possible Intermediate Metabolizer'), 'possible-intermediate'],
    [words('Indeterminate'), 'indeterminate'],
    [{ valueString: 'TPMT Normal Metabolizer' }, 'normal'],
  ])('79713-4 with %j', (value, phenotype) => {
    expect(read([observation('79713-4', value)]).tpmt).toEqual({
      phenotype,
      by: 'phenotype',
      day: daysAgo(3),
      reference: 'Observation/79713-4',
    });
  });

  it('has no age limit and needs no day', () => {
    expect(read([observation('79713-4', { ...POOR, effectiveDateTime: '1999' })]).tpmt?.day).toBe('1999-01-01');
    expect(read([observation('79713-4', { ...POOR, effectiveDateTime: undefined })]).tpmt).not.toHaveProperty('day');
  });

  it('53040-2 of the gene that 48018-6 names', () => {
    expect(short(read([observation('53040-2', { ...POOR, component: [gene('NUDT15')] })]))).toBe('- poor');
    expect(short(read([observation('53040-2', { ...POOR, component: [gene('CYP2D6')] })]))).toBe('- -');
  });

  it('two genes in one Observation, each with the gene before it', () => {
    const effect = (value: JsonObject): JsonObject => ({ code: loinc('53040-2'), ...value });
    const both = observation('51969-4', {
      component: [gene('TPMT'), effect(NORMAL), gene('NUDT15'), effect(INTERMEDIATE)],
    });
    expect(short(read([both]))).toBe('normal intermediate');
  });

  it("is no other gene's, though the code is TPMT's", () => {
    expect(short(read([observation('79713-4', words('CYP2C19 Poor Metabolizer'))]))).toBe('- -');
    expect(short(read([observation('79713-4', { ...POOR, code: loinc('79713-4', 'CYP2C9 phenotype') })]))).toBe('- -');
    expect(short(read([observation('79714-2', POOR)]))).toBe('- -');
  });

  it('by words where no code fits', () => {
    expect(
      short(read([observation('x', { code: { text: 'NUDT15 phenotype' }, valueString: 'Poor metabolizer' })])),
    ).toBe('- poor');
    expect(
      short(
        read([
          observation('x', {
            code: { text: 'Pharmacogenetics' },
            valueString: 'TPMT intermediate metabolizer; NUDT15 normal metabolizer',
          }),
        ]),
      ),
    ).toBe('intermediate normal');
  });
});

describe('status', () => {
  it.each(['final', 'amended', 'corrected'])('%s counts', (status) => {
    expect(short(read([observation('79713-4', { ...NORMAL, status })]))).toBe('normal -');
  });

  it.each(['preliminary', 'cancelled', 'entered-in-error', 'registered', 'unknown'])('%s does not', (status) => {
    expect(short(read([observation('79713-4', { ...POOR, status })]))).toBe('- -');
  });

  it('none warns and does not reassure', () => {
    expect(short(read([observation('79713-4', { ...POOR, status: undefined })]))).toBe('poor -');
    expect(short(read([observation('79713-4', { ...NORMAL, status: undefined })]))).toBe('- -');
  });
});

describe('diplotype (CPIC rule and allele functions)', () => {
  it.each([
    ['*1', '*1', 'normal'],
    ['*1', '*3A', 'intermediate'],
    ['*2', '*3C', 'poor'],
    ['*3A', '*8', 'possible-intermediate'],
    ['*1', '*8', 'indeterminate'],
    ['*6', '*30', 'indeterminate'],
    ['*41', '*1', 'intermediate'],
    ['*40', '*1', 'indeterminate'],
    ['*47', '*3A', 'possible-intermediate'],
  ])('TPMT %s/%s', (first, second, phenotype) => {
    expect(phenotypeOfDiplotype('tpmt', first, second)).toBe(phenotype);
    expect(phenotypeOfDiplotype('tpmt', second, first)).toBe(phenotype);
  });

  it.each([
    ['*1', '*1', 'normal'],
    ['*1', '*2', 'intermediate'],
    ['*3', '*9', 'poor'],
    ['*3', '*5', 'possible-intermediate'],
    ['*4', '*1', 'indeterminate'],
  ])('NUDT15 %s/%s', (first, second, phenotype) => {
    expect(phenotypeOfDiplotype('nudt15', first, second)).toBe(phenotype);
  });

  it.each(['*1/*3A', '*1|*3A', 'TPMT *1/*3A', 'TPMT*1/TPMT*3A', '*1 / *3a', '*1.001/*3A.002'])(
    'is read from %s',
    (valueString) => {
      expect(read([observation('36922-3', { valueString })]).tpmt).toMatchObject({
        phenotype: 'intermediate',
        by: 'diplotype',
      });
    },
  );

  it('of each gene of a panel', () => {
    expect(short(read([observation('93193-1', { valueString: 'TPMT *1/*3A; NUDT15 *1/*1' })]))).toBe(
      'intermediate normal',
    );
  });

  it('84413-4 of the gene that 48018-6 names', () => {
    expect(short(read([observation('84413-4', { valueString: '*3/*3', component: [gene('NUDT15')] })]))).toBe('- poor');
  });

  it('a pair that the sample leaves open counts as the lower', () => {
    expect(short(read([observation('36922-3', { valueString: '*1/*3A or *3B/*3C' })]))).toBe('poor -');
  });

  it('one allele is no diplotype', () => {
    expect(short(read([observation('36922-3', { valueString: '*3A' })]))).toBe('- -');
  });

  it("the laboratory's aliases", () => {
    expect(short(read([observation('36922-3', words('Heterozygous'))]))).toBe('intermediate -');
    expect(short(read([observation('36922-3', words('Homozygous variant'))]))).toBe('poor -');
    expect(short(read([observation('36922-3', words('not a carrier'))]))).toBe('- -');
  });

  it('stands behind a reported phenotype, unless that is indeterminate', () => {
    const genotype = observation('36922-3', { valueString: '*3A/*3A' });
    expect(read([genotype, observation('79713-4', INTERMEDIATE)]).tpmt).toMatchObject({
      phenotype: 'intermediate',
      by: 'phenotype',
    });
    expect(read([genotype, observation('79713-4', words('Indeterminate'))]).tpmt).toMatchObject({
      phenotype: 'poor',
      by: 'diplotype',
    });
  });

  it('of two phenotypes the lower', () => {
    expect(short(read([observation('79713-4', NORMAL), observation('79713-4', { ...POOR, id: 'b' })]))).toBe('poor -');
  });
});

describe('TPMT activity with the flag of its laboratory', () => {
  const activity = (members: JsonObject): FhirJson =>
    observation('21563-2', { ...quantity(9, 'nmol/h/mL'), ...members });
  const flag = (code: string): JsonObject => ({ interpretation: [{ coding: [{ code }] }] });
  const ranges = [
    { low: { value: 0 }, high: { value: 4.9 }, text: 'Deficient' },
    { low: { value: 5 }, high: { value: 13.7 }, text: 'Intermediate' },
    { low: { value: 13.8 }, high: { value: 25 }, text: 'Normal' },
  ];

  it.each<[string, JsonObject, string | undefined]>([
    ['low', flag('L'), 'possible-intermediate'],
    ['critically low', flag('LL'), 'poor'],
    ['normal', flag('N'), 'normal'],
    ['high', flag('H'), 'normal'],
    ['below the lower limit', { referenceRange: [{ low: { value: 10 } }] }, 'possible-intermediate'],
    ['at the lower limit', { referenceRange: [{ low: { value: 9 } }] }, 'normal'],
    ['named ranges', { referenceRange: ranges }, 'intermediate'],
    ['words', { ...words('Deficient'), valueQuantity: undefined }, 'poor'],
    ['no reference', {}, undefined],
    ['zero', quantity(0, 'nmol/h/mL'), 'poor'],
  ])('%s', (_, members, phenotype) => {
    expect(read([activity(members)]).tpmt?.phenotype).toBe(phenotype);
  });

  it.each([
    ['2021-11-22', true],
    ['2021-11-21', false],
    ['2026-11-20', true],
    [undefined, false],
  ])('of %s: %s', (effectiveDateTime, counts) => {
    expect('tpmt' in read([activity({ ...flag('L'), effectiveDateTime })])).toBe(counts);
  });

  it.each([
    [3, false],
    [93, false],
    [94, true],
    [2, true],
  ])('transfused %d days ago, measured 3 days ago: %s', (days, counts) => {
    const transfusion = {
      resourceType: 'Procedure',
      status: 'completed',
      code: { text: 'Transfusion of packed red cells' },
      performedDateTime: daysAgo(days),
    };
    expect('tpmt' in read([activity(flag('L'))], [transfusion])).toBe(counts);
    expect('tpmt' in read([activity(flag('L'))], [{ ...transfusion, status: 'not-done' }])).toBe(true);
    expect('tpmt' in read([activity(flag('L'))], [{ ...transfusion, code: { text: 'Platelet transfusion' } }])).toBe(
      true,
    );
  });

  it('and genotype disagree: the lower', () => {
    expect(read([activity(flag('LL')), observation('79713-4', NORMAL)]).tpmt).toMatchObject({
      phenotype: 'poor',
      by: 'activity',
    });
    expect(read([activity(flag('N')), observation('79713-4', INTERMEDIATE)]).tpmt).toMatchObject({
      phenotype: 'intermediate',
      by: 'phenotype',
    });
  });
});

describe('reports are the last resort', () => {
  const report = (members: JsonObject): FhirJson => ({
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    effectiveDateTime: daysAgo(9),
    ...members,
  });

  it('by conclusion code with the gene of the report', () => {
    expect(read([report({ code: { text: 'TPMT phenotype' }, conclusionCode: [loinc('LA9657-3')] })]).tpmt).toEqual({
      phenotype: 'poor',
      by: 'text',
      day: daysAgo(9),
      reference: 'DiagnosticReport/r',
    });
  });

  it.each([
    ['TPMT: poor metabolizer. NUDT15: normal metabolizer.', 'poor normal'],
    ['TPMT and NUDT15: normal metabolizer', 'normal normal'],
    ['Intermediate metabolizer for NUDT15', '- intermediate'],
    ['CYP2C19 poor metabolizer', '- -'],
    ['TPMT: not a poor metabolizer', '- -'],
    ['See attached', '- -'],
  ])('by conclusion %j', (conclusion, expected) => {
    expect(short(read([report({ conclusion })]))).toBe(expected);
  });

  it('only for a gene without an Observation', () => {
    expect(
      short(
        read([
          report({ conclusion: 'TPMT: poor metabolizer; NUDT15: poor metabolizer' }),
          observation('79713-4', NORMAL),
        ]),
      ),
    ).toBe('normal poor');
  });

  it('not when preliminary', () => {
    expect(short(read([report({ status: 'preliminary', conclusion: 'TPMT poor metabolizer' })]))).toBe('- -');
  });
});

it('trips over nothing', () => {
  expect(read([...hostile], [...hostile])).toEqual({});
});
