/** A site's stricter numbers: each decides from its own line on, at that site alone, and the card says it. */
import { readFileSync } from 'node:fs';
import type { Card, Indicator } from '../src/model/cds-hooks.js';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import { bounds } from '../src/knowledge/stricter.js';
import type { JsonObject } from '../src/model/json.js';
import { rulePages } from '../src/rule-pages.js';
import { readTenants } from '../src/site/read-tenants.js';
import { workbenchData } from '../src/workbench-data.js';
import { again, cardsOf, decisionOf, type Decided } from './records/support.js';
import { bodyOf, sentFor, settingsOf } from './support/run-vignettes.js';
import type { CompactLab, Vignette } from './support/vignette.js';
import { now } from './support/vignette-resources.js';

type Thresholds = Readonly<Record<string, number>>;
type Patient = Omit<Vignette, 'name' | 'kind' | 'expect'>;

interface Line {
  readonly set: number;
  readonly rule: string;
  /** A patient beyond the site's line and not beyond that of the knowledge. */
  readonly beyond: Patient;
  /** The same at the line itself, which is not beyond it. */
  readonly at: Patient;
  /** Row and indicator beyond the line. */
  readonly fires: readonly [row: string, indicator: Indicator];
  /** Row and indicator of both patients without the site's line, and of the one at the line with it. */
  readonly else: readonly (readonly [row: string, indicator: Indicator])[];
  /** What the card says of it. */
  readonly told: string;
}

const renewal: Patient = {
  drafts: ['azathioprine 100 mg'],
  list: [{ drug: 'azathioprine', mg: 100, startDaysAgo: 400 }],
};
const lab = (test: string, value: number, high?: number): CompactLab => ({
  test,
  value,
  daysAgo: 5,
  ...(high === undefined ? {} : { high }),
});
const normal = { WBC: lab('WBC', 6), ANC: lab('ANC', 4), platelets: lab('platelets', 250) };
const counts = (low: Partial<typeof normal>): Patient => ({ ...renewal, labs: Object.values({ ...normal, ...low }) });
const liver = (...labs: readonly CompactLab[]): Patient => ({ ...renewal, labs: [...Object.values(normal), ...labs] });
const bothIntermediate = ['TPMT', 'NUDT15'].map((test) => ({ test, value: 'Intermediate Metabolizer', daysAgo: 1000 }));
const earlier = { drug: 'amoxicillin 500 mg', id: 'earlier', status: 'completed', startDaysAgo: 400, supplyDays: 7 };
const genes = (draft: string, weight?: number): Patient => ({
  drafts: [draft],
  list: [earlier],
  labs: bothIntermediate,
  ...(weight === undefined ? {} : { weight }),
});
/** From azathioprine to mercaptopurine, whose draft names the order that it replaces. */
const switching = (azathioprine: number, mercaptopurine: number, weight?: number): Patient => ({
  drafts: [{ drug: 'mercaptopurine', mg: mercaptopurine, replaces: 'before' }],
  list: [earlier, { drug: 'azathioprine', mg: azathioprine, id: 'before', startDaysAgo: 300 }],
  ...(weight === undefined ? {} : { weight }),
});

const hold = { rule: 'mon-cbc-abnormal', fires: ['hold', 'critical'], else: [['action', 'warning']] } as const;
const severe = { rule: 'label-hepatic', fires: ['severe', 'critical'], else: [] } as const;
const double = {
  rule: 'pgx-double-intermediate',
  fires: ['critical', 'critical'],
  else: [['warning', 'warning']],
} as const;
const switched = {
  rule: 'label-thiopurine-duplicate',
  fires: ['same-mg', 'critical'],
  else: [['high-mg', 'warning']],
} as const;

