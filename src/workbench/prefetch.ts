/** Prefetch as an EHR does it: discovery's templates, filled and read by itself. */
import { isObject, object, objects, text, type FhirJson, type JsonObject } from '../model/json.js';
import { tryRead } from './fhir.js';

export type Templates = Readonly<Record<string, string>>;

/** Templates of each service, by its id. */
export async function discover(): Promise<ReadonlyMap<string, Templates>> {
  const answer = await fetch('/cds-services');
  const body: unknown = await answer.json();
  const services = isObject(body) ? objects(body['services']) : [];
  return new Map(services.map((service) => [text(service['id']) ?? '', templatesOf(service)]));
}

function templatesOf(service: JsonObject): Templates {
  return Object.fromEntries(
    Object.entries(object(service['prefetch']) ?? {}).flatMap(([key, template]) => {
      const written = text(template);
      return written === undefined ? [] : [[key, written]];
    }),
  );
}

/** The template with the members of the context in their places; undefined where one of them is not there. */
function resolve(template: string, context: JsonObject): string | undefined {
  const filled = template.replace(/\{\{context\.(\w+)\}\}/g, (token, name: string) => {
    const value = text(context[name]);
    return value === undefined ? token : encodeURIComponent(value);
  });
  return filled.includes('{{') ? undefined : filled;
}

/** What could be read, by key. A key that could not is left out, as the specification says. */
export async function prefetch(
  base: string,
  templates: Templates,
  context: JsonObject,
  signal: AbortSignal,
): Promise<Readonly<Record<string, FhirJson>>> {
  const read = await Promise.all(
    Object.entries(templates).map(async ([key, template]) => {
      const address = resolve(template, context);
      return { key, answer: address === undefined ? undefined : await tryRead(base, address, signal) };
    }),
  );
  return Object.fromEntries(read.flatMap(({ key, answer }) => (answer === undefined ? [] : [[key, answer]])));
}
