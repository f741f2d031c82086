import type { Indicator } from '../model/cds-hooks.js';
import type { HookName } from '../model/orders.js';
import { html, type Html } from './html.js';
import { badge, page } from './layout.js';

/** One rule as its page shows it: plain text throughout, nothing of it is trusted as HTML. */
export interface RulePage {
  readonly id: string;
  readonly title: string;
  readonly tier: string;
  /** WHEN ... THEN ... BECAUSE ... */
  readonly statement: string;
  readonly hooks: readonly HookName[];
  readonly thiopurines: readonly string[];
  /** When the rule is read: which order in hand, beside what. */
  readonly triggers: readonly string[];
  /** What it pairs with a thiopurine. */
  readonly partners: readonly string[];
  /** Kinds of data without which it cannot be judged, and those that sharpen it. */
  readonly needs: readonly string[];
  readonly wants: readonly string[];
  readonly rows: readonly RuleRow[];
  /** Background of its cards, told as far as a card has room. */
  readonly detail: string;
  /** Sentences that a card carries only where they apply. */
  readonly addOns: readonly string[];
  /** What the words of the rows mean. */
  readonly words: readonly { readonly word: string; readonly meaning: string }[];
  readonly thresholds: readonly RuleThreshold[];
  readonly evidence: readonly RuleEvidence[];
  readonly monitoring?: string;
  readonly editorial?: string;
  readonly limits?: string;
  readonly overrideReasons: readonly { readonly code: string; readonly display: string }[];
  /** Who has reviewed this rule, in words. */
  readonly review: string;
  /** SHA-256 of the page that a site reviews, docs/rules/<id>.md. */
  readonly pageHash?: string;
}

export interface RuleRow {
  readonly id: string;
  readonly when: string;
  readonly indicator: Indicator | 'none';
  /** The summary of the card with its placeholders; left out where the row gives none. */
  readonly summary?: string;
  /** The summary where no dose can be offered. */
  readonly withoutNumber?: string;
  /** In place of the background of the rule. */
  readonly detail?: string;
  /** Told inside the start card alone. */
  readonly inStartCard?: true;
  /** Buttons and sentences of the card, each with what it does and when it is there. */
  readonly offers: readonly string[];
  /** Left out where the row holds on every hook of the rule. */
  readonly hooks?: readonly HookName[];
}

export interface RuleThreshold {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** Ids of evidence. */
  readonly cites: readonly string[];
  readonly editorial?: string;
  /** What a site may make of it; left out where it may not. */
  readonly bySite?: string;
}

export interface RuleEvidence {
  readonly id: string;
  readonly what: string;
  readonly year: string;
  /** Addresses separated by " ; ", or words that say where it is. */
  readonly address: string;
  /** The text itself was read, not only known of. */
  readonly read: boolean;
  readonly strength: string;
}

/** The page of one rule at `/rules/<rule id>`, which every card links to. */
export function rulePage(rule: RulePage): string {
  return page(
    rule.title,
    html`<p class="crumb"><a href="/rules">Rules</a></p>
      <h1>${rule.title}</h1>
      <p class="who"><code>${rule.id}</code> ${rule.tier}</p>
      <p class="lead">${rule.statement}</p>
      <p class="notice"><strong>Review:</strong> ${rule.review}</p>
      ${reviewedPage(rule)} ${speaks(rule)} ${decisionTable(rule.rows)}
      <p>Words in braces are filled with the patient's own values.</p>
      ${wordList(rule.words)} ${background(rule)} ${thresholdTable(rule.thresholds, rule.evidence)}
      ${note('Monitoring', rule.monitoring)}${note('Limits', rule.limits)}${note('Our own judgement', rule.editorial)}
      ${overrides(rule.overrideReasons)} ${evidenceList(rule.evidence)}`,
  );
}

function reviewedPage({ id, pageHash }: RulePage): Html | undefined {
  if (pageHash === undefined) return undefined;
  return html`<details>
    <summary>The page that is reviewed</summary>
    <p><code>docs/rules/${id}.md</code>, SHA-256 <code>${pageHash}</code></p>
  </details>`;
}

