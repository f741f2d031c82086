/**
 * Cards of facts whose free words came from the chart. Facts take their names from knowledge, so no chart can bring this
 * about today: it holds the cards to their own law, whoever fills the facts tomorrow.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { renderCards } from '../../cards/render.js';
import { hookServices } from '../../hooks/index.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import type { Card } from '../../src/model/cds-hooks.js';
import { nothingRecalled } from '../../src/model/journal.js';
import type { RetrievalKey } from '../../src/model/fact-keys.js';
import type { Fact, Facts, MedicationFact } from '../../src/model/facts.js';
import type { FhirJson } from '../../src/model/json.js';
import type { Retrieval, Retrieved } from '../../src/model/retrieved.js';
import { decide, type Decision } from '../../src/rules/decide.js';
import type { Spoken } from '../../src/rules/judge.js';
import { countedUuids } from '../support/real-app.js';
import type { Vignette } from '../support/vignette.js';
import { draftsOf, now, patientId, resourcesByKey } from '../support/vignette-resources.js';
import { publicUrl } from './card-words.js';

const folder = 'fixtures/vignettes';
/** With every action that a card can offer. */
const settings = { ...defaultSettings, client: { ...defaultSettings.client, stopsReplacedOrder: true } };

/** Every vignette that shows a card, by the file it stands in. */
export const vignettes: ReadonlyMap<string, readonly Vignette[]> = new Map(
  readdirSync(folder).map((file) => [file.replace('.json', ''), firing(file)]),
);

function firing(file: string): readonly Vignette[] {
  const all = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as readonly Vignette[];
  return all.filter(({ kind }) => kind === 'fires');
}

export function vignette(file: string, name: string): Vignette {
  const found = vignettes.get(file)?.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no vignette ${name} in ${file}`);
  return found;
}

export function decisionOf(given: Vignette): Decision {
  const hook = given.hook ?? 'order-sign';
  const service = hookServices.find((one) => one.hook === hook);
  if (service === undefined) throw new Error(`no service for ${hook}`);
  const entry = draftsOf(given).map((resource) => ({ resource }));
  return decide({
    hook,
    orders: service.ordersOf({ draftOrders: { resourceType: 'Bundle', entry } }),
    retrieved: retrievedOf(given),
    patientId,
    settings,
    now,
  });
}

function retrievedOf(given: Vignette): Retrieved {
  const found = resourcesByKey(given);
  const of = (key: RetrievalKey): Retrieval => {
    const resources: readonly FhirJson[] | undefined = found.get(key);
    const seen = resources ?? [];
    if (given.states?.[key] === 'partial') return { answered: false, reason: 'partial', via: 'prefetch', seen };
    return resources === undefined
      ? { answered: false, reason: 'absent', seen: [] }
      : { answered: true, via: 'prefetch', resources };
  };
  const byKey: Retrieved['byKey'] = {
    patient: of('patient'),
    medications: of('medications'),
    allergies: of('allergies'),
    conditions: of('conditions'),
    procedures: of('procedures'),
    weight: of('weight'),
    bloodCounts: of('bloodCounts'),
    liverTests: of('liverTests'),
    renalFunction: of('renalFunction'),
    inr: of('inr'),
    pharmacogenetics: of('pharmacogenetics'),
    metabolites: of('metabolites'),
    serology: of('serology'),
    pregnancy: of('pregnancy'),
    immunizations: of('immunizations'),
    serviceRequests: of('serviceRequests'),
  };
  return { byKey, referenced: new Map(), medicationHistoryQueried: false };
}

/** The cards of a decision in whose facts this text stands for every name and for every day that no arithmetic reads. */
export function cardsNaming(decision: Decision, text: string): readonly Card[] {
  const deps = { newUuid: countedUuids(), publicUrl, recollection: nothingRecalled, digest: () => '' };
  return renderCards(naming(decision, text), deps).cards.map(({ card }) => card);
}

function naming(decision: Decision, text: string): Decision {
  const { judgement, findings, gaps, plan } = decision;
  const renamed = new Map([...findings, ...gaps].map((finding) => [finding, findingNaming(finding, text)]));
  const of = (finding: Spoken): Spoken => renamed.get(finding) ?? finding;
  return {
    ...decision,
    judgement: { ...judgement, facts: factsNaming(judgement.facts, text) },
    findings: findings.map(of),
    gaps: gaps.map(of),
    plan: {
      ...plan,
      doses: plan.doses.map((dose) => ({
        ...dose,
        finding: of(dose.finding),
        replaces: dose.replaces.map((order) => orderNaming(order, text)),
      })),
      ...(plan.refused === undefined ? {} : { refused: { ...plan.refused, finding: of(plan.refused.finding) } }),
    },
  };
}

function findingNaming(finding: Spoken, text: string): Spoken {
  const { situation } = finding;
  const { partner, thiopurine, facts } = situation.case;
  const drafts = (orders: readonly MedicationFact[]): readonly MedicationFact[] =>
    orders.map((order) => orderNaming(order, text));
  return {
    ...finding,
    situation: {
      ...situation,
      case: {
        ...situation.case,
        facts: factsNaming(facts, text),
        partner: partner && { ...partner, name: text, drafts: drafts(partner.drafts) },
        thiopurine: thiopurine && { ...thiopurine, drafts: drafts(thiopurine.drafts) },
      },
    },
  };
}

function factsNaming(facts: Facts, text: string): Facts {
  const { medications } = facts;
  const order = (one: MedicationFact): MedicationFact => orderNaming(one, text);
  return {
    ...facts,
    medications: {
      ...medications,
      list: mapped(medications.list, order),
      seen: medications.seen.map(order),
      drafts: medications.drafts.map(order),
    },
    allergies: mapped(facts.allergies, (allergy) => ({ ...allergy, manifestation: text })),
    immunizations: mapped(facts.immunizations, (one) => ({ ...one, vaccine: { ...one.vaccine, name: text } })),
    conditions: mapped(facts.conditions, (condition) => ({ ...condition, name: text, day: text })),
  };
}

function orderNaming(order: MedicationFact, text: string): MedicationFact {
  return { ...order, match: { ...order.match, name: text } };
}

function mapped<T>(fact: Fact<readonly T[]>, change: (one: T) => T): Fact<readonly T[]> {
  return fact.status === 'known' ? { ...fact, value: fact.value.map(change) } : fact;
}