const lines: { readonly [Name in keyof typeof bounds]: Line } = {
  WBC_HOLD: {
    ...hold,
    set: 3.3,
    beyond: counts({ WBC: lab('WBC', 3.29) }),
    at: counts({ WBC: lab('WBC', 3.3) }),
    told: 'WBC below 3.3 ×10⁹/L',
  },
  ANC_HOLD: {
    ...hold,
    set: 1.55,
    beyond: counts({ ANC: lab('ANC', 1.54) }),
    at: counts({ ANC: lab('ANC', 1.55) }),
    told: 'ANC below 1.55 ×10⁹/L',
  },
  PLT_HOLD: {
    ...hold,
    set: 120,
    beyond: counts({ platelets: lab('platelets', 119) }),
    at: counts({ platelets: lab('platelets', 120) }),
    told: 'platelets below 120 ×10⁹/L',
  },
  ALT_STOP_ULN: {
    // Bilirubin 3 x 1.2 mg/dL: above BILI_ICTERIC_ULN. ALT 101 of 40: 2.525 times the upper limit.
    rule: 'mon-lft',
    set: 2.5,
    beyond: liver(lab('ALT', 101, 40), lab('bilirubin', 3.6, 1.2)),
    at: liver(lab('ALT', 100, 40), lab('bilirubin', 3.6, 1.2)),
    fires: ['jaundice', 'critical'],
    else: [['raised', 'info']],
    told: 'ALT or AST above 2.5 × upper limit of normal',
  },
  BILI_SEVERE_ULN: {
    ...severe,
    // 3.01 mg/dL of 1.2: 2.508 times the upper limit.
    set: 2.5,
    beyond: liver(lab('ALT', 20, 40), lab('bilirubin', 3.01, 1.2), lab('INR', 2)),
    at: liver(lab('ALT', 20, 40), lab('bilirubin', 3, 1.2), lab('INR', 2)),
    told: 'bilirubin above 2.5 × upper limit of normal',
  },
  INR_SEVERE: {
    ...severe,
    set: 1.5,
    beyond: liver(lab('ALT', 20, 40), lab('bilirubin', 6, 1.2), lab('INR', 1.51)),
    at: liver(lab('ALT', 20, 40), lab('bilirubin', 6, 1.2), lab('INR', 1.5)),
    told: 'INR above 1.5',
  },
  'DIM_CRITICAL.azathioprine.mgkg': {
    ...double,
    // 80 kg: 1.25 and 1.2 mg/kg.
    set: 1.2,
    beyond: genes('azathioprine 100 mg', 80),
    at: genes('azathioprine 96 mg', 80),
    told: 'azathioprine above 1.2 mg/kg/day',
  },
  'DIM_CRITICAL.azathioprine.mg': {
    ...double,
    set: 100,
    beyond: genes('azathioprine 101 mg'),
    at: genes('azathioprine 100 mg'),
    told: 'azathioprine above 100 mg/day without a valid weight',
  },
  'DIM_CRITICAL.mercaptopurine.mgkg': {
    ...double,
    // 80 kg: 0.625 and 0.6 mg/kg.
    set: 0.6,
    beyond: genes('mercaptopurine 50 mg', 80),
    at: genes('mercaptopurine 48 mg', 80),
    told: 'mercaptopurine above 0.6 mg/kg/day',
  },
  'DIM_CRITICAL.mercaptopurine.mg': {
    ...double,
    set: 50,
    beyond: genes('mercaptopurine 51 mg'),
    at: genes('mercaptopurine 50 mg'),
    told: 'mercaptopurine above 50 mg/day without a valid weight',
  },
  'SWITCH_HIGH.mercaptopurine.mgkg': {
    ...switched,
    // 80 kg: 0.8125 and 0.8 mg/kg; both at least nine tenths of the azathioprine.
    set: 0.8,
    beyond: switching(70, 65, 80),
    at: switching(70, 64, 80),
    told: 'mercaptopurine above 0.8 mg/kg/day',
  },
  'SWITCH_HIGH.mercaptopurine.mg': {
    ...switched,
    set: 60,
    beyond: switching(65, 61),
    at: switching(65, 60),
    told: 'mercaptopurine above 60 mg/day without a valid weight',
  },
};

async function decided(patient: Patient, thresholds?: Thresholds): Promise<Decided> {
  const settings = { ...patient.settings, ...(thresholds === undefined ? {} : { thresholds }) };
  const vignette: Vignette = { ...patient, settings, name: 'a patient', kind: 'fires', expect: {} };
  const decision = await decisionOf(bodyOf(sentFor(vignette)), settingsOf(vignette), now);
  if (decision === undefined) throw new Error('no rule was concerned');
  return decision;
}

