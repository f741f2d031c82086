import type { Indicator } from '../model/cds-hooks.js';
import type { ReviewItem, ReviewQueue } from '../model/reports.js';
import { html, type Html } from './html.js';
import { badge, page } from './layout.js';
import type { ReasonName } from './report-page.js';
import { waitWords } from './report-words.js';

/** `/reports/review`: overrides of the last finished week for a pharmacist. No patient, no user, no exact time. */
export function reviewPage(tenant: string, { week, left, items }: ReviewQueue, reasonName: ReasonName): string {
  return page(
    'Overrides to review',
    html`<p class="crumb"><a href="/reports/acceptance">Acceptance report</a></p>
      <h1>Overrides to review</h1>
      <p class="who">${tenant}, week ${week} (Monday to Sunday, UTC)</p>
      <p>
        Was it right to put this card aside? Critical cards come first, then warnings, then the rest; inside a class the
        lot decides, so that nobody picks. What is shown is what the rules looked at, without the patient and without
        the user.
      </p>
      ${items.length === 0 ? html`<p class="notice">No card was overridden in that week.</p>` : queue(items, left, reasonName)}`,
  );
}

function queue(items: readonly ReviewItem[], left: number, reasonName: ReasonName): Html {
  return html`<p>
      ${items.length} ${items.length === 1 ? 'override' : 'overrides'}${left === 0 ? '' : `, ${left} more not drawn`}.
    </p>
    <ol class="queue">
      ${items.map((item) => html`<li>${one(item, reasonName)}</li>`)}
    </ol>`;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function one(
  { rules, indicator, hook, reason, seconds, weekday, findings, record }: ReviewItem,
  reasonName: ReasonName,
): Html {
  return html`<h2>
      ${badge(indicatorOf(indicator))} ${rules.map((rule) => html`<a href="/rules/${rule}">${rule}</a> `)}
    </h2>
    <p><strong>${reasonName(reason)}</strong></p>
    <p class="why">At ${hook}, answered on a ${weekdays[weekday]}, ${waitWords(seconds)} after the card was sent.</p>
    <h3>What the rules found</h3>
    ${
      findings.length === 0
        ? html`<p>The decision record is no longer kept.</p>`
        : html`<ul>
            ${findings.map(({ rule, row, indicator: of }) => html`<li>${rule}, row ${row}: ${of}</li>`)}
          </ul>`
    }
    ${
      record === undefined
        ? undefined
        : html`<details>
            <summary>What they looked at</summary>
            <ul>
              ${record.map((line) => html`<li>${line}</li>`)}
            </ul>
          </details>`
    }`;
}

function indicatorOf(indicator: string): Indicator | 'none' {
  return (['critical', 'warning', 'info'] as const).find((known) => known === indicator) ?? 'none';
}
