/** The letters and colours of pictures, on the page and in a file of their own. */
export const pictureStyle = `
.picture { font: 12px/1.2 var(--sans); fill: currentColor; color: var(--ink); overflow: visible; }
.picture text { white-space: pre; }
.picture a { color: inherit; }
.picture .rung { stroke: var(--line); stroke-width: 0.75; }
.picture .zero { stroke: var(--quiet); }
.picture .level, .picture .axis { fill: var(--quiet); font-size: 10.5px; stroke-width: 0; }
.picture .level { letter-spacing: 0.04em; text-transform: uppercase; font-size: 9.5px; }
.picture path.axis, .picture .axis path { stroke: var(--quiet); stroke-width: 0.75; }
.picture .word { font-size: 12px; }
.picture .number, .picture .value { stroke: var(--paper); stroke-width: 3px; paint-order: stroke; stroke-linejoin: round; }
.picture .value { font-size: 11.5px; font-variant-numeric: tabular-nums; }
.picture .number { font-size: 9px; fill: var(--quiet); font-variant-numeric: tabular-nums; }
.picture .silent { font-style: italic; fill: var(--quiet); font-size: 11.5px; }
.picture .beyond { fill: var(--quiet); font-size: 9px; }
.picture .side { font-weight: 600; font-size: 12.5px; fill: currentColor; stroke: none; }
.picture .span { stroke: currentColor; stroke-width: 1; opacity: 0.45; }
.picture .rise { fill: none; stroke: var(--ink); stroke-width: 1.25; stroke-dasharray: 2 3; opacity: 0.6; }
.picture .sign { stroke-width: 1.6; }
.picture .sign:not(.affirms) path, .picture .sign.avoids circle, .picture .qualifies path { fill: var(--paper); }
.picture .avoids { stroke-dasharray: 2.2 1.6; }
.picture .avoids circle { fill: var(--paper); }
.picture .bar { opacity: 0.85; }
.picture .interval { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.picture .deed { stroke: var(--ink); stroke-width: 2; }
.picture .withheld { stroke: var(--stop); stroke-width: 1.8; fill: var(--paper); }
.picture .words { stroke: currentColor; stroke-width: 1.6; stroke-dasharray: 5 3; }
.picture .track { fill: var(--line); }
.picture .range { fill: var(--ink); }
.picture .bound { stroke: var(--paper); stroke-width: 1.5; }
.picture .side-0 { color: var(--one); }
.picture .side-1 { color: var(--two); }
.picture a:hover { opacity: 0.6; }
`;

const light = `
  --paper: #fffefa; --ink: #1d1c1a; --quiet: #64605a; --line: #dfdbd2; --one: #24588f; --two: #9a4a10; --stop: #a01c2c; --link: #24588f; --tint: #f5f2ea;`;
const dark = `
  --paper: #161719; --ink: #ebe8e1; --quiet: #a7a299; --line: #3a3a3c; --one: #8fbcec; --two: #eaa66c; --stop: #ff8f8f; --link: #9cc4f0; --tint: #1f2023;`;

export const palette = `
:root { color-scheme: light dark; --sans: ui-sans-serif, "Gill Sans", "Gill Sans MT", Optima, Candara, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "TeX Gyre Pagella", Georgia, "Noto Serif", serif;${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
@media print { :root { color-scheme: light;${light} --paper: #fff; --tint: #fff; } }
`;

