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
/** The same, with ? for a gene whose result cannot be read. */
const withUnread = ({ tpmt, nudt15, unreadable }: PharmacogeneticsFact): string =>
  [
    tpmt?.phenotype ?? (unreadable.includes('tpmt') ? '?' : '-'),
    nudt15?.phenotype ?? (unreadable.includes('nudt15') ? '?' : '-'),
  ].join(' ');

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

describe('reports count beside Observations', () => {
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

  it('of two reported phenotypes the lower', () => {
    expect(
      short(
        read([
          report({ conclusion: 'TPMT: poor metabolizer; NUDT15: poor metabolizer' }),
          observation('79713-4', NORMAL),
        ]),
      ),
    ).toBe('poor poor');
  });

  it('a genotype that is told by a report alone, beside a normal activity', () => {
    const activity = observation('21563-2', { ...quantity(20, 'U/mL'), referenceRange: [{ low: { value: 15 } }] });
    expect(short(read([activity]))).toBe('normal -');
    expect(short(read([activity, report({ code: loinc('93193-1'), conclusion: 'TPMT: poor metabolizer.' })]))).toBe(
      'poor -',
    );
    expect(short(read([activity, report({ code: { text: 'TPMT genotype' }, conclusion: '*1/*3A' })]))).toBe(
      'intermediate -',
    );
  });

  it('a reported phenotype stands before the diplotype of a report', () => {
    expect(short(read([report({ conclusion: 'TPMT *3A/*3A' }), observation('79713-4', INTERMEDIATE)]))).toBe(
      'intermediate -',
    );
  });

  it('not when preliminary', () => {
    expect(short(read([report({ status: 'preliminary', conclusion: 'TPMT poor metabolizer' })]))).toBe('- -');
  });
});

it('reads the front of a text, and calls what it has not read to its end normal for no gene', () => {
  const filler = 'Reference laboratory. '.repeat(60);
  const result = (valueString: string): FhirJson => observation('79713-4', { valueString });
  expect(withUnread(read([result(`Normal metabolizer. ${filler}`)]))).toBe('normal -');
  expect(withUnread(read([result(`Normal metabolizer. ${filler}${filler}`)]))).toBe('? -');
  expect(withUnread(read([result(`Poor metabolizer. ${filler}${filler}`)]))).toBe('poor -');
});

it('trips over nothing', () => {
  expect(read([...hostile], [...hostile])).toEqual({ unreadable: [] });
});

describe('each phenotype goes with the gene of its own clause (PGX_STATE: for each gene)', () => {
  it.each([
    ['The patient is a poor metabolizer for TPMT and a normal metabolizer for NUDT15.', 'poor normal'],
    ['Poor Metabolizer (NUDT15); Normal Metabolizer (TPMT)', 'normal poor'],
    ['Poor Metabolizer (NUDT15); TPMT normal', 'normal poor'],
    ['Normal metabolizer for TPMT. Poor metabolizer for NUDT15.', 'normal poor'],
    ['Intermediate metabolizer for TPMT, normal metabolizer for NUDT15', 'intermediate normal'],
    [
      'TPMT *1/*3A, NUDT15 *1/*1. The patient is an intermediate metabolizer for TPMT and a normal metabolizer for NUDT15; no other variants found.',
      'intermediate normal',
    ],
    ['TPMT *1/*1 (normal metabolizer), NUDT15 *1/*3 (intermediate metabolizer)', 'normal intermediate'],
    ['TPMT: *1/*1, no variant detected. NUDT15: *3/*3, Poor Metabolizer', 'normal poor'],
    ['TPMT poor metabolizer NUDT15 normal metabolizer', 'poor normal'],
    ['normal metabolizer for TPMT poor metabolizer for NUDT15', 'normal poor'],
    ['TPMT/NUDT15: normal metabolizer', 'normal normal'],
    ['normal metabolizer for TPMT and NUDT15', 'normal normal'],
    [
      'TPMT genotype: *1/*3A. Interpretation: intermediate metabolizer. NUDT15 genotype: *1/*1. Interpretation: normal metabolizer',
      'intermediate normal',
    ],
    ['TPMT - poor metabolizer; NUDT15 - normal metabolizer', 'poor normal'],
    ['Poor metabolizer, TPMT; normal metabolizer, NUDT15', 'poor normal'],
    ['Normal TPMT activity, poor NUDT15 metabolizer', 'normal poor'],
    ['NUDT15 Poor Metabolizer. Consider non-thiopurine.', '- poor'],
    ['NUDT15 Poor Metabolizer, TPMT no variant', '? poor'],
    ['TPMT normal metabolizer (NUDT15 not tested)', 'normal -'],
    ['TPMT normal metabolizer. NUDT15: see comment.', 'normal ?'],
    ['TPMT*1/TPMT*3A NUDT15*1/NUDT15*1', 'intermediate normal'],
    ['Normal metabolizer for TPMT, NUDT15 (see report)', 'normal ?'],
    ['Poor/Intermediate metabolizer for TPMT', 'poor -'],
    // Whose it is stays open: the worst counts for both, normal for neither.
    ['Poor metabolizer. TPMT and NUDT15 were tested.', 'poor poor'],
    ['TPMT and NUDT15 were tested: one poor metabolizer of TPMT with NUDT15', 'poor poor'],
    ['Normal metabolizer. TPMT and NUDT15 were tested.', '? ?'],
    ['TPMT normal in the absence of NUDT15', '? ?'],
    // Other genes keep theirs.
    ['TPMT normal metabolizer; CYP2D6 poor metabolizer', 'normal -'],
    ['CYP2D6 poor metabolizer. TPMT normal metabolizer.', 'normal -'],
    ['poor metabolizer for CYP2C19 and normal metabolizer for TPMT', 'normal -'],
    ['CYP2D6: *4/*4, poor metabolizer; TPMT: *1/*1, normal metabolizer', 'normal -'],
    ['CYP2C19 normal metabolizer, TPMT poor metabolizer', 'poor -'],
  ])('%s', (valueString, expected) => {
    expect(withUnread(read([observation('93193-1', { valueString })]))).toBe(expected);
  });

  it.each([
    ['Poor metabolizer', 'poor poor'],
    ['Normal metabolizer', '? ?'],
  ])('%s for a panel of both genes', (valueString, expected) => {
    expect(withUnread(read([observation('93193-1', { valueString })]))).toBe(expected);
  });
});

