/** What co-trimoxazole is made of, by the products that have codes: 400 MG / 80 MG and 800 MG / 160 MG. */
import { exact } from '../model/exact.js';

/** Milligrams of both drugs in a tablet of the single strength. */
export const SINGLE_STRENGTH_MG = exact(480);
/** Of the milligrams of both drugs, those of trimethoprim. */
export const TRIMETHOPRIM_SHARE = exact('1/6');
