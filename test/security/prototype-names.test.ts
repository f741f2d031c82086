/** S22: a text that is the name of a member of every object is a text. */
import { hookServices } from '../../hooks/index.js';
import { createCallService } from '../../src/call-service.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import type { ServiceRequest } from '../../src/model/cds-hooks.js';
import { isObject, type Json } from '../../src/model/json.js';
import { generatePatients, now, requestFor } from '../../src/tools/compare/generate-requests.js';
import { anyFhir } from '../support/open-client.js';

const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', '__defineGetter__'];

/** Members that say whose data it is, what kind it is, or what it is called by others: without them nothing is read. */
const structural = ['resourceType', 'reference', 'id', 'fullUrl', 'type', 'system'];

/** Every object of a value that holds texts, by its place; list items of one kind share one. */
function placesIn(value: Json | undefined, place = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => placesIn(item, `${place}[]`));
  if (!isObject(value)) return [];
  const type = value['resourceType'];
  const own = typeof type === 'string' ? `${place}<${type}>` : place;
  const below = Object.entries(value).flatMap(([name, child]) => placesIn(child, `${own}.${name}`));
  return Object.values(value).some((child) => typeof child === 'string') ? [own, ...below] : below;
}

/** The value with every text of the objects at the place replaced. */
function poisoned(value: Json | undefined, target: string, name: string, place = ''): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => poisoned(item, target, name, `${place}[]`) ?? null);
  if (!isObject(value)) return value;
  const type = value['resourceType'];
  const own = typeof type === 'string' ? `${place}<${type}>` : place;
  return Object.fromEntries(
    Object.entries(value).map(([member, child]) => {
      const isText = own === target && typeof child === 'string' && !structural.includes(member);
      return [member, isText ? name : poisoned(child, target, name, `${own}.${member}`)];
    }),
  );
}

const call = createCallService({
  settings: defaultSettings,
  fhir: anyFhir,
  now: () => now,
  newUuid: () => 'u',
  publicUrl: 'https://cds.example.org',
});

async function faultOf(body: ServiceRequest): Promise<string | undefined> {
  const service = hookServices.find(({ hook }) => hook === body.hook);
  try {
    await call(service?.id ?? '', service?.hook ?? 'order-sign', body);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

it('whatever texts of a request are such names, the answer is an answer', async () => {
  const tried = new Set<string>();
  const faults: string[] = [];
  for (const patient of generatePatients(7, 200)) {
    const body = requestFor(patient);
    const { draftOrders } = body.context;
    for (const place of new Set(placesIn({ draftOrders, prefetch: body.prefetch ?? {} }))) {
      if (tried.has(place)) continue;
      tried.add(place);
      for (const name of names) {
        const changed = poisoned(
          { draftOrders, prefetch: body.prefetch ?? {} },
          place,
          name,
        ) as ServiceRequest['context'];
        const fault = await faultOf({
          ...body,
          context: { ...body.context, draftOrders: changed['draftOrders'] },
          prefetch: changed['prefetch'] as NonNullable<ServiceRequest['prefetch']>,
        });
        if (fault !== undefined) faults.push(`${place} ${name}: ${fault}`);
      }
    }
  }
  expect(tried.size).toBeGreaterThan(50);
  expect(faults).toEqual([]);
});
