/** What the workbench adds to the style sheet of all pages, in the same colours. */
export const workbenchStyleSheet = `
body.wide > header, body.wide > main, body.wide > footer { max-width: 118rem; }
.wide { font-size: 0.94rem; line-height: 1.45; }
.wide h1 { font-size: 1.5rem; margin: 1.2rem 0 0.4rem; }
.wide h2 { font-size: 1.1rem; margin: 0 0 0.6rem; }
.wide h3 { font-size: 0.94rem; margin: 1.1rem 0 0.3rem; }
.wide p { margin: 0.25rem 0; }
.wide .lead { font-size: 1.1rem; max-width: 46rem; margin-bottom: 1rem; }
.wide ul { margin: 0.25rem 0; padding-left: 1.1rem; }
.hint, .when, .count, .cost { color: var(--quiet); }
.when { font-size: 0.86rem; }
.said { color: var(--none); font-weight: 600; }
.problem { background: var(--critical-paper); border-left: 5px solid var(--critical); padding: 0.6rem 0.9rem; }

button, select, input { font: inherit; color: inherit; }
select, input:not([type="radio"], [type="file"]) {
  background: var(--paper); border: 1px solid var(--edge); border-radius: 6px; padding: 0.35rem 0.5rem; min-height: 2.1rem; max-width: 100%; min-width: 0;
}
button { border-radius: 6px; border: 1px solid transparent; padding: 0.35rem 0.75rem; min-height: 2rem; cursor: pointer; }
button:disabled { cursor: default; color: var(--quiet); background: var(--code); border-color: var(--line); }
.primary { background: var(--button); color: var(--button-ink); font-weight: 650; min-height: 2.4rem; padding: 0.4rem 1.1rem; }
.primary:hover, .suggestion:hover, .try-it:hover { text-decoration: underline; }
.quiet { background: transparent; color: var(--link); border-color: var(--edge); min-height: 1.8rem; padding: 0.15rem 0.6rem; }
.quiet:hover { background: var(--info-paper); }
.row { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.field { display: flex; flex-direction: column; gap: 0.15rem; min-width: 0; }
.field > span, .inline-field > span { color: var(--quiet); font-size: 0.86rem; }
.inline-field { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.2rem 0.5rem; max-width: 100%; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }

.start {
  display: grid; gap: 0.3rem; max-width: 46rem; padding: 1.1rem 1.3rem; border-radius: 10px; text-decoration: none;
  background: var(--paper); color: var(--ink); border: 2px solid var(--button);
}
.start-what { font-size: 1.2rem; font-weight: 700; }
.start-go { justify-self: start; margin-top: 0.4rem; background: var(--button); color: var(--button-ink); font-weight: 650; padding: 0.45rem 1rem; border-radius: 6px; }
.wide .people { list-style: none; padding: 0; display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); margin-bottom: 1.5rem; }
.people a {
  display: grid; align-content: start; gap: 0.1rem; height: 100%; padding: 0.75rem 0.9rem; border-radius: 8px;
  border: 1px solid var(--line); background: var(--paper); color: var(--ink); text-decoration: none;
}
.people a:hover, .start:hover { border-color: var(--link); }
.people strong { font-size: 1rem; }
.person-name { color: var(--quiet); margin-bottom: 0.2rem; }

.banner {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 1.4rem; max-width: none; margin: 0 0 0.8rem; padding: 0.7rem 0;
  border-bottom: 1px solid var(--line);
}
.banner h1 { margin: 0; }
.banner .back { align-self: center; padding: 0.2rem 0; }
.banner .allergy { color: var(--critical); font-weight: 650; }
.story { margin-bottom: 1rem; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 2rem; }
.story > div { flex: 1 1 28rem; max-width: 52rem; }
.story h2 { margin: 0; }
.wide .tries { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; }
.try-it { background: var(--button); color: var(--button-ink); font-weight: 600; text-align: left; }
.settings { margin-top: 1.2rem; padding: 0.9rem 1rem; border: 1px dashed var(--edge); border-radius: 10px; }
.settings > .row { gap: 0.4rem 1.5rem; }
.break-it fieldset { display: grid; gap: 0.6rem 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)); align-items: end; padding: 0.3rem 0 0.5rem; }
.break-it legend { padding: 0 0 0.4rem; }
.break-it .row { grid-column: 1 / -1; }

.columns { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
.orders { grid-area: orders; } .cards { grid-area: cards; } .medicines { grid-area: medicines; } .chart { grid-area: chart; }
.columns { grid-template-areas: "orders" "cards" "medicines" "chart"; }
@media (min-width: 52rem) {
  .columns { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); grid-template-areas: "orders cards" "medicines cards" "chart chart"; grid-template-rows: auto 1fr; }
  .to-cards { display: none; }
}
@media (min-width: 75rem) {
  .columns { grid-template-columns: minmax(0, 22rem) minmax(0, 1fr) minmax(0, 22rem); grid-template-areas: "orders cards chart" "medicines cards chart"; }
}
@media (min-width: 100rem) { .columns { grid-template-columns: minmax(0, 27rem) minmax(0, 1fr) minmax(0, 30rem); } }
.to-cards {
  position: fixed; left: 0.75rem; right: 0.75rem; bottom: 0.75rem; z-index: 1; min-height: 2.75rem; font-weight: 700;
  color: var(--badge-ink); box-shadow: 0 2px 12px rgb(0 0 0 / 35%);
}
.to-cards.critical { background: var(--critical); } .to-cards.warning { background: var(--warning); } .to-cards.info { background: var(--info); }
.begin { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: center; }
.begin .start { flex: 1 1 28rem; }
.tour { flex: 1 1 20rem; max-width: 34rem; margin: 0; padding-left: 1.4rem; color: var(--quiet); }
.tour li { margin-bottom: 0.3rem; }
.wide .begin + h2 { margin-top: 1.6rem; }
.panel { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 0.9rem 1rem; min-width: 0; }
.panel > h3:first-of-type { margin-top: 0; }

.order-form { display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr); }
.order-form .field > * { width: 100%; }
.segments { display: flex; border: 1px solid var(--edge); border-radius: 6px; overflow: hidden; width: max-content; max-width: 100%; }
.segments label { position: relative; }
.segments input { position: absolute; inset: 0; opacity: 0; margin: 0; width: 100%; height: 100%; cursor: pointer; }
.segments span { display: block; padding: 0.25rem 0.9rem; min-height: 1.9rem; }
.segments input:checked + span { background: var(--button); color: var(--button-ink); font-weight: 600; }
.segments input:focus-visible + span { outline: 3px solid var(--link); outline-offset: -4px; box-shadow: inset 0 0 0 5px var(--paper); }
.dose { display: grid; gap: 0.5rem; grid-template-columns: 4.5rem 6rem minmax(0, 1fr); }
@media (max-width: 24rem) { .dose { grid-template-columns: 1fr 1fr; } .wide-field { grid-column: 1 / -1; } }
.order-form > button { justify-self: start; }
.drafts { margin-top: 1rem; padding-top: 0.2rem; border-top: 1px solid var(--line); }
.wide .drafts ul, .wide .medicines ul { list-style: none; padding: 0; display: grid; gap: 0.5rem; }
.draft { border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 0.7rem; }
.open-draft { border-color: var(--link); border-left-width: 4px; }
.draft-name, .medicine-name { font-weight: 650; }
.changed { background: var(--none-paper); border-left: 4px solid var(--none); padding: 0.25rem 0.5rem; }
.drafts .primary { margin-top: 0.6rem; }
.medicines li .row { margin-top: 0.25rem; }

.cards .count { font-weight: 600; margin-bottom: 0.5rem; }
.cds-card { border: 1px solid var(--line); border-left: 6px solid var(--line); border-radius: 8px; padding: 0.7rem 0.9rem; margin-bottom: 0.8rem; }
.cds-card.critical { border-color: var(--critical); background: var(--critical-paper); }
.cds-card.warning { border-color: var(--warning); background: var(--warning-paper); }
.cds-card.info { border-color: var(--info); background: var(--info-paper); }
.cds-card h3 { font-size: 1.08rem; line-height: 1.35; margin: 0.35rem 0 0.5rem; }
.cds-card.critical h3 { font-size: 1.25rem; }
.badge .shape { width: 1em; height: 1em; vertical-align: -0.12em; margin-right: 0.35em; fill: var(--badge-ink); }
.badge .shape text { font-size: 17px; font-weight: 800; fill: var(--ink); }
.badge.critical .shape text { fill: var(--critical); }
.badge.warning .shape text { fill: var(--warning); }
.badge.info .shape text { fill: var(--info); }
.suggestions { display: flex; flex-direction: column; align-items: flex-start; gap: 0.4rem; margin: 0.5rem 0 0.6rem; }
.suggestion { background: var(--button); color: var(--button-ink); font-weight: 600; text-align: left; padding: 0.45rem 0.9rem; }
.links { display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; font-size: 0.88rem; }
.links a { padding: 0.25rem 0; }
.dismissal { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 0.8rem; padding-top: 0.4rem; }
.cds-card .quiet { background: var(--paper); }
.plain { min-width: 0; width: auto; }
.plain th, .plain td { padding: 0.15rem 1rem 0.15rem 0; border-bottom: 1px solid var(--line); }
.wide .plain thead { background: none; }
.plain thead th { background: none; color: var(--quiet); font-weight: 600; }

.results { min-width: 0; font-size: 0.9rem; }
.wide .results th, .wide .results td { padding: 0.22rem 0.3rem 0.22rem 0; vertical-align: middle; }
.results td { white-space: nowrap; }
.results .flag { color: var(--critical); font-weight: 700; white-space: nowrap; }
.spark { width: 2.9rem; height: 1.4rem; display: block; }
.spark .band { fill: var(--none-paper); }
.spark polyline { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
.spark circle { fill: var(--link); }
.flagged .spark circle { fill: var(--critical); }
.wide .lines { list-style: none; padding: 0; }

.plots h2 { margin-top: 1rem; }
.plots h2:first-child { margin-top: 0; }
.plot { display: block; max-width: 100%; }
.plot text { font-size: 12px; fill: var(--quiet); }
.ticks line { stroke: var(--line); stroke-width: 1; }
.ticks text { text-anchor: middle; }
.dose-step rect { fill: var(--info-paper); stroke: var(--info); stroke-width: 1.5; }
.dose-step text { fill: var(--ink); font-weight: 650; }
.lane { fill: var(--code); stroke: var(--edge); }
.active-lane { fill: var(--info-paper); stroke: var(--info); }
.plot .lane-name { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
.result-plot { margin: 0.4rem 0 0.8rem; }
.result-plot polyline { fill: none; stroke: var(--link); stroke-width: 2; }
.point { fill: var(--link); stroke: var(--paper); stroke-width: 1; }
.point.over { fill: var(--critical); }
.limit line { stroke: var(--critical); stroke-width: 1.2; stroke-dasharray: 6 4; }
.limit text { fill: var(--critical); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
.plot .value { fill: var(--ink); text-anchor: middle; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
.newest { font-weight: 700; font-size: 1.1rem; }
.alarming .newest { color: var(--critical); }
.wide .due-list { list-style: none; padding: 0; }
.due-list a { display: inline-block; padding: 0.25rem 0; }

.glass { margin-top: 1.2rem; padding: 0.9rem 1rem; border: 1px dashed var(--edge); border-radius: 10px; }
.glass-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; }
.glass input[type="file"] { max-width: 15rem; }
.dense { font-size: 0.88rem; min-width: 40rem; }
.dense th, .dense td { padding: 0.3rem 0.6rem; }
.dense p { margin: 0 0 0 1rem; }
.dense summary { color: var(--ink); padding: 0; }
.glass .table { max-height: 24rem; overflow: auto; }
.fired .outcome, .error .outcome, .other-patient .outcome, .partial .outcome { color: var(--critical); font-weight: 700; }
.not-evaluated .outcome, .absent .outcome { color: var(--warning); font-weight: 700; }
.clear .outcome, .present .outcome { color: var(--none); }
@media (max-width: 30rem) {
  body.wide > main { padding: 0 0.7rem; }
  .plain { font-size: 0.88rem; }
  .wide .plain th, .wide .plain td { padding-right: 0.4rem; overflow-wrap: anywhere; }
  .wide .plain :is(td, th):first-child { overflow-wrap: normal; }
  .wide .plain :is(td, th):last-child { white-space: nowrap; }
  .wide .results :is(td, th):nth-child(3) { display: none; }
}
@media (max-width: 52rem) { html { scroll-padding-bottom: 4.5rem; } }
@media (max-width: 44rem) {
  .wide .plain thead, .wide .plain tbody, .wide .results tbody { position: static; }
  .wide table.plain { display: table; } .wide .plain thead { position: static; width: auto; height: auto; clip-path: none; display: table-header-group; }
  .wide .plain tbody, .wide .results tbody { display: table-row-group; }
  .wide .plain tr, .wide .results tr { display: table-row; padding: 0; }
  .wide .plain th, .wide .plain td, .wide .results th, .wide .results td { display: table-cell; }
  .wide table.results { display: table; }
  .dense { min-width: 0; }
}
`;
