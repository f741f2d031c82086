/** The one style sheet of all pages. It is a module, since the build copies no other files. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9;
  --paper: #ffffff;
  --ink: #1b2430;
  --quiet: #4d5a6a;
  --line: #d3d9e1;
  --edge: #7c8896;
  --link: #0b5cad;
  --button: #0b5cad;
  --button-ink: #ffffff;
  --code: #eceff3;
  --critical: #b3141f;
  --critical-paper: #fdeeee;
  --warning: #8a4b00;
  --warning-paper: #fff4e2;
  --info: #1f5a8c;
  --info-paper: #eaf3fb;
  --none: #2f6b3a;
  --none-paper: #ecf6ee;
  --badge-ink: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12171d;
    --paper: #1b222b;
    --ink: #e8edf2;
    --quiet: #aab6c3;
    --line: #37424f;
  --edge: #8593a2;
    --link: #82bdf5;
    --button: #82bdf5;
    --button-ink: #0d1620;
    --code: #262f3a;
    --critical: #ff9a9a;
    --critical-paper: #3a1c20;
    --warning: #f5bd6e;
    --warning-paper: #372814;
    --info: #8cc4f3;
    --info-paper: #17293a;
    --none: #8ed39c;
    --none-paper: #17301d;
    --badge-ink: #12171d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
header, main, footer { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
header {
  display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem;
  padding-top: 0.9rem; padding-bottom: 0.9rem; border-bottom: 1px solid var(--line);
}
.brand { font-weight: 700; color: var(--ink); text-decoration: none; margin-right: auto; padding: 0.3rem 0; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
nav a { padding: 0.3rem 0; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); color: var(--quiet); }
.skip { position: absolute; left: 0.5rem; top: -4rem; background: var(--paper); color: var(--link); padding: 0.5rem 1rem; z-index: 1; }
.skip:focus { top: 0.5rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.3rem); line-height: 1.2; margin: 1.8rem 0 0.6rem; overflow-wrap: break-word; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.2rem 0 0.6rem; }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 0.3rem; }
h4 { font-size: 0.85rem; letter-spacing: 0.02em; color: var(--quiet); margin: 0.9rem 0 0.2rem; }
p { margin: 0.4rem 0 0.8rem; }
p, li { overflow-wrap: break-word; }
main > p, .lead, .evidence, .rules { max-width: 48rem; }
.lead { font-size: 1.15rem; }
.notice { background: var(--info-paper); border-left: 4px solid var(--info); padding: 0.7rem 1rem; }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: 0.88em; overflow-wrap: anywhere; }
:not(pre) > code { background: var(--code); padding: 0.1em 0.35em; border-radius: 4px; }
.ways, .patients { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
.patients { align-items: start; }
.ways > div, .patient { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem; min-width: 0; }
.ways > div > :last-child { margin-bottom: 0; }
.who { color: var(--quiet); margin-top: 0; }
.open {
  display: inline-block; background: var(--button); color: var(--button-ink); text-decoration: none;
  font-weight: 600; padding: 0.5rem 1rem; border-radius: 6px;
}
.open:hover { text-decoration: underline; }
.try { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: 0.1rem; }
.try ol { margin: 0; padding-left: 1.4rem; }
.why { color: var(--quiet); }
.card { border-left: 5px solid var(--line); border-radius: 4px; padding: 0.6rem 0.8rem; margin: 0.2rem 0 0.5rem; font-weight: 600; }
.card a { display: inline-block; font-weight: 400; font-size: 0.88em; padding: 0.15rem 0; }
.card.critical { background: var(--critical-paper); border-color: var(--critical); }
.card.warning { background: var(--warning-paper); border-color: var(--warning); }
.card.info { background: var(--info-paper); border-color: var(--info); }
.card.none { background: var(--none-paper); border-color: var(--none); }
.badge {
  display: inline-block; color: var(--badge-ink); font-size: 0.8rem; font-weight: 700; line-height: 1.5;
  padding: 0 0.5rem; border-radius: 4px; white-space: nowrap;
}
.badge.critical { background: var(--critical); }
.badge.warning { background: var(--warning); }
.badge.info { background: var(--info); }
.badge.none { background: var(--none); }
details > summary { cursor: pointer; color: var(--link); padding: 0.35rem 0; }
pre {
  background: var(--code); border-radius: 6px; padding: 0.75rem; margin: 0.2rem 0 0; max-height: 16rem; overflow: auto;
  white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; font-size: 0.92rem;
}
.table { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); }
table { border-collapse: collapse; width: 100%; min-width: 44rem; }
th, td { text-align: left; vertical-align: top; padding: 0.55rem 0.75rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { background: var(--code); font-size: 0.88rem; }
tbody th { font-weight: 600; }
.term { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: 0.85rem; overflow-wrap: anywhere; }
@media (max-width: 44rem) {
  table { min-width: 0; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, tbody th, td { display: block; }
  tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  tr:last-child { border-bottom: 0; }
  th, td { border-bottom: 0; padding: 0.15rem 0.75rem; }
}
small { color: var(--quiet); font-size: 0.88em; }
.crumb { margin-top: 1.5rem; }
.crumb + h1 { margin-top: 0; }
.rules, .evidence { padding-left: 1.25rem; }
.rules li, .evidence li { margin-bottom: 0.5rem; }
.address { margin-top: 1.8rem; }
li:target { background: var(--warning-paper); }
.period { display: flex; flex-wrap: wrap; align-items: end; gap: 0.5rem 1rem; margin: 1rem 0; }
.period input, .period button {
  font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: 6px; padding: 0.35rem 0.6rem;
}
.period button { background: var(--button); color: var(--button-ink); border-color: var(--button); font-weight: 600; }
.counts td, .counts th { font-variant-numeric: tabular-nums; }
.counts tbody th { min-width: 8rem; }
.counts .name { display: block; overflow-wrap: anywhere; }
.counts ul { margin: 0.2rem 0 0; padding-left: 1.1rem; font-size: 0.88em; }
.hidden { color: var(--quiet); font-style: italic; }
.queue { padding-left: 1.4rem; }
.queue > li { border-top: 1px solid var(--line); padding-top: 0.2rem; margin-bottom: 1rem; }
.queue h2 { font-size: 1.05rem; margin: 0.8rem 0 0.3rem; overflow-wrap: anywhere; }
.queue h3 { font-size: 0.9rem; color: var(--quiet); }
.plot { display: block; width: 100%; max-width: 36rem; height: auto; margin: 0.6rem 0 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.plot text { fill: var(--ink); font-size: 10px; }
.plot .quiet { fill: var(--quiet); font-size: 9px; }
.plot .grid { stroke: var(--line); stroke-width: 0.7; }
.plot .interval { stroke: var(--ink); stroke-width: 1.4; fill: none; }
.plot .mark { fill: var(--ink); }
.plot .frame { fill: transparent; stroke: none; }
.plot .point:focus { outline: none; }
.plot .point:focus .frame, .plot .point:hover .frame { stroke: var(--link); stroke-width: 1.5; }
.plot .value { visibility: hidden; font-size: 8.5px; }
.plot .point:focus .value, .plot .point:hover .value { visibility: visible; }
.plot .part { stroke: var(--ink); stroke-width: 0.7; }
.plot .accepted { fill: var(--ink); }
.plot .unanswered { fill: var(--paper); }
.plot .stroke { stroke: var(--ink); stroke-width: 2; }
.plot .dot { fill: var(--ink); }
@media (max-width: 44rem) {
  [data-label]::before { content: attr(data-label) ": "; color: var(--quiet); }
}
@media print {
  :root { --page: #fff; --paper: #fff; --ink: #000; --quiet: #333; --line: #999; --link: #000; --code: #fff; }
  header nav, .skip, .period { display: none; }
  .table { overflow: visible; }
  .plot, tr { break-inside: avoid; }
}
`;
