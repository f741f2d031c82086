/** The site's own, stricter numbers on a card: the page of its rule shows those of the knowledge. */
import type { BoundName } from '../src/knowledge/stricter.js';
import type { Spoken } from '../src/rules/judge.js';
import { fill } from './template.js';

const words: { readonly [Name in BoundName]: string } = {
  WBC_HOLD: 'WBC below {value} ×10⁹/L',
  ANC_HOLD: 'ANC below {value} ×10⁹/L',
  PLT_HOLD: 'platelets below {value} ×10⁹/L',
  ALT_STOP_ULN: 'ALT or AST above {value} × upper limit of normal',
  BILI_SEVERE_ULN: 'bilirubin above {value} × upper limit of normal',
  INR_SEVERE: 'INR above {value}',
  'DIM_CRITICAL.azathioprine.mgkg': 'azathioprine above {value} mg/kg/day',
  'DIM_CRITICAL.azathioprine.mg': 'azathioprine above {value} mg/day without a valid weight',
  'DIM_CRITICAL.mercaptopurine.mgkg': 'mercaptopurine above {value} mg/kg/day',
  'DIM_CRITICAL.mercaptopurine.mg': 'mercaptopurine above {value} mg/day without a valid weight',
  'SWITCH_HIGH.mercaptopurine.mgkg': 'mercaptopurine above {value} mg/kg/day',
  'SWITCH_HIGH.mercaptopurine.mg': 'mercaptopurine above {value} mg/day without a valid weight',
};

/** Those by which rows of these findings are true, and by the numbers of the knowledge would not be. */
export function siteLimits(findings: readonly Spoken[]): readonly string[] {
  const used = findings.flatMap(decisive);
  return used.length === 0 ? [] : [`Limit of this site: ${[...new Set(used)].join('; ')}.`];
}

/** Of two that must both be passed neither can be left out; of two either of which is enough each is so alone. */
function decisive({ row, situation }: Spoken): readonly string[] {
  const { settings } = situation.case;
  const { thresholds = {} } = settings;
  const isTrueBy = (numbers: typeof thresholds): boolean =>
    row.when.evaluate({ ...situation.case, settings: { ...settings, thresholds: numbers } }) === true;
  if (Object.keys(thresholds).length === 0 || isTrueBy({})) return [];
  return Object.entries(words).flatMap(([name, text]) => {
    const { [name]: value, ...others } = thresholds;
    const decides = value !== undefined && (!isTrueBy(others) || isTrueBy({ [name]: value }));
    return decides ? [fill(text, () => String(value))] : [];
  });
}