function found({ findings }: Decided, rule: string): readonly (readonly [string, string])[] {
  return findings.filter((finding) => finding.rule === rule).map(({ row, indicator }) => [row, indicator]);
}

function cardOf(decision: Decided, rule: string): Card {
  const card = cardsOf(decision).find(({ extension }) => extension['org.azathioprine-cds'].rules.includes(rule));
  if (card === undefined) throw new Error(`no card of ${rule}`);
  return card;
}

describe.each(Object.entries(lines))(
  '%s of a site',
  (name, { set, rule, beyond, at, fires, else: otherwise, told }) => {
    const site = { [name]: set };

    it('fires beyond its own line', async () => {
      expect(found(await decided(beyond, site), rule)).toEqual([fires]);
    });

    it('does not fire at the line itself', async () => {
      expect(found(await decided(at, site), rule)).toEqual(otherwise);
    });

    it('leaves a site that set nothing as it was, in the same process', async () => {
      const before = await decided(beyond);
      await decided(beyond, site);
      const [strict, after] = await Promise.all([decided(beyond, site), decided(beyond)]);
      expect(found(before, rule)).toEqual(otherwise);
      expect(cardsOf(after)).toEqual(cardsOf(before));
      expect(found(strict, rule)).toEqual([fires]);
    });

    it('is the number that the card says, and the only one', async () => {
      const { detail = '' } = cardOf(await decided(beyond, site), rule);
      expect(detail).toContain(`Limit of this site: ${told}.`);
      expect(JSON.stringify(cardsOf(await decided(beyond)))).not.toContain('Limit of this site');
    });

    it('is replayed from the record of the answer', async () => {
      for (const thresholds of [site, undefined]) {
        const decision = await decided(beyond, thresholds);
        expect(await again(decision)).toEqual(cardsOf(decision));
      }
    });
  },
);