describe('a denial cancels only what it stands before', () => {
  it.each([
    ['Poor metabolizer - thiopurines not recommended', 'poor -'],
    ['TPMT Poor Metabolizer. Thiopurine should not be used.', 'poor -'],
    ['TPMT poor metabolizer. Do not give standard dose.', 'poor -'],
    ['Intermediate metabolizer (no poor alleles)', 'intermediate -'],
    ['Intermediate Metabolizer; normal activity not expected', 'intermediate -'],
    ['Poor metabolizer for TPMT; NUDT15 not tested', 'poor -'],
    ['Poor metabolizer thiopurines not recommended', 'poor -'],
    ['Poor metabolizer; clinical significance uncertain', 'poor -'],
    ['Deficient - thiopurines not recommended', 'poor -'],
    ['Normal metabolizer; not a poor metabolizer', 'normal -'],
    ['Normal metabolizer, no dose adjustment needed', 'normal -'],
    ['not a poor metabolizer', '? -'],
    ['not a poor or intermediate metabolizer', '? -'],
    ['no evidence of deficiency', '? -'],
    ['Deficiency not detected', '? -'],
    ['not a normal metabolizer', '? -'],
    ['normal activity not expected', '? -'],
    ['abnormal', '? -'],
  ])('79713-4: %s', (text, expected) => {
    expect(withUnread(read([observation('79713-4', words(text))]))).toBe(expected);
  });

  it('in a report', () => {
    const conclusion = 'TPMT poor metabolizer. Not suitable for thiopurines.';
    const report = { resourceType: 'DiagnosticReport', status: 'final', code: { text: 'TPMT genotype' }, conclusion };
    expect(short(read([report]))).toBe('poor -');
  });
});

describe('what cannot be read for sure is neither normal nor no result', () => {
  it.each([
    ['see report', '? -'],
    ['*3A', '? -'],
    ['Start with 10% of normal dose', '? -'],
    ['*3A/*3A. Reduce to 10% of normal.', 'poor -'],
    ['high risk of toxicity', '? -'],
    ['Normal metabolizers need no change', '? -'],
    ['likely normal metabolizer', '? -'],
    ['lower than normal', '? -'],
    ['Normal metabolizer; *8 of uncertain function', 'indeterminate -'],
    ['high activity', 'normal -'],
    ['within normal limits', 'normal -'],
    // cpic-matrix, phenotype_aliases: "No Result".
    ['Not tested', '- -'],
    ['No result', '- -'],
  ])('79713-4: %s', (text, expected) => {
    expect(withUnread(read([observation('79713-4', words(text))]))).toBe(expected);
  });

  it.each<[string, FhirJson, string]>([
    ['no value', observation('79713-4', {}), '- -'],
    ['not performed', observation('79713-4', { dataAbsentReason: { coding: [{ code: 'not-performed' }] } }), '- -'],
    ['a variant', observation('49653-9', words('Heterozygous')), '? -'],
    ['a panel', observation('93193-1', words('see report')), '? ?'],
    ['words that name both', observation('x', { code: { text: 'TPMT/NUDT15' }, valueString: 'see report' }), '? ?'],
    ['an activity without reference', observation('21563-2', quantity(9, 'nmol/h/mL')), '? -'],
    ['an old activity', observation('21563-2', { ...quantity(9), effectiveDateTime: '2011-01-01' }), '- -'],
    ['a code for deficiency', observation('x', { code: { text: 'TPMT deficiency' }, valueBoolean: true }), '? -'],
    ['another gene', observation('79713-4', words('CYP2C19 Poor Metabolizer')), '- -'],
    ['no gene', observation('53040-2', words('see report')), '- -'],
    ['advice', observation('x', { code: { text: 'Comment' }, valueString: 'Recommend TPMT testing.' }), '- -'],
    ['preliminary', observation('79713-4', { ...words('see report'), status: 'preliminary' }), '- -'],
    [
      'a report',
      {
        resourceType: 'DiagnosticReport',
        status: 'final',
        code: { text: 'TPMT genotype' },
        conclusion: 'See attached',
      },
      '? -',
    ],
  ])('%s', (_, resource, expected) => {
    expect(withUnread(read([resource]))).toBe(expected);
  });

  it('unless another result of the gene can be read', () => {
    expect(withUnread(read([observation('79713-4', NORMAL), observation('36922-3', words('see report'))]))).toBe(
      'normal -',
    );
  });
});

