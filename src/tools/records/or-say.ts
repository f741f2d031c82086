import { describeFault } from '../../model/fault.js';

/** A tool that fails ends with 2: 1 is an answer. */
export async function orSay(code: Promise<number>): Promise<number> {
  try {
    return await code;
  } catch (error) {
    console.error(describeFault(error));
    return 2;
  }
}
