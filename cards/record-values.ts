/** Lines of a card's table that a label rule decides by: recorded conditions, serology, liver tests, lactation. */
import { conditionName } from '../src/knowledge/condition-sets.js';
import type { ConditionFact, SerologyFact } from '../src/model/facts.js';
import type { Spoken } from '../src/rules/judge.js';
import type { Case } from '../src/terms/case.js';
import { known, newest } from '../src/terms/lab.js';
import { single, type ValueLine } from './value-line.js';

/** Condition sets that the rows of these rules name. */
const setsOfRule: { readonly [ruleId: string]: readonly string[] } = {
  'label-renal': ['dialysis'],
  'label-hepatic': ['hepatic-failure', 'cirrhosis'],
  'label-paediatric-ms-jia': ['multiple-sclerosis', 'jia'],
  'label-lesch-nyhan': ['lesch-nyhan'],
  'label-serious-infection': ['severe-infection', 'tuberculosis', 'pml', 'varicella-zoster', 'hepatitis-b'],
  'label-pancreatitis': ['pancreatitis', 'drug-pancreatitis', 'pancreatitis-history'],
  'label-portal-hypertension': ['portal-hypertension'],
  'label-malignancy': ['lymphoma', 'cancer'],
  'label-marrow-failure': ['marrow-failure'],
};

/** Rows that look back on what is over. */
const rowsOfHistory: readonly string[] = ['drug-induced', 'past', 'lymphoma'];

const mostConditions = 3;

export function recordLines(finding: Spoken): readonly ValueLine[] {
  const situation = finding.situation.case;
  switch (finding.rule.id) {
    case 'label-hepatic':
      return [...liverLines(situation), ...conditionLines(finding)];
    case 'label-pancreatitis':
      return [...conditionLines(finding), ...single('Lipase', 'U/L', newestOf(situation, 'lipase'))];
    case 'label-serious-infection':
      return [
        ...conditionLines(finding),
        ...serologyLines(situation, { hbsag: 'HBsAg', hbvDna: 'HBV DNA', antiHbc: 'Anti-HBc' }),
      ];
    case 'label-ebv':
      return serologyLines(situation, { ebv: 'EBV IgG' });
    case 'label-breastfeeding':
      return lactationLines(situation);
    default:
      return conditionLines(finding);
  }
}

function conditionLines({ rule, row, situation }: Spoken): readonly ValueLine[] {
  const sets = setsOfRule[rule.id] ?? [];
  const place = ({ fact, set }: { readonly fact: ConditionFact; readonly set: string }): string =>
    `${sets.indexOf(set)} ${fact.reference}`;
  return (known(situation.case.facts.conditions) ?? [])
    .flatMap((fact) => {
      const set = sets.find((one) => fact.sets.includes(one));
      return set === undefined || !(fact.active || rowsOfHistory.includes(row.id)) ? [] : [{ fact, set }];
    })
    .toSorted((a, b) => newerFirst(a.fact.day, b.fact.day) || place(a).localeCompare(place(b)))
    .slice(0, mostConditions)
    .map(({ fact, set }) => ({
      what: conditionName(set),
      value: fact.active ? 'recorded' : 'recorded, inactive',
      day: fact.day ?? 'no date',
      reference: fact.reference,
    }));
}

function newerFirst(a = '', b = ''): number {
  return b.localeCompare(a);
}

function newestOf({ facts }: Case, analyte: 'bilirubin' | 'alt' | 'ast' | 'albumin' | 'lipase'): Measured {
  return newest(known(facts.liverTests)?.[analyte] ?? []);
}

type Measured = ReturnType<typeof newest>;

function liverLines(situation: Case): readonly ValueLine[] {
  return [
    ...single('Bilirubin', 'mg/dL', newestOf(situation, 'bilirubin')),
    ...single('INR', '', newest(known(situation.facts.inr)?.results ?? [])),
    ...single('ALT', 'U/L', newestOf(situation, 'alt')),
    ...single('AST', 'U/L', newestOf(situation, 'ast')),
    ...single('Albumin', 'g/L', newestOf(situation, 'albumin')),
  ];
}

function serologyLines(
  { facts }: Case,
  names: { readonly [Test in keyof SerologyFact]?: string },
): readonly ValueLine[] {
  const results = known(facts.serology);
  return (['hbsag', 'hbvDna', 'antiHbc', 'ebv'] as const).flatMap((test) => {
    const [what, result] = [names[test], results?.[test]];
    return what === undefined || result === undefined
      ? []
      : [{ what, value: result.answer ?? 'not readable', day: result.day, reference: result.reference }];
  });
}

function lactationLines({ facts }: Case): readonly ValueLine[] {
  const evidence = known(facts.pregnancy)?.lactating;
  return evidence === undefined ? [] : [{ what: 'Breastfeeding', value: 'recorded', ...evidence }];
}
