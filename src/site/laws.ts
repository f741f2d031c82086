/** What the schema cannot say of a site file: nothing that a site sets makes the service miss what is dangerous. */
import type { Settings } from '../model/settings.js';
import { isPublicCode, localKey } from '../knowledge/local-codes.js';
import { knownStrengths } from '../knowledge/suggested-products.js';
import { ruleTable } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { capped, highestOf, whyFixed } from '../rules/switches.js';
import { formularies } from '../knowledge/formularies.js';
import { bounds, type Bound } from '../knowledge/stricter.js';
import { escaped } from './json-text.js';
import type { Site, SiteFormulary } from './schema.js';

/** Something wrong at a place in the file. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

export function brokenLaws(site: Site): readonly Problem[] {
  return [
    ...ruleProblems(site.rules ?? {}),
    ...approvalProblems(site.approvals ?? {}),
    ...formularyProblems(site),
    ...thresholdProblems(site.thresholds ?? {}),
    ...expectedDataProblems(site.expectedData ?? []),
    ...localCodeProblems(site.localCodes ?? []),
    ...clientProblems(site.client ?? {}),
  ];
}

const rulesById: ReadonlyMap<string, Rule> = new Map(Object.entries(ruleTable));

function ruleProblems(rules: NonNullable<Site['rules']>): readonly Problem[] {
  return Object.entries(rules).flatMap(([id, { enabled }]) => {
    const pointer = `/rules/${escaped(id)}`;
    const rule = rulesById.get(id);
    if (rule === undefined) return [{ pointer, message: 'there is no rule of this id' }];
    const why = whyFixed(rule);
    if (why === undefined) return [];
    return [
      ...(enabled === false
        ? [{ pointer: `${pointer}/enabled`, message: `this rule cannot be switched off: ${why}` }]
        : []),
      ...(isLowered(rule, rules)
        ? [{ pointer: `${pointer}/highestIndicator`, message: `this rule cannot be lowered: ${why}` }]
        : []),
    ];
  });
}

function approvalProblems(approvals: NonNullable<Site['approvals']>): readonly Problem[] {
  return Object.entries(approvals).flatMap(([id, { on }]) => {
    const pointer = `/approvals/${escaped(id)}`;
    if (!rulesById.has(id)) return [{ pointer, message: 'there is no rule of this id' }];
    return isDay(on) ? [] : [{ pointer: `${pointer}/on`, message: 'is no day of the calendar' }];
  });
}

/** Date reads 30 February as a day of March. */
function isDay(written: string): boolean {
  const read = new Date(written);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(written);
}

function isLowered(rule: Rule, rules: NonNullable<Settings['rules']>): boolean {
  const highest = highestOf(rule);
  return highest !== 'none' && capped(highest, rule, { rules }) !== highest;
}

function thresholdProblems(thresholds: NonNullable<Site['thresholds']>): readonly Problem[] {
  return Object.entries(bounds).flatMap(([name, bound]) => {
    const set = thresholds[name];
    const why = set === undefined ? undefined : whyRefused(set, bound);
    return why === undefined ? [] : [{ pointer: `/thresholds/${escaped(name)}`, message: why }];
  });
}

/** Digits after the point, more than any result is reported with. */
const mostDigits = 2;

function whyRefused(set: number, { value, stricter, limit, limitIs }: Bound): string | undefined {
  const [least, most] = stricter === 'higher' ? [value, limit] : [limit, value];
  const range = `from ${least} to ${most}`;
  const isLooser = stricter === 'higher' ? set < value : set > value;
  if (isLooser) return `a site may set this number ${stricter} than ${value}, never looser: ${range}`;
  if (set < least || set > most) return `this number must not pass ${limitIs}, which is ${limit}: ${range}`;
  const [, digits = ''] = String(set).split('.');
  return digits.length > mostDigits ? `at most ${mostDigits} digits after the point: ${range}` : undefined;
}

function formularyProblems({ jurisdiction = 'eu', formulary = jurisdiction }: Site): readonly Problem[] {
  const isNamed = typeof formulary === 'string';
  const { tablets }: SiteFormulary = isNamed ? formularies[formulary] : formulary;
  const halved = (tablets.mercaptopurine ?? []).findIndex(({ halves }) => halves);
  const place = isNamed ? '/formulary' : `/formulary/tablets/mercaptopurine/${halved}/halves`;
  const never = 'in the jurisdiction eu no mercaptopurine tablet may be halved';
  return [
    ...(jurisdiction === 'eu' && halved !== -1 ? [{ pointer: place, message: never }] : []),
    ...(isNamed ? [] : strengthProblems(formulary)),
  ];
}

function strengthProblems({ tablets }: SiteFormulary): readonly Problem[] {
  return (['azathioprine', 'mercaptopurine'] as const).flatMap((ingredient) => {
    const listed = tablets[ingredient] ?? [];
    const known = knownStrengths(ingredient);
    return listed.flatMap(({ mg }, index) => {
      const pointer = `/formulary/tablets/${ingredient}/${index}/mg`;
      if (!known.includes(mg))
        return [{ pointer, message: `no product of this strength is known; known: ${known.join(', ')} mg` }];
      const isAgain = listed.findIndex((tablet) => tablet.mg === mg) < index;
      return isAgain ? [{ pointer, message: 'this strength is listed twice' }] : [];
    });
  });
}

function expectedDataProblems(expected: NonNullable<Site['expectedData']>): readonly Problem[] {
  const keys = expected.map((one) => (typeof one === 'string' ? one : one.key));
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ pointer: `/expectedData/${index}`, message: `${key} is listed twice` }] : [],
  );
}

function clientProblems({ stopsReplacedOrder, actions }: NonNullable<Site['client']>): readonly Problem[] {
  const needsUpdate = stopsReplacedOrder === true && actions?.includes('update') === false;
  return needsUpdate
    ? [
        {
          pointer: '/client/stopsReplacedOrder',
          message: 'the order is stopped by an update, which is not in client.actions',
        },
      ]
    : [];
}

function localCodeProblems(codes: NonNullable<Site['localCodes']>): readonly Problem[] {
  const keys = codes.map(({ system, code }) => localKey(system, code));
  return codes.flatMap(({ system, code }, index) => {
    const pointer = `/localCodes/${index}/code`;
    if (isPublicCode(system, code))
      return [{ pointer, message: 'the public tables know this code: a site adds codes and changes none' }];
    return keys.indexOf(keys[index] ?? '') < index ? [{ pointer, message: 'this code is listed twice' }] : [];
  });
}
