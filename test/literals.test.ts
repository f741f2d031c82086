/** A clinical number stands in src/knowledge alone. What else is written as a number in the pure rooms is listed here. */
import { readdirSync } from 'node:fs';
import { numbersIn } from './support/source.js';

const rooms = ['src/facts', 'src/terms', 'src/rules', 'cards'];

/** Nothing, one, a pair, the first, the second, the last. */
const plain = new Set(['0', '1', '2']);

const calendar = ['00', '01', '3', '4', '5', '10', '12', '14', '23', '59', '60', '1000', '60_000', '86_400_000'];

/** No dose, limit, age, or length of time is here, and none may be added. */
const allowed: { readonly [path: string]: { readonly numbers: readonly string[]; readonly why: string } } = {
  'src/facts/dates.ts': {
    numbers: [...calendar, '20_000', '50_000'],
    why: 'places in an ISO date, hours, minutes and milliseconds; most readings remembered',
  },
  'src/facts/superseded.ts': { numbers: ['20'], why: 'most orders of one drug that are compared with each other' },
  'src/facts/tpmt-activity.ts': { numbers: ['5'], why: 'place of the month in an ISO day' },
  'src/facts/amount.ts': { numbers: ['3', '100'], why: 'digits after a thousands mark; longest text read as a number' },
  'src/facts/blood-counts.ts': { numbers: ['100'], why: 'percent' },
  'src/facts/allergies.ts': { numbers: ['2000'], why: 'longest text read' },
  'src/facts/medication-of.ts': { numbers: ['1000'], why: 'longest reference read' },
  'src/facts/pgx-words.ts': {
    numbers: ['20', '100', '4000'],
    why: 'most mentions, most phrases, and longest text, read',
  },
  'src/facts/recognise.ts': {
    numbers: ['40', '300', '2000'],
    why: 'most texts, and longest text, read; most readings remembered',
  },
  'src/terms/access.ts': { numbers: ['1_000_000'], why: 'stands for "more than any limit", said by its name' },
  'src/terms/lab.ts': { numbers: ['1/1000000'], why: 'the smallest step beside a limit: "<5" is just below 5' },
  'src/terms/renal.ts': { numbers: ['1/1000000'], why: 'the same' },
  'src/terms/conditions.ts': { numbers: ['365.25'], why: 'days in a year' },
  'src/terms/count-trends.ts': {
    numbers: ['3', '4'],
    why: 'the three results before the last, as RELATIVE_FALL and COUNT_TREND say',
  },
  'src/facts/serology.ts': { numbers: ['20'], why: 'most words of a name read' },
  'src/rules/test-order.ts': { numbers: ['108252007'], why: 'a code' },
  'src/rules/simulate.ts': { numbers: ['3'], why: 'order of the three indicators' },
  'cards/escape.ts': { numbers: ['150', '2000'], why: 'characters of one value shown, and read' },
  'cards/dose-sentences.ts': { numbers: ['100'], why: 'percent' },
  'cards/placeholders.ts': {
    numbers: ['100', '30.44', '7'],
    why: 'percent; days of a month (dose-arithmetic A3) and of a week',
  },
  'cards/names.ts': { numbers: ['3'], why: 'most names in a list' },
  'cards/record-values.ts': { numbers: ['3'], why: 'most conditions in a table' },
  'cards/result-text.ts': { numbers: ['3'], why: 'decimals' },
  'cards/suggestions.ts': { numbers: ['4'], why: 'most orders that a label names' },
  'cards/group.ts': { numbers: ['3'], why: 'most cards in an answer' },
  'cards/render.ts': { numbers: ['139', '3'], why: 'longest summary; a place in a match' },
  'cards/detail.ts': { numbers: ['80'], why: 'most words' },
  'cards/patient-values.ts': { numbers: ['9', '3'], why: 'most lines of the table, and of one kind' },
};

const files = rooms.flatMap((room) => readdirSync(room).map((file) => `${room}/${file}`));

it.each(files)('%s holds no number of its own', (path) => {
  const numbers = new Set(numbersIn(path).filter((number) => !plain.has(number)));
  expect([...numbers].toSorted()).toEqual([...(allowed[path]?.numbers ?? [])].toSorted());
});

it('lists no file that is gone', () => {
  expect(Object.keys(allowed).filter((path) => !files.includes(path))).toEqual([]);
});
