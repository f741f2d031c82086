import { exact, type Fraction } from '../model/exact.js';
import { speaksOfDose } from './dose-words.js';

/** What the words of a product say of its strength. */
export interface SaidStrengths {
  /** Every "NN mg" that can be a strength, each once. */
  readonly mg: readonly Fraction[];
  /** A mg number that is a dose, a span, a choice or a doubtful thousand. */
  readonly isDoubtful: boolean;
  /** mL, or the name of a liquid form: no tablet. */
  readonly isLiquid: boolean;
}

const LONGEST_WORDS = 1000;
/** Characters beside a number that are looked at. */
const BESIDE = 16;
const LONGEST_NUMBER = 8;

const milligrams = /(?<![\d.,])(?<mg>\d+(?:[.,]\d+)?)\s*mg\b/giu;

const liquids: readonly RegExp[] = [
  /(?<!\p{L})(?:mls?|millilit(?:er|re|ro|ros|res|ers)|solution|soluci[oó]n|soluzione|oplossing|liquid|elixir)(?!\p{L})/iu,
  /(?<!\p{L})(?:syrup|sirup|sirop|siroop|jarabe|sciroppo|drops|tropfen|gouttes|gotas|gocce|druppels)(?!\p{L})/iu,
  /suspens|lösung(?!\p{L})|saft(?!\p{L})/iu,
];

/** Per kg or square metre, or a part of a tablet. */
const perBodyOrPart = /(?<!\p{L})(?:kg|m2|m²)(?![\p{L}\d])|[½¼¾⅓]|(?<![\d.,/])\d\s*[/⁄]\s*\d(?![\d/])/iu;

/** "25-", "25 or ", "25, " before a number: it is no number of its own. */
const joinedBefore: readonly RegExp[] = [
  /\d\s?(?:[-\u2010-\u2015\u2212~/&+]\s?|[,;]\s)$/u,
  /\d\s(?:to|or|and|bis|oder|und|à|a|ou|et|o|y|u|e|of|tot|en)\s$/iu,
];
/** "1 000" and "1'000" */
const thousandsBefore = /\d[\s'\u2019]$/u;
const threeDigits = /^\d{3}(?!\d)/;
/** "mg/", "mg per", "mg or 50", "mg - 50"; a number of tablets may follow a dash ("50 mg - 100 tablets"). */
const joinedAfter: readonly RegExp[] = [
  /^\s?(?:\/|per(?!\p{L}))/iu,
  /^\s(?:to|or|and|bis|oder|und|à|a|ou|et|o|y|u|e|of|tot|en)\s\d/iu,
  /^\s?[-\u2010-\u2015\u2212~&+,;]\s?\d{1,6}(?:[.,]\d{1,4})?(?!\s?[\p{L}\d]|[.,]\d)/u,
];

export function saidStrengths(texts: readonly string[]): SaidStrengths {
  const said = texts.map(saidIn);
  const mg = said.flatMap((one) => one.mg);
  return {
    mg: mg.filter((one, index) => mg.findIndex((other) => other.equals(one)) === index),
    isDoubtful: said.some((one) => one.isDoubtful),
    isLiquid: said.some((one) => one.isLiquid),
  };
}

/** Every mg number of the words, whatever it means, is this one: nothing in them states another dose or strength. */
export function namesNoOtherMg(texts: readonly string[], mg: Fraction): boolean {
  return texts.every(
    (words) =>
      words.length <= LONGEST_WORDS &&
      [...words.matchAll(milligrams)].every(({ groups }) => numberOf(groups?.['mg'] ?? '')?.equals(mg) === true),
  );
}

function saidIn(written: string): SaidStrengths {
  // No product is called like that, and a number behind the part that is read would make the one in it doubtful.
  if (written.length > LONGEST_WORDS) return { mg: [], isDoubtful: true, isLiquid: false };
  const words = written.normalize().replace(/\s{2,}/g, ' ');
  const isLiquid = liquids.some((forms) => forms.test(words));
  const matches = [...words.matchAll(milligrams)];
  if (matches.length === 0) return { mg: [], isDoubtful: false, isLiquid };
  const numbers = matches.map((match) => numberOf(match.groups?.['mg'] ?? ''));
  const known = numbers.filter((number) => number !== undefined);
  const isDoubtful =
    known.length < numbers.length ||
    speaksOfDose(words) ||
    perBodyOrPart.test(words) ||
    matches.some((match) => isJoined(words, match.index, match[0].length));
  return { mg: isDoubtful ? [] : known, isDoubtful, isLiquid };
}

function isJoined(words: string, start: number, length: number): boolean {
  const before = words.slice(Math.max(0, start - BESIDE), start);
  const after = words.slice(start + length, start + length + BESIDE);
  return (
    joinedBefore.some((joint) => joint.test(before)) ||
    (thousandsBefore.test(before) && threeDigits.test(words.slice(start, start + length))) ||
    joinedAfter.some((joint) => joint.test(after))
  );
}

/** Undefined for nothing, for "1.000" and "1,000", and for what no tablet holds. */
function numberOf(written: string): Fraction | undefined {
  const decimal = written.replace(',', '.');
  if (decimal.length > LONGEST_NUMBER || /^[1-9]\d{0,2}\.\d{3}$/.test(decimal)) return undefined;
  const mg = exact(decimal);
  return mg.equals(0) ? undefined : mg;
}
