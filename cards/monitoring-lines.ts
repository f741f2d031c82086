/** Lines that monitoring cards and the start card carry (catalogue, add-ons). */
import { ALC_LOW, CBC_P1_TO, CBC_P3_MAX, SUPPLY_EARLY_D, YOUNG_MAN_Y } from '../src/knowledge/constants.js';
import type { DrugConcept } from '../src/model/drugs.js';
import { exact } from '../src/model/exact.js';
import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { drafted, hasAnyOf, isSystemic, listed as listOf } from '../src/terms/access.js';
import type { Case } from '../src/terms/case.js';
import { hasActive } from '../src/terms/conditions.js';
import { ALC } from '../src/terms/counts.js';
import { SUPPLY_D } from '../src/terms/dose.js';
import { THERAPY_DAY } from '../src/terms/exposure.js';
import { known } from '../src/terms/lab.js';
import { LFT_AGE } from '../src/terms/liver.js';
import { AGE_Y } from '../src/terms/patient.js';
import { above, atMost, below, type Term } from '../src/terms/term.js';
import { decimal } from '../src/dosing/schedule-words.js';
import { escapeMarkdown, inMarkdown } from './escape.js';
import { cardWords } from './index.js';
import { keyNames } from './names.js';
import { absentKeys } from './not-checked.js';
import { placeholdersOf } from './placeholders.js';
import { fill } from './template.js';

interface Line {
  readonly rule: string;
  readonly addOn: string;
  readonly holds: (situation: Case, decision: Decision) => boolean;
  readonly value?: (situation: Case, decision: Decision, name: string) => string | undefined;
}

const isTrue =
  (term: Term) =>
  (situation: Case): boolean =>
    term.evaluate(situation) === true;

const aminosalicylates: readonly DrugConcept[] = ['mesalazine', 'sulfasalazine', 'olsalazine', 'balsalazide'];

const lines: readonly Line[] = [
  {
    rule: 'mon-cbc-abnormal',
    addOn: 'alc',
    holds: isTrue(below(ALC, ALC_LOW)),
    value: (situation) => wordsOf(ALC.evaluate(situation)),
  },
  { rule: 'mon-cbc-abnormal', addOn: 'early-fever', holds: isTrue(atMost(THERAPY_DAY, CBC_P1_TO)) },
  {
    rule: 'mon-cbc-overdue',
    addOn: 'lft',
    holds: isTrue(above(LFT_AGE, CBC_P3_MAX)),
    value: (situation) => wordsOf(LFT_AGE.evaluate(situation)),
  },
  {
    rule: 'mon-start-bundle',
    addOn: 'not-available',
    holds: (_, decision) => absentKeys(decision).length > 0,
    // All of them: the start card is where they are looked for (minimal-data).
    value: (_, decision) =>
      absentKeys(decision)
        .map((key) => keyNames[key])
        .join(', '),
  },
  { rule: 'mon-start-bundle', addOn: 'supply', holds: isTrue(above(SUPPLY_D, SUPPLY_EARLY_D)) },
  { rule: 'mon-start-bundle', addOn: 'contraception', holds: () => true },
  {
    rule: 'mon-start-bundle',
    addOn: 'aminosalicylate',
    // At reduced metabolism or low counts the pair has a card of its own.
    holds: (situation, { findings }) =>
      aminosalicylate(situation) !== undefined && !findings.some(({ rule }) => rule.id === 'label-aminosalicylate'),
    value: (situation, _, name) => (name === 'partner' ? aminosalicylate(situation) : undefined),
  },
  { rule: 'mon-start-bundle', addOn: 'ebv', holds: asksForEbv },
];

export function monitoringLines(finding: Spoken, decision: Decision): readonly string[] {
  const situation = finding.situation.case;
  const lookup = inMarkdown(placeholdersOf(finding));
  return lines
    .filter(({ rule, holds }) => rule === finding.rule.id && holds(situation, decision))
    .map(({ rule, addOn, value }) =>
      fill(cardWords.get(rule)?.addOns?.[addOn] ?? '', (name) => value?.(situation, decision, name) ?? lookup(name)),
    );
}

function wordsOf(value: ReturnType<typeof exact> | undefined): string | undefined {
  return value === undefined ? undefined : decimal(value);
}

function aminosalicylate(situation: Case): string | undefined {
  const order = [...drafted(situation), ...listOf(situation)].find(
    (entry) => entry.current && isSystemic(entry) && hasAnyOf(entry, aminosalicylates),
  );
  return order === undefined ? undefined : escapeMarkdown(order.match.name);
}

/** Below YOUNG_MAN_Y with inflammatory bowel disease, serology read and no EBV result in it. */
function asksForEbv(situation: Case): boolean {
  const age = AGE_Y.evaluate(situation);
  const serology = known(situation.facts.serology);
  const isYoung = age !== undefined && age.compare(exact(YOUNG_MAN_Y.value)) < 0;
  return isYoung && hasActive(situation, 'ibd') && serology !== undefined && serology.ebv === undefined;
}
