/** Codes and numbers of the knowledge that the demo's pages show: taken from where the rules take them. */
import {
  ALT_STOP_ULN,
  ALT_WATCH_ULN,
  ANC_ACTION,
  ANC_HOLD,
  PLT_ACTION,
  PLT_HOLD,
  ULN_ALT_DEFAULT,
  WBC_ACTION,
  WBC_HOLD,
} from './knowledge/constants.js';
import { siteNumber } from './knowledge/site-number.js';
import { loincCodesFor } from './knowledge/lab-codes.js';
import { tableRows } from './knowledge/tables.js';
import { testOrders } from './knowledge/test-orders.js';
import { drugCodes, labCodes } from './knowledge/value-sets/lookup.js';
import type { Settings } from './model/settings.js';
import type { Analyte, Limit, WorkbenchData } from './model/workbench.js';

type Named = { readonly name: string; readonly value: number };

const action = ({ name, value }: Named): Limit => ({ name, value, words: 'act' });
const hold = ({ name, value }: Named): Limit => ({ name, value, words: 'hold' });
const timesUpper = ({ name, value }: Named, words: string): Limit => ({ name, value, words, isTimesUpper: true });

/** As the rules judge at this site. Of two lines at one place the one that weighs more is drawn: nothing is between them. */
function limitsAt(analyte: Omit<Analyte, 'codes'>, settings: Settings): readonly Limit[] {
  const lines = analyte.limits.map((limit) => ({ ...limit, value: siteNumber(limit, settings) }));
  return lines.filter(({ value }, index) => lines.findLastIndex((line) => line.value === value) === index);
}

const shown: readonly Omit<Analyte, 'codes'>[] = [
  { id: 'wbc', name: 'White cells', unit: '×10⁹/L', limits: [action(WBC_ACTION), hold(WBC_HOLD)] },
  { id: 'anc', name: 'Neutrophils', unit: '×10⁹/L', limits: [action(ANC_ACTION), hold(ANC_HOLD)] },
  { id: 'plt', name: 'Platelets', unit: '×10⁹/L', limits: [action(PLT_ACTION), hold(PLT_HOLD)] },
  { id: 'hb', name: 'Haemoglobin', unit: 'g/dL', limits: [] },
  { id: 'alc', name: 'Lymphocytes', unit: '×10⁹/L', limits: [] },
  {
    id: 'alt',
    name: 'ALT',
    unit: 'U/L',
    limits: [timesUpper(ALT_WATCH_ULN, 'repeat'), timesUpper(ALT_STOP_ULN, 'stop')],
    upperDefault: ULN_ALT_DEFAULT.value,
  },
  { id: 'egfr', name: 'eGFR', unit: 'mL/min', limits: [] },
  { id: 'inr', name: 'INR', unit: '', limits: [] },
  { id: 'body-weight', name: 'Weight', unit: 'kg', limits: [] },
];

export function workbenchData(
  catalogue: Pick<WorkbenchData, 'products' | 'vaccines'>,
  settings: Settings,
): WorkbenchData {
  return {
    ...catalogue,
    tests: Object.values(testOrders).map(({ name, loinc: [code] }) => ({ system: 'http://loinc.org', code, name })),
    analytes: shown.map((analyte) => ({
      ...analyte,
      limits: limitsAt(analyte, settings),
      codes: loincOf(analyte.id),
    })),
    pharmacogenetics: loincCodesFor('pharmacogenetics'),
    thiopurines: tableRows(drugCodes).flatMap(([system, code = '', concept, name = '', mg = '']) =>
      system === 'rxnorm' && ['azathioprine', 'mercaptopurine', 'tioguanine'].includes(concept ?? '')
        ? [{ code, name, ...(mg === '' ? {} : { mg: Number(mg) }) }]
        : [],
    ),
  };
}

function loincOf(analyte: string): readonly string[] {
  return tableRows(labCodes).flatMap(([, code = '', , measured]) => (measured === analyte ? [code] : []));
}
