import * as caps from '../../src/dosing/caps.js';
import { isReduced, over, type DosedThiopurine } from '../../src/dosing/limits.js';
import { roundToSchedule } from '../../src/dosing/round.js';
import { XOI_GREY, XOI_LOW } from '../../src/knowledge/constants.js';
import { exact, type Fraction } from '../../src/model/exact.js';
import { asExample, examplesOf, fraction, rounded, stocked, type Example } from './examples.js';

type Input = Example['input'];

function ingredientOf(input: Input): DosedThiopurine {
  return input.ingredient ?? 'azathioprine';
}

function kgOf(input: Input): Fraction | undefined {
  return input.kg === undefined ? undefined : exact(input.kg);
}

/** The rows of core-xoi-allopurinol that depend on the dose alone, in their order, for an inhibitor that is CURRENT. */
function rowOf(input: Input): string {
  const [ingredient, mg, kg] = [ingredientOf(input), fraction(input.mgNew), kgOf(input)];
  if (input.secondFactor === true) return 'two-routes';
  if (input.ref !== undefined) return isReduced(mg, exact(input.ref), ingredient, kg) ? 'reduced' : 'known-reference';
  if (over(XOI_LOW.value, ingredient, mg, kg) === false) return 'low';
  return over(XOI_GREY.value, ingredient, mg, kg) === false ? 'grey' : 'high';
}

function roundedTo(input: Input, cap: Fraction, nearEnough?: Fraction): ReturnType<typeof asExample> {
  const { mgNew, drafted, alternateDay = true } = input;
  return asExample(
    roundToSchedule({
      cap,
      ingredient: ingredientOf(input),
      formulary: stocked(input),
      alternateDay,
      ...(drafted !== undefined && { draftedMg: drafted }),
      ...(mgNew !== undefined && { mgNew: exact(mgNew) }),
      ...(nearEnough && { nearEnough }),
    }),
  );
}

function capOf(input: Input): Fraction {
  const [ingredient, kg] = [ingredientOf(input), fraction(input.kg ?? 0)];
  switch (input.capName) {
    case 'CAP_IM':
      return caps.capIm(ingredient, kg);
    case 'CAP_DIM':
      return caps.capDim(ingredient, kg);
    case 'CAP_RENAL_MID':
      return caps.capRenalMid(ingredient, kg);
    case 'CAP_RENAL_LOW':
      return caps.capRenalLow(ingredient, kg);
    case 'CAP_RANGE':
      return caps.capRange(ingredient, 'other', kg);
    case 'CAP_UNTESTED':
      return caps.capUntested(ingredient, kg);
    case 'CAP_SWITCH':
      return caps.capSwitch(fraction(input.azathioprineMg));
    default:
      throw new Error(`no such cap: ${input.capName ?? ''}`);
  }
}

describe('dose-arithmetic C and the caps, worked examples', () => {
  it.each(examplesOf('round'))('$id $title', ({ input, expected }) => {
    expect(roundedTo(input, fraction(input.cap))).toEqual(expected);
  });

  it.each(examplesOf('cap'))('$id $title', ({ input, expected }) => {
    const cap = capOf(input);
    const pgx = input.capName === 'CAP_IM' || input.capName === 'CAP_DIM' ? input.capName : undefined;
    const band = pgx && caps.pgxBandLow(pgx, ingredientOf(input), fraction(input.kg));
    expect({ cap: rounded(cap), ...roundedTo(input, cap, band) }).toEqual(expected);
  });

  it.each(examplesOf('xoi'))('$id $title', ({ input, expected }) => {
    const row = rowOf(input);
    const [ingredient, kg] = [ingredientOf(input), kgOf(input)];
    if (row === 'high') {
      const first = roundedTo(input, caps.capXoiDraft(ingredient, fraction(input.mgNew), kg));
      expect({ row, first }).toEqual(expected);
    } else if (row === 'known-reference') {
      const ref = fraction(input.ref);
      const first = roundedTo(input, caps.capXoiRef(ingredient, ref, kg));
      const second = roundedTo(input, caps.capXoiSecond(ingredient, ref, kg));
      const offered = second['mgPerDay'] === first['mgPerDay'] ? 'omitted' : second;
      expect({ row, first, ...(input.jurisdiction === 'us' && { second: offered }) }).toEqual(expected);
    } else {
      expect({ row }).toEqual(expected);
    }
  });

  it.each(examplesOf('fixed-point'))('$id $title', ({ input, expected }) => {
    const ref = fraction(input.ref);
    const first = roundedTo(input, caps.capXoiRef(ingredientOf(input), ref, kgOf(input)));
    const offered = Number(first['mgPerDay']);
    const withoutReference = { ingredient: ingredientOf(input), mgNew: offered, kg: fraction(input.kg).valueOf() };
    expect({
      row: rowOf(input),
      offered,
      againRow: rowOf({ ...input, mgNew: offered }),
      withoutReferenceRow: rowOf(withoutReference),
    }).toEqual(expected);
  });
});
