import { answerOf } from '../knowledge/answer-codes.js';
import { conditionSetsOf } from '../knowledge/condition-sets.js';
import { HCG_POSITIVE } from '../knowledge/constants.js';
import { pregnancyMeaning, type PregnancyMeaning } from '../knowledge/pregnancy-codes.js';
import { HCG_NEGATIVE } from '../knowledge/pregnancy-limits.js';
import { exact } from '../model/exact.js';
import { pregnancyInWords, yesOrNo } from '../knowledge/pregnancy-words.js';
import type { Day } from '../model/facts.js';
import { objects, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { amountOf } from './amount.js';
import { isActive, onsetOf } from './conditions.js';
import { firstMoment, isFuture, type Moment } from './dates.js';
import { answerInFlag } from './interpretation.js';
import { effectiveOf, statusOf } from './measurement.js';
import { referenceOf } from './reference.js';
import { isWithdrawn } from './status.js';

type Answer = 'positive' | 'negative';

export type PregnancyStatement =
  | 'pregnant'
  | 'pregnant-condition'
  | 'due'
  | 'hcg-positive'
  | 'hcg-negative'
  | 'not-pregnant'
  | 'ended'
  | 'lactating'
  | 'not-lactating';

/** One dated statement about pregnancy or breast-feeding. */
export interface PregnancyRecord {
  readonly says: PregnancyStatement;
  /** Left out only for a due date whose own day of recording is unknown. */
  readonly at?: Moment;
  /** Estimated day of delivery. */
  readonly due?: Day;
  readonly reference: string;
}

const plain: { readonly [Meaning in PregnancyMeaning]?: PregnancyStatement } = {
  pregnant: 'pregnant',
  'not-pregnant': 'not-pregnant',
  ended: 'ended',
  delivered: 'ended',
  postpartum: 'ended',
  lactating: 'lactating',
  'not-lactating': 'not-lactating',
  'hcg-positive': 'hcg-positive',
  'hcg-negative': 'hcg-negative',
};

/** Statements that call for care: an Observation without a status may make no others. */
const alarming: readonly PregnancyStatement[] = ['pregnant', 'pregnant-condition', 'due', 'hcg-positive', 'lactating'];

/** What an Observation (and its components) says. Preliminary ones say nothing. */
export function recordsOfObservation(observation: FhirJson, now: Date): readonly PregnancyRecord[] {
  const status = statusOf(observation);
  if (observation.resourceType !== 'Observation' || status === 'never' || status === 'preliminary') return [];
  const effective = effectiveOf(observation);
  const at = effective && !isFuture(effective.day, now) ? effective : undefined;
  const reference = referenceOf(observation);
  return [observation, ...objects(observation['component'])].flatMap((holder) => {
    const record = statementOf(holder);
    if (!record || (status === 'missing' && !alarming.includes(record.says))) return [];
    // Without a day only a due date still says when.
    if (!at && (effective !== undefined || record.due === undefined)) return [];
    return [{ ...record, ...(at && { at }), reference }];
  });
}

/** What a Condition says; a loss or a delivery stays one after it has been resolved. */
export function recordsOfCondition(condition: FhirJson, now: Date): readonly PregnancyRecord[] {
  if (condition.resourceType !== 'Condition' || isWithdrawn(condition['verificationStatus'])) return [];
  const active = isActive(condition, now);
  const says = conditionStatement(condition['code'], active);
  if (says === undefined || (says !== 'ended' && !active)) return [];
  const onset = onsetOf(condition, now);
  if (onset === undefined) return [];
  // A month or a year without a day: late for what calls for care, early for what takes care back.
  const at = alarming.includes(says) ? onset.latest : onset.earliest;
  return [{ says, at, reference: referenceOf(condition) }];
}

function conditionStatement(code: Json | undefined, active: boolean): PregnancyStatement | undefined {
  const meaning = pregnancyMeaning(code);
  // Ectopic, molar and missed: in the catalogue's set pregnancy, and by the codes' own note over once resolved.
  if (meaning === 'abortive') return active ? 'pregnant-condition' : 'ended';
  const says = meaning && plain[meaning];
  if (says !== undefined && says !== 'pregnant') return says;
  return says === 'pregnant' || conditionSetsOf(code).includes('pregnancy') ? 'pregnant-condition' : undefined;
}

function statementOf(holder: JsonObject): Pick<PregnancyRecord, 'says' | 'due'> | undefined {
  const meaning = pregnancyMeaning(holder['code']);
  if (meaning === 'due-date') {
    const due = firstMoment(holder['valueDateTime'], holder['valueString'])?.day;
    return due === undefined ? undefined : { says: 'due', due };
  }
  const says = meaning && saysOf(meaning, holder);
  return says && { says };
}

function saysOf(meaning: PregnancyMeaning, holder: JsonObject): PregnancyStatement | undefined {
  const value = valueOf(holder);
  const answer = yesOrNo(value) ?? definite(value);
  switch (meaning) {
    case 'status':
      return (
        answered(value) ?? (answer && { positive: 'pregnant' as const, negative: 'not-pregnant' as const }[answer])
      );
    case 'lactation-status':
      return (
        answered(value) ?? (answer && { positive: 'lactating' as const, negative: 'not-lactating' as const }[answer])
      );
    case 'hcg-qualitative':
      return hcg(qualitativeOf(holder) ?? quantitativeOf(holder));
    case 'hcg-quantitative':
      return hcg(quantitativeOf(holder) ?? answer);
    case 'pregnant':
      return answer === 'negative' ? 'not-pregnant' : 'pregnant';
    case 'lactating':
      return answer === 'negative' ? 'not-lactating' : 'lactating';
    default:
      // "Not pregnant: no" says nothing that could be counted on.
      return answer === 'negative' ? undefined : plain[meaning];
  }
}

/** The answer as a statement of its own. */
function answered(value: Json | undefined): PregnancyStatement | undefined {
  const meaning = pregnancyMeaning(value) ?? pregnancyInWords(value);
  return meaning && plain[meaning];
}

function definite(value: Json | undefined): Answer | undefined {
  const answer = answerOf(value);
  return answer === 'indeterminate' ? undefined : answer;
}

function hcg(answer: Answer | undefined): PregnancyStatement | undefined {
  return answer && `hcg-${answer}`;
}

function qualitativeOf(holder: JsonObject): Answer | undefined {
  const value = valueOf(holder);
  const said = answered(value);
  if (said === 'hcg-positive' || said === 'hcg-negative') return said === 'hcg-positive' ? 'positive' : 'negative';
  // A value that is no answer ("indeterminate") is not overruled by a flag.
  return value === undefined ? answerInFlag(holder['interpretation']) : (yesOrNo(value) ?? definite(value));
}

/** From HCG_POSITIVE on positive, below HCG_NEGATIVE negative; between them, and where a bound leaves it open, neither. */
function quantitativeOf(holder: JsonObject): Answer | undefined {
  const read = amountOf(holder, 'hcg');
  if (!read.usable) return undefined;
  const { value, comparator } = read.amount;
  if (comparator !== '<' && value.gte(exact(HCG_POSITIVE.value))) return 'positive';
  const limit = exact(HCG_NEGATIVE.value);
  const isNegative = comparator === '<' ? value.lte(limit) : comparator === undefined && value.lt(limit);
  return isNegative ? 'negative' : undefined;
}

function valueOf(holder: JsonObject): Json | undefined {
  return holder['valueCodeableConcept'] ?? holder['valueBoolean'] ?? holder['valueString'];
}
