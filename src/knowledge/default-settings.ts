import type { Settings } from '../model/settings.js';
import { formularies } from './formularies.js';

/** What holds where a site decides nothing (catalogue, global rules, settings). */
export const defaultSettings: Settings = {
  jurisdiction: 'eu',
  formulary: formularies.eu,
  expectedData: [],
  client: { alternateDay: true, stopsReplacedOrder: false },
  foldsOverridden: true,
};
