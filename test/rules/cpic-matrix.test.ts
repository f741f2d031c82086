/**
 * CPIC's pairs of TPMT and NUDT15 phenotypes (guideline of 2018, indeterminate rows of 2020, two intermediates of March 2024),
 * for azathioprine and mercaptopurine: each pair, in each way that a laboratory reports it, is told by its rule alone.
 */
import { readFileSync } from 'node:fs';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { JsonObject } from '../../src/model/json.js';
import { answerTo, sentFor } from '../support/run-vignettes.js';
import { dosedOrders, isAbout } from '../support/vignette-answers.js';
import type { CompactLab, Vignette } from '../support/vignette.js';

type Told = 'none' | 'normal' | 'intermediate' | 'possible-intermediate' | 'poor' | 'indeterminate';

interface Pair {
  readonly drug: 'azathioprine' | 'mercaptopurine';
  /** none: no result. */
  readonly tpmt: Told;
  readonly nudt15: Told;
  readonly class: string;
  readonly rule: string | null;
  /** The highest indicator that the pair reaches at a start. */
  readonly start: string;
  /** The indicator outside a start. */
  readonly otherwise: string;
}

const pairs = JSON.parse(readFileSync('fixtures/knowledge/cpic-matrix.json', 'utf8')) as readonly Pair[];
const pgxRules = [
  'pgx-poor',
  'pgx-double-intermediate',
  'pgx-intermediate',
  'pgx-indeterminate',
  'pgx-not-tested',
] as const;

const words: { readonly [T in Exclude<Told, 'none'>]: string } = {
  normal: 'Normal Metabolizer',
  intermediate: 'Intermediate Metabolizer',
  'possible-intermediate': 'Possible Intermediate Metabolizer',
  poor: 'Poor Metabolizer',
  indeterminate: 'Indeterminate',
};
/** LOINC has no answers for the other two. */
const answers: { readonly [told: string]: string } = {
  normal: 'LA25391-6',
  intermediate: 'LA10317-8',
  poor: 'LA9657-3',
};
/** normal; normal and none; none and uncertain; none and none; normal and uncertain. */
const diplotypes = {
  TPMT: {
    normal: '*1/*1',
    intermediate: '*1/*3A',
    'possible-intermediate': '*3C/*38',
    poor: '*3A/*3C',
    indeterminate: '*1/*8',
  },
  NUDT15: {
    normal: '*1/*1',
    intermediate: '*1/*3',
    'possible-intermediate': '*3/*5',
    poor: '*3/*9',
    indeterminate: '*1/*4',
  },
} as const;

type Gene = keyof typeof diplotypes;
type Way = 'LOINC answer' | 'words' | 'words with the gene' | 'diplotype';
const ways: readonly Way[] = ['LOINC answer', 'words', 'words with the gene', 'diplotype'];

function resultOf(gene: Gene, told: Told, way: Way): readonly CompactLab[] {
  if (told === 'none') return [];
  const said = words[told];
  const answer = answers[told];
  if (way === 'diplotype')
    return [{ test: gene, value: '', daysAgo: 4000, more: genotype(gene, diplotypes[gene][told]) }];
  if (way === 'LOINC answer' && answer !== undefined) {
    const valueCodeableConcept = { coding: [{ system: 'http://loinc.org', code: answer }] };
    return [{ test: gene, value: '', daysAgo: 4000, more: { valueCodeableConcept } }];
  }
  return [{ test: gene, value: way === 'words with the gene' ? `${gene} ${said}` : said, daysAgo: 4000 }];
}

/** LOINC 84413-4, genotype display name, of the gene that the component names. */
function genotype(gene: Gene, diplotype: string): JsonObject {
  const studied = { coding: [{ system: 'http://loinc.org', code: '48018-6' }] };
  return {
    code: { coding: [{ system: 'http://loinc.org', code: '84413-4' }] },
    valueCodeableConcept: { text: `${gene} ${diplotype}` },
    component: [{ code: studied, valueCodeableConcept: { text: gene } }],
  };
}

