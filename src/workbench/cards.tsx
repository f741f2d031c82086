import type { JSX } from 'preact';
import type { Card, Indicator } from '../model/cds-hooks.js';
import { CardView } from './card.js';
import { urgency } from './indicator.js';
import type { Exchange } from './service.js';
import type { Ehr } from './use-ehr.js';

interface Props {
  readonly ehr: Ehr;
  readonly patient: string;
  /** The answer to a request from a file, shown in place of the session's own. */
  readonly loaded: Exchange | undefined;
  readonly forget: () => void;
}

interface Shown {
  readonly exchange: Exchange;
  readonly card: Card;
}

/** What the service says, the most urgent first. */
export function Cards({ ehr, patient, loaded, forget }: Props): JSX.Element {
  const shown = loaded === undefined ? cardsOf(ehr) : cardsIn(loaded);
  const open = shown.filter(({ card }) => !ehr.done.has(card.uuid));
  const failures = [loaded ?? ehr.ordered, loaded === undefined ? ehr.opened : undefined].filter(hasFailed);
  return (
    <section class="panel cards" aria-labelledby="cards" aria-busy={ehr.isAsking}>
      <h2 id="cards">Cards</h2>
      {loaded !== undefined && (
        <p class="notice">
          The answer to {loaded.file}.{' '}
          <button type="button" class="quiet" onClick={forget}>
            Back to this chart
          </button>
        </p>
      )}
      <p class="count" role="status">
        {stateWords(loaded === undefined ? exchangesOf(ehr) : [loaded], ehr.problem) ?? countWords(open)}
      </p>
      {failures.map(({ service, status, failure }) => (
        <div key={service} class="cds-card critical" role="alert">
          <h3>No check: the service refused ({status}).</h3>
          <p>{failure}</p>
        </div>
      ))}
      {open.map(({ exchange, card }) => (
        <CardView
          key={card.uuid}
          card={card}
          patient={patient}
          sessionId={ehr.sessionId}
          accept={(suggestion) => ehr.acceptSuggestion(exchange, card, suggestion)}
          dismiss={(reason) => ehr.dismiss(exchange, card, reason)}
          canAct={loaded === undefined}
        />
      ))}
      {open.length > 0 && <ToCards words={countWords(open)} indicator={open[0]?.card.indicator} />}
      <Folded exchanges={loaded === undefined ? [ehr.ordered, ehr.opened] : [loaded]} />
      <p class="said" role="status">
        {ehr.feedback}
      </p>
    </section>
  );
}

/** On a small screen the cards lie below the form: they are announced where the eye is. */
function ToCards({
  words,
  indicator = 'info',
}: {
  readonly words: string;
  readonly indicator: Indicator | undefined;
}): JSX.Element {
  return (
    <button
      type="button"
      class={`to-cards ${indicator}`}
      onClick={() => document.getElementById('cards')?.scrollIntoView()}
    >
      {words}
    </button>
  );
}

function hasFailed(exchange: Exchange | undefined): exchange is Exchange {
  return exchange !== undefined && exchange.answer === undefined;
}

/** The drafts' cards and, where they say nothing of it already, those of opening the chart. */
function cardsOf({ ordered, opened }: Ehr): readonly Shown[] {
  const ofDrafts = cardsIn(ordered);
  const said = new Set(ofDrafts.map(({ card }) => card.source.topic.code));
  const ofChart = cardsIn(opened).filter(({ card }) => !said.has(card.source.topic.code));
  return [...ofDrafts, ...ofChart].sort((a, b) => rank(a) - rank(b));
}

function cardsIn(exchange: Exchange | undefined): readonly Shown[] {
  return exchange === undefined ? [] : (exchange.answer?.cards ?? []).map((card) => ({ exchange, card }));
}

function rank({ card }: Shown): number {
  return urgency.indexOf(card.indicator);
}

/** The calls whose answers are shown; undefined while one is under way. */
function exchangesOf({ opened, ordered, session }: Ehr): readonly (Exchange | undefined)[] {
  return session.drafts.length > 0 ? [opened, ordered] : [opened];
}

/** Nothing is called checked before its answer is there. */
function stateWords(exchanges: readonly (Exchange | undefined)[], problem: string | undefined): string | undefined {
  if (problem !== undefined || exchanges.some(hasFailed)) return 'Not checked.';
  return exchanges.includes(undefined) ? 'Checking …' : undefined;
}

function countWords(open: readonly Shown[]): string {
  if (open.length === 0) return 'No card: checked with what this EHR lets the service see, and nothing to say.';
  const parts = urgency.flatMap((indicator) => {
    const count = open.filter(({ card }) => card.indicator === indicator).length;
    return count === 0 ? [] : [`${count} ${indicator}`];
  });
  return open.length === 1 ? `${parts.join('')} card` : `${open.length} cards: ${parts.join(', ')}`;
}

/** Cards that the service keeps back, since this user overrode them. */
function Folded({ exchanges }: { readonly exchanges: readonly (Exchange | undefined)[] }): JSX.Element {
  const folded = exchanges.flatMap((exchange) => exchange?.answer?.extension['org.azathioprine-cds'].folded ?? []);
  return (
    <>
      {folded.map(({ card, rules, reason, until }) => (
        <p key={card} class="hint">
          Not shown again until {until.slice(0, 10)}: {rules.join(', ')}. You dismissed it ({reason}), and nothing that
          it rests on has changed.
        </p>
      ))}
    </>
  );
}
