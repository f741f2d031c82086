/** Which vignettes are run with a FHIR server, and why the others are not. */
import { readdirSync, readFileSync } from 'node:fs';
import { asServerKnowsIt, answerTo, fitsServer, sentFor } from '../support/run-vignettes.js';
import { missesOf } from '../support/vignette-misses.js';
import type { CompactOrder, Vignette } from '../support/vignette.js';

export interface Case {
  readonly rule: string;
  /** With the record as a server has it: whole. */
  readonly vignette: Vignette;
}

export interface Choice {
  readonly chosen: readonly Case[];
  /** How many are left out, by the reason. */
  readonly left: ReadonlyMap<string, number>;
}

const folder = 'fixtures/vignettes';

const alike = 'another like it of the same rule and row is run';

/** Of each rule one vignette for each row, for each way of saying nothing, and for each way of naming a listed drug. */
export async function choose(rules = rulesWithVignettes()): Promise<Choice> {
  const chosen: Case[] = [];
  const left = new Map<string, number>();
  for (const rule of rules) {
    const rows = new Set<string>();
    for (const written of vignettesOf(rule)) {
      const row = [written.kind, written.expect.row, ...ordersOf(written).flatMap(({ by }) => by ?? [])].join(' ');
      const vignette = asServerKnowsIt(written);
      const why = unfit(written) ?? (rows.has(row) ? alike : await expectsLess({ rule, vignette }));
      if (why !== undefined) left.set(why, (left.get(why) ?? 0) + 1);
      else {
        rows.add(row);
        chosen.push({ rule, vignette });
      }
    }
  }
  return { chosen, left };
}

function rulesWithVignettes(): readonly string[] {
  return readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
}

function vignettesOf(rule: string): readonly Vignette[] {
  return JSON.parse(readFileSync(`${folder}/${rule}.json`, 'utf8')) as readonly Vignette[];
}

function ordersOf({ list = [] }: Vignette): readonly CompactOrder[] {
  return list.filter((one) => typeof one !== 'string');
}

/** Undefined where a server can hold what the vignette is about. */
function unfit(vignette: Vignette): string | undefined {
  const { noServer, ...rest } = vignette;
  if (vignette.hook === 'patient-view') return 'no order is signed or chosen (patient-view)';
  if (!fitsServer(rest))
    return "the client's own answer is a failure, a part, or another patient's: no server holds that";
  const isBroken = ordersOf(vignette).some(
    ({ by, status, ofPatient }) => by === 'unresolved' || status === null || ofPatient !== undefined,
  );
  return noServer !== undefined || isBroken
    ? 'their data are such as a server does not hold, or does not find by these searches'
    : undefined;
}

/** Undefined where the expectation holds of a whole record too. */
async function expectsLess({ rule, vignette }: Case): Promise<string | undefined> {
  const misses = missesOf(vignette, rule, await answerTo(sentFor(vignette)));
  return misses.length === 0 ? undefined : 'they expect something to be unknown, and a server answers everything';
}
