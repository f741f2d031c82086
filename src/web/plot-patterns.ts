import { html, type Html } from './html.js';

/** Fills that are told apart in black and white. Once a drawing: their ids are the page's. */
export const patterns: Html = html`<defs>
  <pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path class="stroke" d="M0 0V5" />
  </pattern>
  <pattern id="dotted" width="5" height="5" patternUnits="userSpaceOnUse">
    <circle class="dot" cx="2" cy="2" r="1" />
  </pattern>
</defs>`;
