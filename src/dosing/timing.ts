import { exact, type Fraction } from '../model/exact.js';
import { brief, object, objects, text, values, type Json, type JsonObject } from '../model/json.js';
import { greatest, least, positive } from './amount.js';
import { daysInUnit } from './days.js';
import { isRefused, refuse, type Refused } from './outcome.js';

/** How often a dosage is given, in doses per day. */
export interface Rate {
  readonly lowest: Fraction;
  readonly highest: Fraction;
  /** Equal for two dosages that are given at the same times (dose-arithmetic A5). */
  readonly pattern: string;
}

/** dose-arithmetic A4: doses and days. `moment` keeps AM, PM and BED apart. */
const codes: Readonly<Record<string, { readonly doses: number; readonly days: Fraction; readonly moment?: string }>> = {
  QD: { doses: 1, days: exact(1) },
  BID: { doses: 2, days: exact(1) },
  TID: { doses: 3, days: exact(1) },
  QID: { doses: 4, days: exact(1) },
  QOD: { doses: 1, days: exact(2) },
  Q24H: { doses: 1, days: exact(1) },
  Q12H: { doses: 1, days: exact('1/2') },
  Q8H: { doses: 1, days: exact('1/3') },
  Q6H: { doses: 1, days: exact('1/4') },
  AM: { doses: 1, days: exact(1), moment: 'AM' },
  PM: { doses: 1, days: exact(1), moment: 'PM' },
  BED: { doses: 1, days: exact(1), moment: 'BED' },
  WK: { doses: 1, days: exact(7) },
};

/** dose-arithmetic A3 and A4 for one Timing. */
export function dosesPerDay(timing: JsonObject | undefined): Rate | Refused {
  const code = rateOfCode(timing?.['code']);
  const repeat = object(timing?.['repeat']);
  if (repeat === undefined || !saysHowOften(repeat)) return code ?? refuse('no-timing');
  const rate = rateOfRepeat(repeat);
  if (isRefused(rate) || code === undefined || isRefused(code)) return rate;
  // A code and a repeat that contradict each other: one of the two is not what was meant.
  if (!rate.lowest.equals(code.lowest) || !rate.highest.equals(code.highest)) return refuse('timing-code');
  // AM and PM say when; a repeat that says so itself says it better.
  const saysWhen = [repeat['when'], repeat['timeOfDay']].some((moments) => values(moments).length > 0);
  const pattern = saysWhen ? rate.pattern : rate.pattern.concat(code.moment);
  return { ...rate, pattern };
}

/** The timing codes of a Timing.code that we know. */
export function timingCodes(code: Json | undefined): readonly string[] {
  const named = objects(code).flatMap((concept) => [
    ...objects(concept['coding']).map((coding) => text(coding['code'])),
    text(concept['text']),
  ]);
  const known = named.flatMap((name) => (name === undefined ? [] : [brief(name).trim().toUpperCase()]));
  return [...new Set(known)].filter((name) => Object.hasOwn(codes, name));
}

/** `moment` is empty for a code that says how often and not when. */
function rateOfCode(code: Json | undefined): (Rate & { readonly moment: string }) | Refused | undefined {
  if (objects(code).length === 0) return undefined;
  const [name, ...others] = timingCodes(code);
  const found = name === undefined ? undefined : codes[name];
  if (found === undefined || others.length > 0) return refuse('timing-code');
  const perDay = exact(found.doses).div(found.days);
  const moment = found.moment ?? '';
  return { lowest: perDay, highest: perDay, moment, pattern: patternOf(found.doses, found.days, moment) };
}

const members = [
  'frequency',
  'frequencyMax',
  'period',
  'periodMax',
  'periodUnit',
  'periodUnits',
  'timeOfDay',
  'when',
  'dayOfWeek',
];

function saysHowOften(repeat: JsonObject): boolean {
  return members.some((member) => values(repeat[member]).length > 0);
}

/** What a Timing.repeat says, read but not yet judged. */
interface Repeat {
  readonly frequency: number | undefined;
  readonly frequencyMax: number | undefined;
  /** Times or moments of a day; 0 when it names none. */
  readonly times: number;
  readonly days: readonly string[];
  readonly period: { readonly shortest: Fraction; readonly longest: Fraction } | undefined;
}

