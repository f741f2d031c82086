/** Law: what the demo offers to order is what the service knows by that code. */
import { readDemoPatients } from '../../src/demo/fixtures.js';
import { products, vaccines } from '../../src/demo/order-catalogue.js';
import { drugOf, vaccineOf } from '../../src/knowledge/drug-codes.js';

it.each(products)('$name is known by its code, with its strength', ({ code, name, mg }) => {
  const coding = { system: 'rxnorm', code } as const;
  if (mg === undefined) expect([name, vaccineOf(coding)]).toEqual([name, expect.anything()]);
  else expect([name, drugOf(coding)?.strengthMg]).toEqual([name, mg]);
});

it.each(vaccines)('$name is known by its code, live or not', ({ code, name }) => {
  const group = vaccineOf({ system: 'cvx', code })?.group;
  expect(group).toBeDefined();
  expect(group === 'non-live').toBe(name.includes('not live'));
});

it('holds every order of the stories', () => {
  const names = new Map(products.map(({ code, name }) => [code, name]));
  for (const { order } of readDemoPatients().flatMap(({ tries }) => tries)) {
    if (order !== undefined) expect(names.get(order.code)).toBe(order.name);
  }
});
