import { html, type Html } from './html.js';

/** Counts under a heading with this id. */
export function countsTable(id: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="table" role="region" aria-labelledby="${id}" tabindex="0">
    <table class="counts">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
