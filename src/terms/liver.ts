import { BILE_ACIDS_D, LIPASE_D, ULN_ALT_DEFAULT, ULN_BILI_DEFAULT } from '../knowledge/constants.js';
import { exact, type Fraction } from '../model/exact.js';
import type { LiverTestsFact, Measurement, Series } from '../model/facts.js';
import { beyondEveryLimit, count } from './access.js';
import type { Case } from './case.js';
import { ageInDays, known, newest, valueOf } from './lab.js';
import { quantity } from './term.js';

function newestOf(situation: Case, analyte: Exclude<keyof LiverTestsFact, 'unusable'>): Measurement | undefined {
  const tests = known(situation.facts.liverTests);
  const series: Series = tests?.[analyte] ?? [];
  return newest(series);
}

/** Newest ALT and AST: the higher is judged. */
function transaminases(situation: Case): readonly Measurement[] {
  return [newestOf(situation, 'alt'), newestOf(situation, 'ast')].filter((result) => result !== undefined);
}

/** The one that ALT_ULN is of, with its name. */
export function highestTransaminase(
  situation: Case,
): { readonly name: string; readonly measurement: Measurement } | undefined {
  const alt = newestOf(situation, 'alt');
  const ast = newestOf(situation, 'ast');
  const highest = ALT_ULN.evaluate(situation);
  const isOf = (result: Measurement | undefined): result is Measurement =>
    result !== undefined && highest !== undefined && timesUpper(result, ULN_ALT_DEFAULT.value).equals(highest);
  if (isOf(alt)) return { name: 'ALT', measurement: alt };
  return isOf(ast) ? { name: 'AST', measurement: ast } : undefined;
}

function timesUpper(measurement: Measurement, fallback: number): Fraction {
  return valueOf(measurement).div(measurement.upperLimit ?? exact(fallback));
}

/** Higher of ALT and AST divided by the upper limit sent, else by ULN_ALT_DEFAULT. */
export const ALT_ULN = quantity('ALT_ULN', ['liverTests'], (situation) =>
  largest(transaminases(situation).map((result) => timesUpper(result, ULN_ALT_DEFAULT.value))),
);

function largest(values: readonly Fraction[]): Fraction | undefined {
  return values.reduce<Fraction | undefined>(
    (most, value) => (most === undefined || value.compare(most) > 0 ? value : most),
    undefined,
  );
}

export const BILI_ULN = quantity('BILI_ULN', ['liverTests'], (situation) => {
  const bilirubin = newestOf(situation, 'bilirubin');
  return bilirubin === undefined ? undefined : timesUpper(bilirubin, ULN_BILI_DEFAULT.value);
});

/** Days since the newest ALT or AST. */
export const LFT_AGE = quantity('LFT_AGE', ['liverTests'], (situation) => {
  const ages = transaminases(situation).map((result) => ageInDays(result, situation.now));
  return ages.length === 0 ? undefined : count(Math.min(...ages));
});

export const LIPASE_RATIO = quantity('LIPASE_RATIO', ['liverTests'], (situation) => {
  const lipase = newestOf(situation, 'lipase');
  const isRecent = lipase !== undefined && ageInDays(lipase, situation.now) <= LIPASE_D.value;
  return isRecent && lipase.upperLimit !== undefined ? valueOf(lipase).div(lipase.upperLimit) : undefined;
});

export function bileAcids(situation: Case): Measurement | undefined {
  const result = newestOf(situation, 'bileAcids');
  return result !== undefined && ageInDays(result, situation.now) <= BILE_ACIDS_D.value ? result : undefined;
}

export const BILE_ACIDS = quantity('BILE_ACIDS', ['liverTests'], (situation) => {
  const result = bileAcids(situation);
  return result === undefined ? undefined : valueOf(result);
});

/** Days since the newest bile acids; above any limit when the key was answered and holds none. */
export const BILE_ACIDS_AGE = quantity('BILE_ACIDS_AGE', ['liverTests'], (situation) => {
  if (known(situation.facts.liverTests) === undefined) return undefined;
  const result = newestOf(situation, 'bileAcids');
  return result === undefined ? beyondEveryLimit : count(ageInDays(result, situation.now));
});

/** Higher of ALT and AST in U/L. */
export const ALT_U = quantity('ALT_U', ['liverTests'], (situation) => largest(transaminases(situation).map(valueOf)));

export const ALBUMIN = quantity('ALBUMIN', ['liverTests'], (situation) => {
  const albumin = newestOf(situation, 'albumin');
  return albumin === undefined ? undefined : valueOf(albumin);
});
