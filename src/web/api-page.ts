import type { ApiContent, ApiDescription, ApiOperation } from '../model/api-description.js';
import type { JsonObject } from '../model/json.js';
import { html, type Html } from './html.js';
import { page } from './layout.js';
import { schemaRows } from './schema-rows.js';

interface Operation extends ApiOperation {
  readonly method: 'GET' | 'POST';
  readonly path: string;
}

/** The page at `/api`: the OpenAPI description for a person. */
export function apiPage(api: ApiDescription): string {
  const operations = operationsOf(api);
  return page(
    'API',
    html`<h1>API</h1>
      ${api.info.description.split('\n\n').map((words) => html`<p>${plain(words)}</p>`)}
      <p>For machines, as OpenAPI ${api.openapi}: <a href="/openapi.json">openapi.json</a>.</p>
      ${who(api)}
      <h2>Addresses</h2>
      <ul class="rules">
        ${operations.map(
          ({ method, path, summary, operationId }) =>
            html`<li>
              <a href="#${operationId}"><code>${method} ${path}</code></a> ${summary}
            </li>`,
        )}
      </ul>
      ${operations.map(operation)}
      <h2>Bodies</h2>
      ${Object.entries(api.components.schemas).map(([name, schema]) => shape(name, schema as JsonObject))}`,
  );
}

function operationsOf({ paths }: ApiDescription): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get === undefined ? [] : [{ ...get, method: 'GET' as const, path }]),
    ...(post === undefined ? [] : [{ ...post, method: 'POST' as const, path }]),
  ]);
}

function who({ components: { securitySchemes } }: ApiDescription): Html {
  const [scheme] = Object.values(securitySchemes ?? {});
  return html`<h2>Who may call</h2>
    <p>
      ${scheme === undefined ? 'Anybody: this is the demo.' : `A ${scheme.bearerFormat} in Authorization. ${scheme.description}`}
    </p>`;
}

function operation({
  method,
  path,
  operationId,
  summary,
  description,
  security,
  requestBody,
  responses,
}: Operation): Html {
  return html`<section aria-labelledby="${operationId}">
    <h3 id="${operationId}" class="address"><code>${method} ${path}</code></h3>
    <p>${plain(summary)}.${security === undefined ? '' : ' The call carries a token.'}</p>
    ${(description ?? '').split('\n\n').map((words) => (words === '' ? html`` : html`<p>${plain(words)}</p>`))}
    ${requestBody === undefined ? '' : html`<p>Body: ${shapeLinks(requestBody.content)}</p>`}
    <ul>
      ${Object.entries(responses).map(
        ([status, response]) =>
          html`<li>
            <strong>${status}</strong> ${plain(response.description)} ${shapeLinks(response.content ?? {})}
          </li>`,
      )}
    </ul>
    ${examples(requestBody?.content ?? {})}
  </section>`;
}

/** Markdown of one line without its marks. */
function plain(words: string): string {
  return words.replace(/\*\*|`/g, '');
}

function shapeLinks(content: ApiContent): readonly Html[] {
  const names = Object.values(content).flatMap(({ schema }) =>
    [...JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = '']) => name),
  );
  return names.map((name) => html`<a href="#${name}">${name}</a> `);
}

function examples(content: ApiContent): readonly Html[] {
  return Object.values(content).flatMap((media) =>
    Object.entries(media.examples ?? {}).map(
      ([name, { value }]) =>
        html`<details>
          <summary>Example: ${name}</summary>
          <pre>${JSON.stringify(value, undefined, 2)}</pre>
        </details>`,
    ),
  );
}

function shape(name: string, schema: JsonObject): Html {
  const rows = schemaRows(schema);
  if (rows.length === 0)
    return html`<h3 id="${name}" class="address">${name}</h3>
      <p>An empty object.</p>`;
  return html`<h3 id="${name}" class="address">${name}</h3>
    <div class="table" role="region" aria-labelledby="${name}" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col">What it is</th>
            <th scope="col">Needed</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ member, kind, isRequired }) =>
              html` <tr>
                <th scope="row" class="term">${member}</th>
                <td>${kind}</td>
                <td>${isRequired ? 'needed' : 'may be left out'}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
