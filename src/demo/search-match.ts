import { isObject, objects, text, values, type FhirJson, type Json } from '../model/json.js';
import { dateTest, rangeOfElement } from './date-range.js';
import type { SearchParameter } from './search-parameters.js';

export type ResourceTest = (resource: FhirJson) => boolean;

/** A predicate for one occurrence of a parameter: comma-separated values are alternatives. Throws a FhirError for a bad value. */
export function matcher(parameter: SearchParameter, value: string): ResourceTest {
  const tests = splitEscaped(value, ',').map((alternative) => elementTest(parameter, alternative));
  return (resource) =>
    parameter.elements.some((name) => values(resource[name]).some((element) => tests.some((test) => test(element))));
}

function elementTest(parameter: SearchParameter, value: string): (element: Json) => boolean {
  switch (parameter.type) {
    case 'token':
      return tokenTest(value);
    case 'reference':
      return (element) => isObject(element) && sameReference(text(element['reference']), unescape(value));
    case 'date': {
      const inRange = dateTest(value);
      return (element) => {
        const range = rangeOfElement(element);
        return range !== undefined && inRange(range);
      };
    }
  }
}

/** `code`, `system|code`, `system|` (any code of it) and `|code` (a code without a system). */
function tokenTest(value: string): (element: Json) => boolean {
  const [first = '', second] = splitEscaped(value, '|').map(unescape);
  const system = second === undefined ? undefined : first;
  const code = second ?? first;
  return (element) =>
    tokensOf(element).some(
      (token) =>
        (code === '' || token.code === code) &&
        (system === undefined || token.system === 'implied' || (token.system ?? '') === system),
    );
}

interface Token {
  /** `implied` for a plain code, whose system FHIR fixes and does not write down. */
  readonly system: string | undefined;
  readonly code: string | undefined;
}

function tokensOf(element: Json): readonly Token[] {
  if (typeof element === 'string') return [{ system: 'implied', code: element }];
  if (!isObject(element)) return [];
  return objects(element['coding']).map((coding) => ({ system: text(coding['system']), code: text(coding['code']) }));
}

/** Type and id decide; a search value may leave the type out or write the whole address. */
function sameReference(reference: string | undefined, asked: string): boolean {
  if (reference === undefined) return false;
  const [type, id] = reference.split('/').slice(-2);
  const [askedId, askedType] = asked.split('/').reverse();
  return id === askedId && (askedType === undefined || askedType === type);
}

function splitEscaped(value: string, separator: ',' | '|'): readonly string[] {
  return value.split(separator === ',' ? /(?<!\\),/ : /(?<!\\)\|/);
}

function unescape(value: string): string {
  return value.replace(/\\([\\,|$])/g, '$1');
}
