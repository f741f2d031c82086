import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../model/cds-hooks.js';
import { IndicatorBadge } from './indicator.js';
import { renewalOf } from './orders.js';
import { askWith, type Exchange } from './service.js';
import type { Setup } from './setup.js';
import type { Course } from './therapy.js';

interface Props {
  readonly setup: Setup;
  readonly patient: string;
  readonly server: string;
  /** Of thiopurines. */
  readonly courses: readonly Course[];
}

/** A user of this page alone: nothing that was dismissed elsewhere is missing here. */
const user = `Practitioner/monitoring-${crypto.randomUUID().slice(0, 8)}`;

/** What the service says is due. It speaks of monitoring where an order is signed, so a renewal that is never sent is asked about. */
export function Due({ setup, patient, server, courses }: Props): JSX.Element {
  const [exchange, setExchange] = useState<Exchange>();
  const [problem, setProblem] = useState<string>();
  const active = courses.filter(({ isActive }) => isActive);
  useEffect(() => {
    const drafts = active.map(({ order }, index) => renewalOf(order, undefined, `renewal-${index + 1}`));
    const hook = drafts.length === 0 ? 'patient-view' : 'order-sign';
    askWith(server, setup.templates, { hook, user, patient, drafts }).then(setExchange, (error: unknown) => {
      setProblem(String(error));
    });
  }, []);
  const refused = exchange !== undefined && exchange.answer === undefined ? exchange.failure : undefined;
  return (
    <section class="due" aria-labelledby="due" aria-busy={exchange === undefined}>
      <h2 id="due">What is due</h2>
      {(problem ?? refused) !== undefined && (
        <p role="alert" class="problem">
          The service could not be asked. {problem ?? refused}
        </p>
      )}
      {active.length === 0 && <p class="hint">No thiopurine is running.</p>}
      {exchange?.answer !== undefined && <Said cards={exchange.answer.cards} isRunning={active.length > 0} />}
    </section>
  );
}

function Said({
  cards,
  isRunning,
}: {
  readonly cards: readonly Card[];
  readonly isRunning: boolean;
}): JSX.Element | null {
  if (cards.length === 0) {
    if (!isRunning) return null;
    return <p class="said">Nothing: if it were renewed today, the service would stay silent.</p>;
  }
  return (
    <ul class="due-list">
      {cards.map((card) => (
        <li key={card.uuid} class={`cds-card ${card.indicator}`}>
          <IndicatorBadge indicator={card.indicator} /> <strong>{card.summary}</strong>{' '}
          <a href={`/rules/${encodeURIComponent(card.source.topic.code)}`}>{card.source.topic.display}</a>
        </li>
      ))}
    </ul>
  );
}
