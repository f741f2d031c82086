import { html, type Html } from './html.js';
import { page } from './layout.js';
import type { RulePage } from './rule-page.js';

/** The list at `/rules`. */
export function ruleListPage(rules: readonly RulePage[]): string {
  const tiers = [...new Set(rules.map((rule) => rule.tier))];
  return page(
    'Rules',
    html`<h1>Rules</h1>
      <p class="lead">${rules.length} rules, each with its decision table, its numbers and where they come from.</p>
      ${tiers.map((tier) =>
        ruleTier(
          tier,
          rules.filter((rule) => rule.tier === tier),
        ),
      )}`,
  );
}

function ruleTier(tier: string, rules: readonly RulePage[]): Html {
  return html`<section aria-labelledby="tier-${tier}">
    <h2 id="tier-${tier}">${tier}</h2>
    <ul class="rules">
      ${rules.map(
        (rule) =>
          html` <li><a href="/rules/${encodeURIComponent(rule.id)}">${rule.title}</a> <code>${rule.id}</code></li>`,
      )}
    </ul>
  </section> `;
}

/** Said of an id that no rule has. */
export function noSuchRulePage(): string {
  return page(
    'No such rule',
    html`<h1>There is no such rule</h1>
      <p>A card may have linked to a rule that has a new name. <a href="/rules">See all rules.</a></p>`,
  );
}
