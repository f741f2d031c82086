/**
 * Numbers of critical rows that a site may set stricter, and how far: at most to the number of the next milder row, so that
 * each table keeps its order. That row is the bound because a bound of our own would be a number without a source.
 */
import {
  ALT_STOP_ULN,
  ALT_WATCH_ULN,
  ANC_ACTION,
  ANC_HOLD,
  BILI_ICTERIC_ULN,
  BILI_SEVERE_ULN,
  DIM_CRITICAL,
  DIM_WARNING,
  INR_RAISED,
  INR_SEVERE,
  PLT_ACTION,
  PLT_HOLD,
  SWITCH_HIGH,
  SWITCH_WATCH,
  WBC_ACTION,
  WBC_HOLD,
} from './constants.js';

export interface Bound {
  /** Name of the constant. */
  readonly constant: string;
  readonly value: number;
  readonly unit: string;
  /** The direction in which the rule fires earlier. */
  readonly stricter: 'higher' | 'lower';
  /** The last value that may be set, and the constant that it is. */
  readonly limit: number;
  readonly limitIs: string;
}

interface Line {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

function raised(from: Line, to: Line): Bound {
  return { ...between(from, to), stricter: 'higher' };
}

function lowered(from: Line, to: Line): Bound {
  return { ...between(from, to), stricter: 'lower' };
}

function between({ name, value, unit }: Line, to: Line): Omit<Bound, 'stricter'> {
  return { constant: name, value, unit, limit: to.value, limitIs: to.name };
}

const perKg = (name: string, value: number): Line => ({ name, value, unit: 'mg/kg/day' });
/** For orders of patients whose weight is not known. */
const perDay = (name: string, value: number): Line => ({ name, value, unit: 'mg/day' });

const double = DIM_CRITICAL.value;
const doubleWarning = DIM_WARNING.value;
const switched = SWITCH_HIGH.value.mercaptopurine;
const switchWatched = SWITCH_WATCH.value.mercaptopurine;

/** By the name that a site file gives: that of the constant, or of its member. */
export const bounds = {
  WBC_HOLD: raised(WBC_HOLD, WBC_ACTION),
  ANC_HOLD: raised(ANC_HOLD, ANC_ACTION),
  PLT_HOLD: raised(PLT_HOLD, PLT_ACTION),
  ALT_STOP_ULN: lowered(ALT_STOP_ULN, ALT_WATCH_ULN),
  BILI_SEVERE_ULN: lowered(BILI_SEVERE_ULN, BILI_ICTERIC_ULN),
  INR_SEVERE: lowered(INR_SEVERE, INR_RAISED),
  'DIM_CRITICAL.azathioprine.mgkg': lowered(
    perKg('DIM_CRITICAL', double.azathioprine.mgkg),
    perKg('DIM_WARNING', doubleWarning.azathioprine.mgkg),
  ),
  'DIM_CRITICAL.azathioprine.mg': lowered(
    perDay('DIM_CRITICAL', double.azathioprine.mg),
    perDay('DIM_WARNING', doubleWarning.azathioprine.mg),
  ),
  'DIM_CRITICAL.mercaptopurine.mgkg': lowered(
    perKg('DIM_CRITICAL', double.mercaptopurine.mgkg),
    perKg('DIM_WARNING', doubleWarning.mercaptopurine.mgkg),
  ),
  'DIM_CRITICAL.mercaptopurine.mg': lowered(
    perDay('DIM_CRITICAL', double.mercaptopurine.mg),
    perDay('DIM_WARNING', doubleWarning.mercaptopurine.mg),
  ),
  'SWITCH_HIGH.mercaptopurine.mgkg': lowered(
    perKg('SWITCH_HIGH', switched.mgkg),
    perKg('SWITCH_WATCH', switchWatched.mgkg),
  ),
  'SWITCH_HIGH.mercaptopurine.mg': lowered(
    perDay('SWITCH_HIGH', switched.mg),
    perDay('SWITCH_WATCH', switchWatched.mg),
  ),
};

export type BoundName = keyof typeof bounds;
