/** The bodies of fixtures/dialects: each version of CDS Hooks, with orders and charts of each version of FHIR. */
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { prefetchFor } from '../../src/call-service.js';
import { toR4 } from '../../src/fhir/legacy.js';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';
import { sendJson, startFhirStub, type FhirStub } from './fhir-stub.js';
import { dosedOrders, mgPerDay } from './vignette-answers.js';

export type FhirVersion = 'dstu2' | 'stu3' | 'r4';
export const fhirVersions: readonly FhirVersion[] = ['dstu2', 'stu3', 'r4'];

export type Envelope = `hooks-${string}`;

/** `pair`: allopurinol is taken. `allergy`: to azathioprine. `renewal`: nothing is wrong. `running-pair`: both are taken. */
export type Case = 'pair' | 'allergy' | 'renewal' | 'running-pair';

interface Chart {
  readonly order: FhirJson;
  readonly chart: JsonObject;
  readonly cases: { readonly [C in Case]: JsonObject };
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`fixtures/dialects/${name}.json`, 'utf8'));
}

/** Everything that there is of the patient, by prefetch key. */
export function chartOf(version: FhirVersion, name: Case): JsonObject {
  const { chart, cases } = fixture(`fhir-${version}`) as Chart;
  return { ...chart, ...cases[name] };
}

/** A version's body, with the order where that version keeps its drafts. */
export function bodyIn(envelope: Envelope, version: FhirVersion, more: JsonObject): JsonObject {
  const { order } = fixture(`fhir-${version}`) as Chart;
  const body = fixture(envelope) as { readonly context: JsonObject };
  const context = Object.entries(body.context).map(([name, value]): [string, Json | undefined] => {
    if (name === 'draftOrders' || name === 'medications')
      return [name, { ...(value as JsonObject), entry: [{ resource: order }] }];
    return name === 'selections' ? [name, [`${order.resourceType}/draft-1`]] : [name, value];
  });
  return { ...body, context: Object.fromEntries(context), ...more };
}

/** A FHIR server that holds a chart and knows the searches of discovery, and no other. */
export function startChartServer(chart: JsonObject): Promise<FhirStub> {
  const byQuery = new Map(
    Object.entries(prefetchFor('order-sign')).map(([key, template]) => [
      queryOf(template.replace('{{context.patientId}}', 'patient-1')),
      chart[key],
    ]),
  );
  return startFhirStub(({ target }, response: ServerResponse) => {
    const found = byQuery.get(queryOf(target));
    return found === undefined ? sendJson(response, outcome, 404) : sendJson(response, found);
  });
}

export const outcome: JsonObject = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception' }],
};

function queryOf(target: string): string {
  const [path = '', query = ''] = target.split('?');
  const parameters = [...new URLSearchParams(query)].map((pair) => pair.join('='));
  return `${path}?${parameters.sort().join('&')}`;
}

/** What was decided: neither ids nor words in which clients differ. */
export interface Told {
  readonly cards: readonly string[];
  readonly summaries: readonly string[];
  readonly labels: readonly string[];
  /** Of each order that a suggestion changes or writes. */
  readonly mgPerDay: readonly number[];
  readonly checks: readonly string[];
}

export function toldIn(answer: ServiceResponse): Told {
  const { cards, extension } = answer;
  return {
    cards: cards.map(({ source, indicator }) => `${source.topic.code} ${indicator}`),
    summaries: cards.map(({ summary }) => summary),
    labels: cards.flatMap(({ suggestions = [] }) => suggestions.map(({ label }) => label)),
    mgPerDay: dosedOrders(answer).map((order) => mgPerDay(toR4(order))),
    checks: (extension['org.azathioprine-cds'].checks ?? []).map(({ rule, outcome: is }) => `${rule} ${is}`),
  };
}