describe('a line of a site', () => {
  it('is not that of preliminary results, which count below the knowledge’s own', async () => {
    const preliminary = counts({ WBC: { ...lab('WBC', 3.2), status: 'preliminary' } });
    expect(found(await decided(preliminary, { WBC_HOLD: 3.5 }), 'mon-cbc-abnormal')).toEqual([]);
  });

  it('lets no later preliminary result stand before a preliminary one that is below both', async () => {
    const early = { ...lab('WBC', 1), status: 'preliminary', daysAgo: 2 };
    const later = { ...lab('WBC', 3.3), status: 'preliminary', daysAgo: 1 };
    const before = [80, 60, 40].map((daysAgo) => ({ ...lab('WBC', 4), daysAgo }));
    const labs = [...before, normal.platelets, early, later];
    const patient = { ...renewal, labs, conditions: ['Systemic lupus erythematosus'] };
    expect(found(await decided(patient), 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
    expect(found(await decided(patient, { WBC_HOLD: 3.5 }), 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
  });

  it.each([1.55, 1.45])('hides no child’s low neutrophils behind later preliminary ones of %s', async (value) => {
    const early = { ...lab('ANC', 0.9), status: 'preliminary', daysAgo: 2 };
    const later = { ...lab('ANC', value), status: 'preliminary', daysAgo: 1 };
    const before = [5, 20, 30].map((daysAgo) => ({ ...lab('ANC', 3), daysAgo }));
    const child = { ...renewal, labs: [...before, early, later], patient: { years: 9 } };
    expect(found(await decided(child), 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
    expect(found(await decided(child, { ANC_HOLD: 1.6 }), 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
  });

  it('lets no preliminary result between the two lines stand in for a final one below both', async () => {
    // Chronic cytopenia: neutrophils of 0.8 are critical, of 1.55 they would be a warning.
    const patient = {
      ...counts({ ANC: { ...lab('ANC', 0.8), daysAgo: 6 } }),
      conditions: ['Systemic lupus erythematosus'],
    };
    const later = { ...lab('ANC', 1.55), status: 'preliminary', daysAgo: 2 };
    const both = { ...patient, labs: [...(patient.labs ?? []), later] };
    expect(found(await decided(both), 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
    expect(found(await decided(both, { ANC_HOLD: 1.6 }), 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
  });

  it('lets no preliminary result between the two lines say that neutrophils are not that low', async () => {
    // Chronic cytopenia, white cells held by either line: critical while nobody knows the neutrophils.
    const later = { ...lab('ANC', 1.55), status: 'preliminary', daysAgo: 2 };
    const labs = [lab('WBC', 2.8), normal.platelets, later];
    const patient = { ...renewal, labs, conditions: ['Systemic lupus erythematosus'] };
    expect(found(await decided(patient), 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
    expect(found(await decided(patient, { ANC_HOLD: 1.6 }), 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
  });

  it('is not told of a child, whose counts have lines of their own', async () => {
    const child = { ...counts({ ANC: lab('ANC', 0.9) }), patient: { years: 8 } };
    const decision = await decided(child, { ANC_HOLD: 1.55, WBC_HOLD: 3.3 });
    expect(found(decision, 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
    expect(cardOf(decision, 'mon-cbc-abnormal').detail).not.toContain('Limit of this site');
  });

  it('names no count that it holds before one that the knowledge holds too', async () => {
    const patient = { ...renewal, labs: [lab('WBC', 3.2), lab('ANC', 0.8), normal.platelets] };
    const { summary } = cardOf(await decided(patient, { WBC_HOLD: 3.5 }), 'mon-cbc-abnormal');
    expect(summary).toContain('ANC 0.8');
  });

  it('may put an old count in the place of a low haemoglobin, whose value the card still shows', async () => {
    const labs = [
      { ...lab('WBC', 3.2), daysAgo: 40 },
      { test: 'Hb', value: 6, daysAgo: 2 },
    ];
    const patient = { ...renewal, labs };
    expect(found(await decided(patient), 'mon-cbc-abnormal')).toEqual([['hb', 'warning']]);
    const decision = await decided(patient, { WBC_HOLD: 3.5 });
    expect(found(decision, 'mon-cbc-abnormal')).toEqual([['hold-old', 'warning']]);
    expect(cardOf(decision, 'mon-cbc-abnormal').detail).toContain('| Haemoglobin | 6 g/dL |');
  });

  it('is told where another card takes the finding in', async () => {
    const low = counts({ WBC: lab('WBC', 3.2) });
    const poor = { test: 'TPMT', value: 'Poor Metabolizer', daysAgo: 1000 };
    const decision = await decided({ ...low, labs: [...(low.labs ?? []), poor] }, { WBC_HOLD: 3.3 });
    const card = cardOf(decision, 'mon-cbc-abnormal');
    expect(card.source.topic.code).toBe('pgx-poor');
    expect(card.detail).toContain('Limit of this site: WBC below 3.3 ×10⁹/L.');
  });

  it('is not told where it is not what decided: jaundice of the problem list beside normal liver tests', async () => {
    const jaundice = { ...liver(lab('ALT', 20, 40)), conditions: [{ icd10: 'R17', onsetDaysAgo: 3 }] };
    const decision = await decided(jaundice, { ALT_STOP_ULN: 2 });
    expect(found(decision, 'mon-lft')).toEqual([['jaundice', 'critical']]);
    expect(cardOf(decision, 'mon-lft').detail).not.toContain('Limit of this site');
  });

  it('is not told where the result is beyond the number of the knowledge too', async () => {
    const decision = await decided(counts({ WBC: lab('WBC', 2.9) }), { WBC_HOLD: 3.3 });
    expect(found(decision, 'mon-cbc-abnormal')).toEqual([['hold', 'critical']]);
    expect(cardOf(decision, 'mon-cbc-abnormal').detail).not.toContain('Limit of this site');
  });

  it('is told with each other that decided: either of two counts, and both of two that a row asks for', async () => {
    const low = await decided(counts({ WBC: lab('WBC', 3.2), ANC: lab('ANC', 1.54) }), {
      WBC_HOLD: 3.3,
      ANC_HOLD: 1.55,
      PLT_HOLD: 120,
    });
    const bothCounts = 'Limit of this site: WBC below 3.3 ×10⁹/L; ANC below 1.55 ×10⁹/L.';
    expect(cardOf(low, 'mon-cbc-abnormal').detail).toContain(bothCounts);
    const both = { BILI_SEVERE_ULN: 2.5, INR_SEVERE: 1.5 };
    const failing = await decided(liver(lab('ALT', 20, 40), lab('bilirubin', 3.01, 1.2), lab('INR', 1.51)), both);
    const bothTests = 'Limit of this site: bilirubin above 2.5 × upper limit of normal; INR above 1.5.';
    expect(cardOf(failing, 'label-hepatic').detail).toContain(bothTests);
  });

  it('that is drawn anew is another ground: what was overridden before is told again', async () => {
    const raised = liver(lab('ALT', 130, 40));
    const basisOf = async (thresholds?: Thresholds): Promise<string | undefined> => {
      const { cards } = await decided(raised, thresholds);
      return cards.find(({ card }) => card.extension['org.azathioprine-cds'].rules.includes('mon-lft'))?.basis;
    };
    expect(await basisOf({ ALT_STOP_ULN: 2.5 })).toBe(await basisOf({ ALT_STOP_ULN: 2.5 }));
    expect(await basisOf({ ALT_STOP_ULN: 2.5 })).not.toBe(await basisOf());
    expect(await basisOf({ ALT_STOP_ULN: 2.5 })).not.toBe(await basisOf({ ALT_STOP_ULN: 2 }));
  });
});

describe('what shows numbers', () => {
  const limitsOf = (id: string, thresholds: Thresholds): readonly unknown[] => {
    const { analytes } = workbenchData({ products: [], vaccines: [] }, { ...defaultSettings, thresholds });
    return analytes.filter((one) => one.id === id).flatMap(({ limits }) => limits.map((one) => [one.words, one.value]));
  };

  it('plots draw the line of the site, and one where two have met', () => {
    expect(limitsOf('wbc', { WBC_HOLD: 3.3 })).toEqual([
      ['act', 3.5],
      ['hold', 3.3],
    ]);
    expect(limitsOf('wbc', { WBC_HOLD: 3.5 })).toEqual([['hold', 3.5]]);
    expect(limitsOf('alt', { ALT_STOP_ULN: 2.5 })).toEqual([
      ['repeat', 2],
      ['stop', 2.5],
    ]);
    expect(limitsOf('plt', { WBC_HOLD: 3.3 })).toEqual([
      ['act', 140],
      ['hold', 100],
    ]);
  });

  it('the page of a rule says which way a site may set a number, and how far', () => {
    const said = rulePages()
      .filter(({ id }) => ['mon-cbc-abnormal', 'pgx-double-intermediate'].includes(id))
      .flatMap(({ thresholds }) =>
        thresholds.flatMap(({ name, bySite }) => (bySite === undefined ? [] : [[name, bySite]])),
      );
    expect(said).toEqual([
      [
        'DIM_CRITICAL',
        'A site may set it lower, down to azathioprine 1 mg/kg/day, azathioprine 75 mg/day, mercaptopurine 0.5 mg/kg/day, mercaptopurine 37.5 mg/day (DIM_WARNING).',
      ],
      ['WBC_HOLD', 'A site may set it higher, up to 3.5 (WBC_ACTION).'],
      ['ANC_HOLD', 'A site may set it higher, up to 1.6 (ANC_ACTION).'],
      ['PLT_HOLD', 'A site may set it higher, up to 140 (PLT_ACTION).'],
    ]);
  });
});

it('a tenants file gives each tenant its own', () => {
  const tenants = JSON.parse(readFileSync('fixtures/site/tenants.json', 'utf8')) as {
    readonly tenants: { readonly riverside: JsonObject; readonly lakeview: JsonObject };
  };
  const { riverside, lakeview } = tenants.tenants;
  const read = readTenants(
    JSON.stringify({ tenants: { riverside: { ...riverside, site: { thresholds: { WBC_HOLD: 3.5 } } }, lakeview } }),
  );
  expect(read).toMatchObject({ ok: true, value: [{ settings: { thresholds: { WBC_HOLD: 3.5 } } }, {}] });
  expect(read.ok && read.value[1]?.settings.thresholds).toBeUndefined();
});
