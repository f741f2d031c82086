import type { AcceptanceReport, AnswerLine, Told, TrafficLine } from '../model/reports.js';
import { countsTable } from './counts-table.js';
import { html, type Html } from './html.js';
import { page } from './layout.js';
import { forestPlot } from './plot-forest.js';
import { weekPlot } from './plot-weeks.js';
import { shareWords, told, waitWords } from './report-words.js';

export type ReasonName = (code: string) => string;

/** `/reports/acceptance`: what became of the cards. */
export function acceptancePage(tenant: string, report: AcceptanceReport, reasonName: ReasonName): string {
  const { from, to } = report.period;
  const query = `from=${from}&to=${to}`;
  return page(
    'Acceptance report',
    html`<h1>What became of the cards</h1>
      <p class="who">${tenant}, ${from} to ${to}, whole weeks (UTC)</p>
      <form class="period" method="get" action="/reports/acceptance">
        <label>From <input type="date" name="from" value="${from}" /></label>
        <label>to <input type="date" name="to" value="${to}" /></label>
        <button type="submit">Show</button>
      </form>
      <p>
        The same as <a href="/reports/acceptance.csv?${query}">CSV</a> and
        <a href="/reports/acceptance.json?${query}">JSON</a>. <a href="/reports/review">Overrides to review</a>.
      </p>
      ${report.told === undefined ? nothing(report.shown) : tables(report.told, reasonName)}
      ${unmatched(report.unmatched)}`,
  );
}

function nothing(shown: AcceptanceReport['shown']): Html {
  return shown === 0
    ? html`<p class="notice">No card was shown in these weeks.</p>`
    : html`<p class="notice">Fewer than 11 cards were shown in these weeks: too few to tell anything of them.</p>`;
}

function unmatched(count: AcceptanceReport['unmatched']): Html | undefined {
  if (count === 0) return undefined;
  return html`<p>
    Answered in these weeks, though not known here: ${told(count)}. Such answers, to cards that were forgotten or came
    from elsewhere, are counted nowhere else.
  </p>`;
}

type Tables = NonNullable<AcceptanceReport['told']>;

function tables({ total, byRule, byIndicator, byHook, byWeek, traffic }: Tables, reasonName: ReasonName): Html {
  const rules = byRule.toSorted((one, other) => other.shown - one.shown);
  const weeks = byWeek.toSorted((one, other) => ((one.names[0] ?? '') < (other.names[0] ?? '') ? -1 : 1));
  return html`<p>
      <strong>Accepted</strong>: a suggestion of the card was taken. <strong>Overridden</strong>: the card was
      dismissed. The last answer to a card counts. Proportions have their 95 % interval (Wilson).
      <strong>Hidden</strong>: a count under 11, or one from which such a count could be worked out. Groups with fewer
      than 11 cards stand together in one line.
    </p>
    ${answers('all', 'All cards', 'Cards', [total], reasonName)}
    <h2 id="rules">By rule</h2>
    ${forestPlot(rules, total)} ${answers('rules', undefined, 'Leading rule', rules, reasonName, ruleLink)}
    <h2 id="weeks">By week</h2>
    ${weekPlot(weeks)} ${answers('weeks', undefined, 'Week', weeks, reasonName)}
    ${answers('indicators', 'By indicator', 'Indicator', byIndicator, reasonName)}
    ${answers('hooks', 'By hook', 'Hook', byHook, reasonName)} ${orders([traffic.total, ...traffic.byHook])}`;
}

function ruleLink(rule: string): Html {
  return html`<a href="/rules/${rule}">${rule}</a>`;
}

/** `title` left out: the heading stands already. */
function counts(id: string, title: string | undefined, heads: readonly string[], rows: readonly Html[]): Html {
  return html`${title === undefined ? undefined : html`<h2 id="${id}">${title}</h2>`} ${countsTable(id, heads, rows)}`;
}

const answerHeads = [
  'Shown',
  'Answered',
  'Accepted, of answered',
  'Overridden, and why',
  'Unanswered',
  'Time to answer',
];

function answers(
  id: string,
  title: string | undefined,
  of: string,
  lines: readonly AnswerLine[],
  reasonName: ReasonName,
  name = (text: string): Html => html`${text}`,
): Html {
  const rows = lines.map(
    (line) =>
      html` <tr>
        <th scope="row">${line.names.map((each) => html`<span class="name">${name(each)}</span> `)}</th>
        <td data-label="Shown">${told(line.shown)}</td>
        <td data-label="Answered">${told(line.answered)} <small>${shareWords(line.answering)}</small></td>
        <td data-label="Accepted">${told(line.accepted)} <small>${shareWords(line.acceptance)}</small></td>
        <td data-label="Overridden">${told(line.overridden)} ${why(line, reasonName)}</td>
        <td data-label="Unanswered">${told(line.unanswered)}</td>
        <td data-label="Time to answer">${waits(line)}</td>
      </tr>`,
  );
  return counts(id, title, [of, ...answerHeads], rows);
}

function why({ overridden, reasons }: AnswerLine, reasonName: ReasonName): Html | undefined {
  if (overridden === null || overridden === 0) return undefined;
  const given = reasons.filter(({ count }) => count !== 0);
  if (given.every(({ count }) => count === null)) return html`<small>Reasons hidden</small>`;
  return html`<ul class="why">
    ${given.map(({ codes, count }) => html`<li>${codes.map(reasonName).join('; ')}: ${told(count)}</li>`)}
  </ul>`;
}

function waits({ waits: known, answered }: AnswerLine): Html | string {
  if (known === null) return answered === 0 ? 'no answer' : told(null);
  return html`${waitWords(known.median)} <small>(9 of 10 within ${waitWords(known.ninetieth)})</small>`;
}

function orders(lines: readonly TrafficLine[]): Html {
  const rate = (per: number | null, of: Told): Html | string =>
    per === null ? (of === null ? told(null) : 'no order') : per.toFixed(1);
  const rows = lines.map(
    (line) =>
      html` <tr>
        <th scope="row">${line.names.join(', ')}</th>
        <td data-label="Cards">${told(line.cards)}</td>
        <td data-label="Thiopurine orders">${told(line.thiopurineOrders)}</td>
        <td data-label="Cards per 100 of them">${rate(line.per100ThiopurineOrders, line.thiopurineOrders)}</td>
        <td data-label="All orders">${told(line.orders)}</td>
        <td data-label="Cards per 1,000 of them">${rate(line.per1000Orders, line.orders)}</td>
      </tr>`,
  );
  return counts('orders', 'Cards against orders', orderHeads, rows);
}

const orderHeads = [
  ...['Hook', 'Cards', 'Thiopurine orders', 'Cards per 100 of them'],
  ...['All orders', 'Cards per 1,000 of them'],
];
