import type { JSX } from 'preact';
import type { Indicator } from '../model/cds-hooks.js';

const shapes: { readonly [I in Indicator]: JSX.Element } = {
  critical: <path d="M7 1h10l6 6v10l-6 6H7l-6-6V7z" />,
  warning: <path d="M12 1.5 23.5 22.5H.5z" />,
  info: <circle cx="12" cy="12" r="11" />,
};
const marks: { readonly [I in Indicator]: string } = { critical: '!', warning: '!', info: 'i' };

export const urgency: readonly Indicator[] = ['critical', 'warning', 'info'];

/** Urgency by word, shape and colour. */
export function IndicatorBadge({ indicator }: { readonly indicator: Indicator }): JSX.Element {
  return (
    <span class={`badge ${indicator}`}>
      <svg class="shape" viewBox="0 0 24 24" aria-hidden="true">
        {shapes[indicator]}
        <text x="12" y={indicator === 'warning' ? 20 : 18} text-anchor="middle">
          {marks[indicator]}
        </text>
      </svg>
      {indicator}
    </span>
  );
}
