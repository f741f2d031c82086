import type { Json } from '../model/json.js';
import { wordingsOf } from './terminology.js';

/**
 * A transfusion of blood or red cells, by its words: its procedure codes differ by country, and each comes with a display.
 * Platelets and plasma bring no red cells, and a transfusion into the unborn child is not the patient's.
 */
const transfusion = /transfus|administration of (packed )?red|packed (red )?(blood )?cells/i;
const otherProducts = /platelet|thrombocyt|plasma|albumin|granulocyt|cryoprecipitate|intrauterine|twin/i;
const redCells = /red (blood )?cell|erythrocyt|whole blood|packed/i;

export function isRedCellTransfusion(code: Json | undefined): boolean {
  return wordingsOf(code).some(
    (words) => transfusion.test(words) && (!otherProducts.test(words) || redCells.test(words)),
  );
}