/** A start that a complete history confirms, or the renewal of the same dose. */
function vignetteOf({ drug, tpmt, nudt15 }: Pair, way: Way, mg: number, kg: number, isRenewal = false): Vignette {
  const earlier = { drug: 'amoxicillin 500 mg', id: 'earlier', status: 'completed', startDaysAgo: 400, supplyDays: 7 };
  return {
    name: `${drug} ${tpmt} ${nudt15}`,
    kind: 'fires',
    drafts: [{ drug, mg }],
    list: [earlier, ...(isRenewal ? [{ drug, mg, id: 'active', startDaysAgo: 60 }] : [])],
    weight: kg,
    labs: [...resultOf('TPMT', tpmt, way), ...resultOf('NUDT15', nudt15, way)],
    states: tpmt === 'none' && nudt15 === 'none' ? { pharmacogenetics: 'empty' } : {},
    expect: {},
  };
}

/** The pgx rules that fired, each with the indicator of its card. */
function told({ cards, extension }: ServiceResponse): readonly (readonly [string, string | undefined])[] {
  const { checks = [] } = extension['org.azathioprine-cds'];
  return pgxRules
    .filter((rule) => checks.some((check) => check.rule === rule && check.outcome === 'fired'))
    .map((rule) => [rule, cards.find(isAbout(rule))?.indicator]);
}

function expected(rule: string | null, indicator: string): readonly (readonly [string, string])[] {
  return rule === null || indicator === 'none' ? [] : [[rule, indicator]];
}

/** A usual dose above every limit: azathioprine 2 mg/kg; mercaptopurine 1.6 mg/kg, as 1.5 itself counts as within. */
const usual = { azathioprine: { mg: 160, kg: 80 }, mercaptopurine: { mg: 100, kg: 62.5 } };
/** At or below every limit: azathioprine 0.3 mg/kg, mercaptopurine 0.15 mg/kg. */
const low = { azathioprine: { mg: 24, kg: 80 }, mercaptopurine: { mg: 12, kg: 80 } };
/** "at or below warning" for poor; for all others the rows that fit are one line of the start card. */
const atLowDose: { readonly [rule: string]: string } = { 'pgx-poor': 'warning' };

const named = pairs.map((pair): [string, Pair] => [`${pair.drug}, TPMT ${pair.tpmt}, NUDT15 ${pair.nudt15}`, pair]);

it('knows every pair once for each drug', () => {
  const phenotypes = ['none', ...Object.keys(words)];
  const all = ['azathioprine', 'mercaptopurine'].flatMap((drug) =>
    phenotypes.flatMap((tpmt) => phenotypes.map((nudt15) => `${drug} ${tpmt} ${nudt15}`)),
  );
  expect(pairs.map(({ drug, tpmt, nudt15 }) => `${drug} ${tpmt} ${nudt15}`).toSorted()).toEqual(all.toSorted());
});

describe.each(named)('%s', (_, pair) => {
  const { drug, rule, start, otherwise } = pair;

  it.each(ways)('start at a usual dose, reported as %s', async (way) => {
    const answer = await answerTo(sentFor(vignetteOf(pair, way, usual[drug].mg, usual[drug].kg)));
    expect(told(answer)).toEqual(expected(rule, start));
  });

  it('start at a dose within every limit', async () => {
    const answer = await answerTo(sentFor(vignetteOf(pair, 'words', low[drug].mg, low[drug].kg)));
    expect(told(answer)).toEqual(rule === null ? [] : [[rule, atLowDose[rule] ?? 'info']]);
    expect(dosedOrders(answer)).toEqual([]);
  });

  it('the same usual dose continued', async () => {
    const answer = await answerTo(sentFor(vignetteOf(pair, 'words', usual[drug].mg, usual[drug].kg, true)));
    expect(told(answer)).toEqual(expected(rule, otherwise));
    expect(dosedOrders(answer)).toEqual([]);
  });

  it('a dose is offered only where CPIC has a reduced start, and to an untested patient', async () => {
    const answer = await answerTo(sentFor(vignetteOf(pair, 'words', usual[drug].mg, usual[drug].kg)));
    const isReduced = pair.class === 'reduced-start' || rule === 'pgx-not-tested';
    expect(dosedOrders(answer)).toHaveLength(isReduced ? 1 : 0);
  });
});
