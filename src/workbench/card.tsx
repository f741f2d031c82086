import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Card, Coding, Suggestion } from '../model/cds-hooks.js';
import { IndicatorBadge } from './indicator.js';
import { blocksOf } from './markdown.js';
import { BlockView } from './markdown-view.js';
import { monitoringAddress } from './monitoring-address.js';

interface Props {
  readonly card: Card;
  readonly patient: string;
  readonly sessionId: string;
  readonly accept: (suggestion: Suggestion) => void;
  readonly dismiss: (reason: Required<Coding> | undefined) => void;
  /** False for a card that belongs to no draft of this session. */
  readonly canAct: boolean;
}

/** One card: what is wrong, what to do about it with one press, then why. */
export function CardView({ card, patient, sessionId, accept, dismiss, canAct }: Props): JSX.Element {
  const [first, ...rest] = blocksOf(card.detail ?? '');
  const heading = useId();
  return (
    <article class={`cds-card ${card.indicator}`} data-rule={card.source.topic.code} aria-labelledby={heading}>
      <IndicatorBadge indicator={card.indicator} />
      <h3 id={heading}>{card.summary}</h3>
      {canAct && card.suggestions !== undefined && (
        <div class="suggestions">
          {card.suggestions.map((suggestion) => (
            <button key={suggestion.uuid} type="button" class="suggestion" onClick={() => accept(suggestion)}>
              {suggestion.label}
            </button>
          ))}
        </div>
      )}
      {first !== undefined && <BlockView block={first} />}
      {rest.length > 0 && (
        <details open={card.indicator === 'critical'}>
          <summary>Why, and the values used</summary>
          {rest.map((block, index) => (
            <BlockView key={index} block={block} />
          ))}
        </details>
      )}
      <p class="links">
        {(card.links ?? []).map(({ label, url }) => (
          <a key={url} href={url} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        ))}
        <a href={monitoringAddress(patient, sessionId)} target="_blank" rel="noopener">
          Dose and results over time
        </a>
      </p>
      {canAct && <Dismissal reasons={card.overrideReasons ?? []} dismiss={dismiss} about={card.summary} />}
    </article>
  );
}

interface DismissalProps {
  readonly reasons: readonly Required<Coding>[];
  readonly dismiss: Props['dismiss'];
  readonly about: string;
}

function Dismissal({ reasons, dismiss, about }: DismissalProps): JSX.Element {
  const [code, setCode] = useState('');
  const button = (
    <button
      type="button"
      class="quiet"
      disabled={reasons.length > 0 && code === ''}
      onClick={() => dismiss(reasons.find((reason) => reason.code === code))}
    >
      Dismiss <span class="visually-hidden">{about}</span>
    </button>
  );
  if (reasons.length === 0) return <p class="dismissal">{button}</p>;
  return (
    <p class="dismissal">
      <label class="inline-field">
        <span>Dismiss because</span>
        <select value={code} onChange={(event) => setCode(event.currentTarget.value)}>
          <option value="">choose a reason</option>
          {reasons.map((reason) => (
            <option key={reason.code} value={reason.code}>
              {reason.display}
            </option>
          ))}
        </select>
      </label>
      {button}
    </p>
  );
}