function speaks({ hooks, thiopurines, triggers, partners, needs, wants }: RulePage): Html {
  const line = (what: string, names: readonly string[]): Html | undefined =>
    names.length === 0 ? undefined : html`<li>${what}: ${names.join(', ')}.</li>`;
  return html`<h2>When it speaks</h2>
    <ul>
      ${triggers.map((trigger) => html`<li>${trigger}</li>`)} ${line('Runs at', hooks)}
      ${line('Thiopurines', thiopurines)} ${line('With', partners)} ${line('Needs', needs)}
      ${line('Looks at, where it is known', wants)}
    </ul>`;
}

function wordList(words: RulePage['words']): Html | undefined {
  if (words.length === 0) return undefined;
  return html`<h2>Words of the table</h2>
    <ul>
      ${words.map(({ word, meaning }) => html`<li><span class="term">${word}</span>: ${meaning}</li>`)}
    </ul>`;
}

function background({ detail, rows, addOns }: RulePage): Html {
  return html`<h2>Text of the card</h2>
    <p>${detail}</p>
    ${rows.flatMap((row) => (row.detail === undefined ? [] : [html`<p>In row ${row.id} instead: ${row.detail}</p>`]))}
    ${addOns.map((words) => html`<p>Where it applies: ${words}</p>`)}`;
}

function decisionTable(rows: readonly RuleRow[]): Html {
  return html`<h2 id="rows">Decision table</h2>
    <p>Read from the top; the first row that is true wins.</p>
    <div class="table" role="region" aria-labelledby="rows" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">When</th>
            <th scope="col">Card</th>
            <th scope="col">Summary and what it offers</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html` <tr>
                <th scope="row">${row.id}</th>
                <td class="term">${row.when}</td>
                <td>${badge(row.indicator)}</td>
                <td>
                  ${row.summary}${row.withoutNumber === undefined ? '' : html`<br />Where no dose is offered: ${row.withoutNumber}`}${row.offers.map((offer) => html`<br /><small>${offer}</small>`)}${row.inStartCard === true ? html` <small>Inside the start card.</small>` : ''}${row.hooks === undefined ? '' : html` <small>Only at ${row.hooks.join(', ')}.</small>`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function thresholdTable(thresholds: readonly RuleThreshold[], evidence: readonly RuleEvidence[]): Html | undefined {
  if (thresholds.length === 0) return undefined;
  const listed = new Set(evidence.map((source) => source.id));
  const cite = (id: string): Html => (listed.has(id) ? html`<a href="#${id}">${id}</a> ` : html`${id} `);
  return html`<h2 id="thresholds">Numbers</h2>
    <div class="table" role="region" aria-labelledby="thresholds" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          ${thresholds.map(
            (threshold) =>
              html` <tr>
                <th scope="row" class="term">${threshold.name}</th>
                <td>
                  ${threshold.value}
                  ${threshold.unit}${threshold.bySite === undefined ? '' : html`<br /><small>${threshold.bySite}</small>`}
                </td>
                <td>
                  ${threshold.cites.map(cite)}${threshold.editorial === undefined ? '' : html`<em>Editorial:</em> ${threshold.editorial}`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function note(title: string, words: string | undefined): Html | undefined {
  return words === undefined
    ? undefined
    : html`<h2>${title}</h2>
        <p>${words}</p> `;
}

function overrides(reasons: RulePage['overrideReasons']): Html | undefined {
  if (reasons.length === 0) return undefined;
  return html`<h2>Reasons to override</h2>
    <ul>
      ${reasons.map((reason) => html`<li>${reason.display} <code>${reason.code}</code></li>`)}
    </ul>`;
}

function evidenceList(evidence: readonly RuleEvidence[]): Html {
  return html`<h2>Evidence</h2>
    <ul class="evidence">
      ${evidence.map(
        (source) =>
          html` <li id="${source.id}">
            <strong>${source.id}</strong> ${source.what} (${source.year}; ${source.strength};
            ${source.read ? 'read' : 'not read'}). ${source.address.split(' ; ').map(addressLink)}
          </li>`,
      )}
    </ul>`;
}

/** Only an https address becomes a link. */
function addressLink(address: string): Html {
  return address.startsWith('https://') && URL.canParse(address)
    ? html`<a href="${address}" rel="noopener noreferrer">${new URL(address).host}</a> `
    : html`${address} `;
}
