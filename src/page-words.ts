/** Plain words for what a rule's page shows of numbers, offers and partners. */
import { bounds } from './knowledge/stricter.js';
import { testOrders } from './knowledge/test-orders.js';
import { isObject, type Json } from './model/json.js';
import type { Proposal } from './rules/rule.js';

interface Shown {
  readonly value: string;
  readonly unit: string;
}

const unitNames: { readonly [unit: string]: string } = {
  d: 'days',
  a: 'years',
  '10*9/L': '×10⁹/L',
  'x ULN': '× upper limit of normal',
  'umol/L': 'µmol/L',
  'pmol/8x10*8 RBC': 'pmol per 8×10⁸ red cells',
  'mL/min/1.73m2': 'mL/min/1.73 m²',
  'mg/m2': 'mg/m²',
  ratio: '(ratio)',
  fraction: '(share)',
  'exact fraction': '(share)',
  'exact fraction of N': 'of N',
  'exact fraction of the cap': 'of the cap',
  'exact fraction of the azathioprine mg': 'of the azathioprine mg',
  'fraction of REF': 'of REF_MG',
  'fraction of the azathioprine mg': 'of the azathioprine mg',
};

const memberUnits: readonly (readonly [member: string, unit: string])[] = [
  ['mgkg', 'mg/kg/day'],
  ['mgm2', 'mg/m²/day'],
  ['mg', 'mg/day'],
];

/** A number with its unit; a limit that differs by drug or indication names each, and leaves out where there is none. */
export function valueWords(value: unknown, unit: string): Shown {
  if (!isObject(value)) return { value: String(value), unit: unitNames[unit] ?? unit };
  const own = limitWords(value);
  if (own !== '') return { value: own, unit: '' };
  const members = Object.entries(value).flatMap(([key, member]) => {
    const words = isObject(member) ? limitWords(member) : plain(member);
    return words === '' ? [] : [`${key} ${words}`];
  });
  return { value: members.join('; '), unit: Object.values(value).some(isObject) ? '' : (unitNames[unit] ?? unit) };
}

function plain(member: Json | undefined): string {
  return typeof member === 'number' || typeof member === 'string' ? String(member) : '';
}

/** "1 mg/kg/day, or 75 mg/day where no weight is known". */
function limitWords(limit: { readonly [member: string]: unknown }): string {
  const known = memberUnits.flatMap(([member, unit]) => {
    const number = limit[member];
    return typeof number === 'number' || typeof number === 'string' ? [{ member, words: `${number} ${unit}` }] : [];
  });
  const standsIn = known.length > 1 && known.at(-1)?.member === 'mg';
  return `${known.map(({ words }) => words).join(', or ')}${standsIn ? ' where no weight is known' : ''}`;
}

/** Which way a site may set a number, and how far; undefined where it may not. */
export function bySiteWords(constant: string): string | undefined {
  const members = Object.entries(bounds).filter(([, bound]) => bound.constant === constant);
  const [first] = members;
  if (first === undefined) return undefined;
  const [, { stricter, limitIs }] = first;
  const last = members.map(([name, { limit, unit }]) => {
    const [, ingredient] = name.split('.');
    return ingredient === undefined ? String(limit) : `${ingredient} ${limit} ${unitNames[unit] ?? unit}`;
  });
  const reach = stricter === 'higher' ? 'higher, up to' : 'lower, down to';
  return `A site may set it ${reach} ${last.join(', ')} (${limitIs}).`;
}

/** What a button does, or the sentence that is told, and when. */
export function offerWords(proposal: Proposal, label: string): string {
  const { when } = proposal;
  const condition = when.name === 'TRUE' ? '' : `, if ${when.name}`;
  return `${actWords(proposal, label)}${condition}.`;
}

function actWords(proposal: Proposal, label: string): string {
  switch (proposal.kind) {
    case 'delete':
      return `Button "${label}": takes the draft of the ${proposal.what === 'partner' ? 'other drug' : 'thiopurine'} away`;
    case 'update':
      return `Button "${label}": changes this order to a dose of at most ${proposal.cap}${beside(proposal.with)}`;
    case 'create-replacement':
      return `Button "${label}": writes a new order of at most ${proposal.cap} for the one in force${beside(proposal.with)}`;
    case 'create-test':
      return `Button "${label}": orders ${testNames(proposal.tests)}`;
    case 'text':
      return `Sentence "${label}"`;
  }
}

type Tests = Extract<Proposal, { kind: 'create-test' }>['tests'];

function beside(tests: Tests): string {
  return tests.length === 0 ? '' : ` and orders ${testNames(tests)}`;
}

function testNames(tests: Tests): string {
  return tests.map((test) => testOrders[test].name).join('; ');
}

const partnerNames: { readonly [partner: string]: string } = {
  'live-vaccine-critical': 'live vaccines other than MMR, varicella and zoster',
  'live-vaccine-mmr': 'live MMR vaccine',
  'live-vaccine-varicella': 'live varicella and zoster vaccines',
  'vaccine-unclassified': 'vaccines not known to be live or inactivated',
  'ace-inhibitor': 'ACE inhibitors',
  cytostatic: 'cytostatic drugs',
  'jak-inhibitor': 'JAK inhibitors',
  'anti-tnf': 'TNF blockers',
  's1p-modulator': 'S1P modulators',
  'neuromuscular-blocker': 'neuromuscular blockers',
};

export function partnerName(partner: string): string {
  return partnerNames[partner] ?? partner;
}
