/** What `kind` alone asserts of an answer (vignette.ts), and the doses, in words. */
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import { dosedOrders, isAbout, mgPerDay } from './vignette-answers.js';
import type { Vignette } from './vignette.js';

export const outcomes = { fires: 'fired', silent: 'clear', 'not-evaluated': 'not-evaluated' } as const;

/** The gravest outcome of a rule over all orders. */
export function checkOf(answer: ServiceResponse, rule: string): string {
  const { checks = [] } = answer.extension['org.azathioprine-cds'];
  const found = checks.filter((check) => check.rule === rule).map(({ outcome }) => outcome);
  return ['fired', 'not-evaluated', 'clear'].find((outcome) => found.some((one) => one === outcome)) ?? 'none';
}

/** Where an answer is not what the vignette of this file expects; empty where it is. */
export function missesOf(
  { kind, expect: expected }: Vignette,
  file: string,
  answer: ServiceResponse,
): readonly string[] {
  const rule = expected.rule ?? file;
  const check = checkOf(answer, rule);
  const about = answer.cards.filter(isAbout(rule));
  const wanted = { indicator: expected.indicator, summary: expected.merged === true ? undefined : expected.summary };
  const got = about.map(({ indicator, summary }) => ({
    indicator,
    summary: expected.merged === true ? undefined : summary,
  }));
  const doses = dosedOrders(answer).map(mgPerDay);
  return [
    differs(`outcome of ${rule}`, kind === 'silent' && check === 'none' ? 'clear' : check, outcomes[kind]),
    differs(`cards of ${rule}`, got, kind === 'fires' ? [wanted] : []),
    differs('doses', doses, [expected.dose ?? []].flat()),
  ].flat();
}

function differs(what: string, got: unknown, expected: unknown): readonly string[] {
  const [is, should] = [JSON.stringify(got), JSON.stringify(expected)];
  return is === should ? [] : [`${what}: ${is}, expected ${should}`];
}