describe('the gene in the code, the phenotype in the value', () => {
  it.each([
    ['NUDT15', '- poor'],
    ['TPMT', 'poor -'],
    ['NUDT15 result', '- poor'],
    ['NUDT15 mutation analysis', '- poor'],
    ['TPMT interpretation', 'poor -'],
    ['TPMT status', 'poor -'],
    ['TPMT predicted function', 'poor -'],
    ['CYP2D6', '- -'],
    ['CYP2D6 result', '- -'],
  ])('%s', (code, expected) => {
    const value = words('Poor Metabolizer');
    expect(withUnread(read([observation('x', { code: { text: code }, ...value })]))).toBe(expected);
    const local = { coding: [{ system: 'http://hospital.example/lab', code: 'PGX1', display: code }] };
    expect(withUnread(read([observation('x', { code: local, ...value })]))).toBe(expected);
    const panel = { code: { text: 'PGx panel' }, component: [{ code: { text: code }, ...value }] };
    expect(withUnread(read([observation('x', panel)]))).toBe(expected);
  });

  it('then the diplotype', () => {
    expect(short(read([observation('x', { code: { text: 'NUDT15' }, valueString: '*1/*3' })]))).toBe('- intermediate');
  });

  it("one allele's function is not the gene's", () => {
    const code = { text: 'TPMT allele 1 function' };
    expect(withUnread(read([observation('x', { code, valueString: 'Normal function' })]))).toBe('? -');
  });
});

describe('where else a phenotype stands', () => {
  it('a diplotype under 79713-4', () => {
    expect(read([observation('79713-4', words('*3A/*3A'))]).tpmt).toMatchObject({ phenotype: 'poor', by: 'diplotype' });
    expect(short(read([observation('79713-4', words('*1/*1'))]))).toBe('normal -');
  });

  it.each([
    ['Deficient', 'poor'],
    ['Intermediate', 'intermediate'],
  ])('an activity interpreted as %s', (text, phenotype) => {
    const activity = observation('21563-2', { ...quantity(3, 'U/mL'), interpretation: [{ text }] });
    expect(read([activity]).tpmt?.phenotype).toBe(phenotype);
  });

  it('an interpretation without a value', () => {
    const interpretation = [{ text: 'Poor Metabolizer' }];
    expect(short(read([observation('79713-4', { interpretation })]))).toBe('poor -');
    // A flag marks nothing as abnormal: it is no phenotype.
    expect(withUnread(read([observation('79713-4', { interpretation: [{ text: 'Normal' }] })]))).toBe('? -');
  });

  it.each([
    ['Absent TPMT activity', 'poor'],
    ['Absent', 'poor'],
    ['Very low', 'poor'],
    ['Very low activity', 'poor'],
    ['Reduced activity', 'possible-intermediate'],
    ['Low', 'possible-intermediate'],
    ['Normal', 'normal'],
    ['not reduced', undefined],
  ])('activity in words: %s', (text, phenotype) => {
    expect(read([observation('21563-2', words(text))]).tpmt?.phenotype).toBe(phenotype);
  });

  it("a component's own TPMT code beside a panel named after other genes", () => {
    const panel = (code: JsonObject): FhirJson =>
      observation('x', { code: { text: 'PGx panel CYP2C19 CYP2D6' }, component: [{ code, ...POOR }] });
    expect(short(read([panel(loinc('79713-4', 'TPMT'))]))).toBe('poor -');
    expect(short(read([panel(loinc('79713-4', 'CYP2C19'))]))).toBe('- -');
    expect(short(read([panel(loinc('79714-2'))]))).toBe('- -');
  });
});