/** The page's only style sheet. */
export const pageStyle = `${palette}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 400 1.0625rem/1.55 var(--serif); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 4rem; max-width: 74rem; overflow-wrap: break-word; }
a { color: inherit; text-decoration-color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.17em; }
a:hover { color: var(--link); text-decoration-thickness: 2px; }
h1 a { text-decoration: none; }
nav a, summary { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.5rem 1rem; z-index: 1; }
h1, h2, h3, p, figure, dl, dd, ul, blockquote { margin: 0; }
h1 { font-size: clamp(2.1rem, 6vw, 3.4rem); line-height: 1.08; font-weight: 400; letter-spacing: -0.015em; text-wrap: balance; }
h2 { font-size: 1.65rem; line-height: 1.2; font-weight: 400; letter-spacing: -0.005em; }
h3 { font-size: 1.06rem; line-height: 1.35; font-weight: 600; }
ul { padding: 0; list-style: none; }
small, .note, th, .meta, nav, footer, summary, dt, .code { font-family: var(--sans); }
.note, .meta, small { font-size: 0.84rem; line-height: 1.5; color: var(--quiet); }
.note { max-width: 46rem; }
header { padding: 2.2rem 0 0; }
.banner { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.3rem 2rem; margin-bottom: 2.4rem; font: 0.8rem/1.4 var(--sans); color: var(--quiet); letter-spacing: 0.02em; }
.banner b { color: var(--ink); }
.lead { margin-top: 0.7rem; font-size: 1.22rem; line-height: 1.45; font-style: italic; color: var(--quiet); max-width: 40rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; font-size: 0.88rem; margin-top: 1.5rem; }
main > section { margin-top: 3.6rem; padding-top: 1.1rem; border-top: 1px solid var(--ink); }
section > h2 + .say { margin-top: 0.5rem; }
.say { font-size: 1.14rem; line-height: 1.5; max-width: 44rem; }
.say + .note, .say + .say { margin-top: 0.6rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.6rem), 1fr)); gap: 1.7rem 1.6rem; margin-top: 1.6rem; }
.figures dt { font-size: 0.84rem; color: var(--quiet); line-height: 1.35; }
.figures .wide { grid-column: span 2; }
.figures .value { font-size: 2.35rem; line-height: 1.1; font-feature-settings: "lnum", "tnum"; white-space: nowrap; }
.figures .value small { font-size: 0.95rem; color: var(--quiet); }
.figures > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures .detail { order: -1; font: 0.8rem/1.4 var(--sans); color: var(--quiet); margin-top: 0.15rem; }
.opening { display: grid; gap: 2.4rem 3.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); margin-top: 2.6rem; }
.opening h2 { font: 600 0.84rem/1.4 var(--sans); letter-spacing: 0.06em; text-transform: uppercase; color: var(--quiet); margin-bottom: 0.6rem; }
.opening li { margin-bottom: 0.85rem; line-height: 1.45; }
.opening .asked { display: block; font-size: 0.94rem; font-style: italic; color: var(--quiet); }
.pair { display: grid; gap: 2rem 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); margin-top: 1.7rem; align-items: start; }
figure { max-width: 34rem; break-inside: avoid; }
figcaption { margin-bottom: 0.7rem; }
figcaption .note { margin-top: 0.15rem; }
.one { color: var(--one); } .two { color: var(--two); }
.key { display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; margin-top: 1.2rem; font: 0.84rem/1.4 var(--sans); }
.key li { display: flex; align-items: center; gap: 0.45rem; }
.key svg { width: 1.1rem; height: 1.1rem; flex: none; }
svg.picture { display: block; width: 100%; height: auto; }
details { margin-top: 1.4rem; }
summary { cursor: pointer; font-size: 0.88rem; color: var(--link); width: fit-content; }
table { border-collapse: collapse; width: 100%; margin-top: 0.9rem; font-size: 0.95rem; line-height: 1.4; }
th { text-align: left; font-weight: 600; font-size: 0.78rem; color: var(--quiet); vertical-align: bottom; }
tbody th { font: 400 1em/1.4 var(--serif); color: inherit; vertical-align: top; }
th, td { padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
td.number, th.number { font-variant-numeric: tabular-nums; font-feature-settings: "lnum", "tnum"; white-space: nowrap; }
th.number { white-space: normal; }
.matrix .depth-1 { padding-left: 1.1rem; } .matrix .depth-2 { padding-left: 2.2rem; } .matrix .depth-3 { padding-left: 3.3rem; }
.steps { display: inline-flex; gap: 2px; margin-right: 0.5rem; }
.steps i { width: 0.72rem; height: 0.72rem; border: 1px solid var(--quiet); }
.steps i.on { background: var(--ink); border-color: var(--ink); }
.status { font-family: var(--sans); font-size: 0.84rem; }
.status.unknown { font-style: italic; color: var(--quiet); }
.withheld-list li + li { margin-top: 0.9rem; }
.stop { color: var(--stop); font-family: var(--sans); font-size: 0.84rem; }
td li + li, .plain li + li { margin-top: 0.3rem; }
.contradiction, .assessment { margin-top: 2.4rem; break-inside: avoid; }
.contradiction .pair { margin-top: 0.7rem; gap: 1.1rem 3rem; }
blockquote { padding-left: 1rem; border-left: 3px solid var(--line); }
blockquote .words { font-size: 1.14rem; line-height: 1.42; }
blockquote .meta { margin-top: 0.35rem; }
.assessment { padding-top: 1.3rem; border-top: 1px solid var(--line); }
.assessment h3 { font: italic 400 1.05rem/1.4 var(--serif); color: var(--quiet); }
.judgement { font-size: 1.4rem; line-height: 1.36; margin: 0.2rem 0 0.4rem; max-width: 46rem; text-wrap: pretty; }
.grounds { display: grid; gap: 1.2rem 3rem; grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr); margin-top: 1.1rem; }
.grounds h4 { font: 600 0.78rem/1.4 var(--sans); color: var(--quiet); margin: 0 0 0.4rem; }
.evidence li { display: grid; grid-template-columns: 1.4rem minmax(0, 1fr); margin-bottom: 0.6rem; line-height: 1.42; }
.evidence .role { font-family: var(--sans); font-weight: 600; }
.evidence .CONTRADICTS .role { color: var(--stop); }
.code { font-size: 0.78rem; font-weight: 600; border: 1px solid var(--line); padding: 0 0.3em; white-space: nowrap; color: var(--ink); }
.missing { color: var(--stop); font-family: var(--sans); font-size: 0.84rem; }
.aside dt { font-size: 0.78rem; font-weight: 600; color: var(--quiet); margin-top: 0.9rem; }
.aside dt:first-child { margin-top: 0; }
.aside dd { line-height: 1.45; font-size: 0.98rem; }
.aside .picture { max-width: 25rem; margin-top: 0.2rem; }
.left-out { margin-top: 1rem; font: italic 0.95rem/1.5 var(--serif); color: var(--quiet); }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--ink); font-size: 0.84rem; line-height: 1.55; color: var(--quiet); }
footer p { max-width: 50rem; } footer p + p { margin-top: 0.5rem; }
@media (max-width: 46rem) {
  .grounds { grid-template-columns: minmax(0, 1fr); }
  table:not(.said) { display: block; overflow-x: auto; }
  .said thead { position: absolute; left: -99rem; }
  .said tr { display: block; padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
  .said :is(th, td) { display: inline; border: 0; padding: 0 0.6rem 0 0; }
  .said td.words { display: block; }
  .matrix .deeds, .matrix .steps { display: none; }
  .matrix :is(th, td) { white-space: normal; overflow-wrap: anywhere; padding-right: 0.5rem; }
  .matrix td { font-size: 0.84rem; }
  .figures .wide { grid-column: 1 / -1; }
}
@media print {
  @page { margin: 16mm 15mm; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  h2, h3, figcaption { break-after: avoid; }
  main > section { margin-top: 2rem; }
  tr, blockquote, .evidence li { break-inside: avoid; }
  .apart, .judged { break-before: page; }
  .pair { grid-template-columns: 1fr 1fr; gap: 1rem 2rem; }
  details::details-content { content-visibility: visible; display: block; }
  summary { list-style: none; color: var(--quiet); }
}
`;
