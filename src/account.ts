/** What the answer says of itself: every rule's outcome, and what was read from where (contract, "Silence"). */
import type { Check, DataLine, DataState, Outcome, TraceLine } from './model/cds-hooks.js';
import type { RetrievalKey } from './model/fact-keys.js';
import { clientReference } from './model/orders.js';
import { text, type FhirJson } from './model/json.js';
import type { Retrieval } from './model/retrieved.js';
import { startOf } from './facts/end-date.js';
import { parseDate } from './facts/dates.js';
import type { Decision } from './rules/decide.js';
import type { Verdict } from './rules/evaluate.js';
import { startCardRule } from './rules/judge.js';
import { whyOf } from './rules/trace.js';

export interface Account {
  readonly checks?: readonly Check[];
  readonly data?: readonly DataLine[];
  readonly trace?: readonly TraceLine[];
}

/** `isTraced` adds for each rule and case what stopped it. */
export function accountOf(
  { verdicts, findings, judgement }: Decision,
  keys: ReadonlySet<RetrievalKey>,
  isTraced = false,
): Account {
  const hasStartCard = findings.some(({ rule }) => rule.id === startCardRule);
  const listed = verdicts
    .filter(({ rule }) => rule.isText !== true)
    .map((verdict) => withoutFolded(verdict, hasStartCard));
  const lines = listed.map((verdict) => ({ verdict, checks: checksOf(verdict) }));
  const checks = merged(lines.flatMap((line) => line.checks));
  const trace = isTraced ? lines.flatMap(traceOf) : [];
  const data = [...keys].map((key) => dataLine(key, judgement.input.retrieved.byKey[key]));
  return {
    ...(checks.length === 0 ? {} : { checks }),
    ...(data.length === 0 ? {} : { data }),
    ...(trace.length === 0 ? {} : { trace }),
  };
}

/** A row that is told only inside the start card counts as clear where that card is silent. */
function withoutFolded(verdict: Verdict, hasStartCard: boolean): Verdict {
  return !hasStartCard && verdict.row?.inStartCard === true ? { ...verdict, outcome: 'clear' } : verdict;
}

function checksOf({ rule, situation, outcome, missing }: Verdict): readonly Check[] {
  const drafts = situation.case.thiopurine?.drafts ?? [];
  const references =
    drafts.length > 0 ? drafts.map(({ reference }) => reference) : [situation.order?.reference ?? situation.unreadable];
  return references.map(clientReference).map((order) => ({
    rule: rule.id,
    outcome,
    ...(order === undefined ? {} : { order }),
    ...(missing.length === 0 ? {} : { missing }),
  }));
}

function traceOf({ verdict, checks }: { verdict: Verdict; checks: readonly Check[] }): readonly TraceLine[] {
  const why = whyOf(verdict);
  return checks.map((check) => ({ ...check, ...why }));
}

const rank: { readonly [O in Outcome]: number } = { fired: 2, 'not-evaluated': 1, clear: 0 };

/** One line for each rule and order: a rule that fired for one partner has fired. */
function merged(checks: readonly Check[]): readonly Check[] {
  const lines = new Map<string, Check>();
  for (const check of checks) {
    const key = `${check.rule} ${check.order ?? ''}`;
    const known = lines.get(key);
    if (known === undefined || rank[check.outcome] > rank[known.outcome]) lines.set(key, check);
  }
  return [...lines.values()];
}

function dataLine(key: string, retrieval: Retrieval): DataLine {
  const newest = newestDay(retrieval.answered ? retrieval.resources : []);
  return {
    key,
    state: stateOf(retrieval),
    ...(retrieval.via === undefined ? {} : { via: retrieval.via }),
    ...(newest === undefined ? {} : { newest }),
  };
}

function stateOf(retrieval: Retrieval): DataState {
  if (!retrieval.answered) return retrieval.reason;
  if (retrieval.statements !== undefined) return retrieval.statements === 'other-patient' ? 'other-patient' : 'partial';
  return retrieval.resources.length === 0 ? 'empty' : 'present';
}

function newestDay(resources: readonly FhirJson[]): string | undefined {
  let newest: string | undefined;
  for (const resource of resources) {
    const day = startOf(resource) ?? parseDate(otherDate(resource))?.day;
    if (day !== undefined && (newest === undefined || day > newest)) newest = day;
  }
  return newest;
}

function otherDate(resource: FhirJson): string | undefined {
  return text(resource['recordedDate']) ?? text(resource['onsetDateTime']) ?? text(resource['performedDateTime']);
}