function rateOfRepeat(repeat: JsonObject): Rate | Refused {
  const read = readRepeat(repeat);
  if (isRefused(read)) return read;
  const { frequency, frequencyMax, times, days } = read;
  const stated = [frequency, frequencyMax].filter((count) => count !== undefined);
  if (times > 0 && stated.some((count) => count !== times)) return refuse('frequency-vs-times');
  if (read.period === undefined && stated.length > 0) return refuse('no-period');
  const period = read.period ?? { shortest: exact(1), longest: exact(1) };
  const doses = frequency ?? Math.max(times, 1);
  const most = frequencyMax ?? doses;
  const share = days.length === 0 ? exact(1) : shareOfDays(read, period, doses);
  if (isRefused(share)) return share;
  return {
    lowest: least(exact(doses), exact(most)).div(period.longest).mul(share),
    highest: greatest(exact(doses), exact(most)).div(period.shortest).mul(share),
    pattern: patternOf(`${doses}-${most}`, period.shortest, momentsOf(repeat, days), period.longest),
  };
}

/** What dayOfWeek makes of the doses per day. */
function shareOfDays(repeat: Repeat, period: NonNullable<Repeat['period']>, doses: number): Fraction | Refused {
  const plain = period.shortest.equals(period.longest);
  if (plain && period.shortest.equals(1)) return exact(repeat.days.length).div(7);
  if (!plain || !period.shortest.equals(7)) return refuse('dayOfWeek-vs-period');
  // Several times of a day on several days of a week: per day or per week, nobody can tell.
  const agrees = repeat.frequencyMax === undefined && doses === repeat.days.length && repeat.times <= 1;
  return agrees ? exact(1) : refuse('dayOfWeek-vs-weekly');
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function readRepeat(repeat: JsonObject): Repeat | Refused {
  const counts = ['frequency', 'frequencyMax'].map((member) => count(repeat[member]));
  if (counts.includes('unreadable')) return refuse('no-timing');
  const [frequency, frequencyMax] = counts.map((value) => (value === 'unreadable' ? undefined : value));
  const times = timesOfDay(repeat);
  const days = weekdaysOf(repeat);
  const period = periodOf(repeat);
  if (times === undefined) return refuse('frequency-vs-times');
  if (days === undefined) return refuse('dayOfWeek-vs-period');
  if (period === 'unreadable') return refuse('no-period');
  return { frequency, frequencyMax, times, days, period };
}

function count(value: Json | undefined): number | undefined | 'unreadable' {
  if (value === undefined || value === null) return undefined;
  const read = positive(value);
  return read?.d === 1n ? read.valueOf() : 'unreadable';
}

/** Undefined when timeOfDay and when disagree, or a time stands twice. */
function timesOfDay(repeat: JsonObject): number | undefined {
  const [clock, moments] = [values(repeat['timeOfDay']), values(repeat['when'])];
  const twice = [clock, moments].some((list) => new Set(list).size !== list.length);
  if (twice || (clock.length > 0 && moments.length > 0 && clock.length !== moments.length)) return undefined;
  return Math.max(clock.length, moments.length);
}

/** Undefined when one of them is no day of the week. */
export function weekdaysOf(repeat: JsonObject): readonly string[] | undefined {
  const days = values(repeat['dayOfWeek']).map((day) => (typeof day === 'string' ? brief(day).toLowerCase() : ''));
  return days.every((day) => weekdays.includes(day)) ? [...new Set(days)].toSorted() : undefined;
}

function periodOf(repeat: JsonObject): Repeat['period'] | 'unreadable' {
  const unitGiven = repeat['periodUnit'] ?? repeat['periodUnits'];
  if ([unitGiven, repeat['period'], repeat['periodMax']].every((member) => (member ?? null) === null)) return undefined;
  const unit = daysInUnit(unitGiven);
  const period = positive(repeat['period']);
  const longest = (repeat['periodMax'] ?? null) === null ? period : positive(repeat['periodMax']);
  if (!unit || !period || !longest) return 'unreadable';
  return { shortest: least(period, longest).mul(unit), longest: greatest(period, longest).mul(unit) };
}

function momentsOf(repeat: JsonObject, days: readonly string[]): string {
  const moments = [...values(repeat['timeOfDay']), ...values(repeat['when'])].map(String).toSorted();
  return [...moments, ...days].join(' ');
}

function patternOf(doses: number | string, days: Fraction, moments: string, longest: Fraction = days): string {
  const often = typeof doses === 'number' ? `${doses}-${doses}` : doses;
  return [often, days.toFraction(), longest.toFraction(), moments].join('|');
}
