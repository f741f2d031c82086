/** The EHR behind the screen: one patient's chart and session, and the hooks that follow from every change of them. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Card, Coding, Suggestion } from '../model/cds-hooks.js';
import type { FhirJson } from '../model/json.js';
import type { HookName } from '../model/orders.js';
import { recordWith } from './chart.js';
import { readRecord } from './fhir.js';
import { fire, sendFeedback, type Exchange } from './service.js';
import { accept, newSession, sign, type Session } from './session.js';
import { plainSettings, type Settings } from './settings.js';
import type { Setup } from './setup.js';

/** Typing is not answered stroke by stroke. */
const debounceMs = 250;

/** A user of this page alone: what one tester dismisses stays visible to the next. */
const user = `Practitioner/workbench-${crypto.randomUUID().slice(0, 8)}`;

export interface Ehr {
  readonly record: readonly FhirJson[] | undefined;
  readonly session: Session;
  readonly change: (next: (session: Session) => Session) => void;
  readonly settings: Settings;
  readonly set: (settings: Settings) => void;
  /** The last answers: to opening the chart, and to the drafts. */
  readonly opened: Exchange | undefined;
  readonly ordered: Exchange | undefined;
  readonly isAsking: boolean;
  readonly problem: string | undefined;
  /** uuids of cards that the user is done with. */
  readonly done: ReadonlySet<string>;
  readonly feedback: string;
  readonly acceptSuggestion: (exchange: Exchange, card: Card, suggestion: Suggestion) => void;
  readonly dismiss: (exchange: Exchange, card: Card, reason: Required<Coding> | undefined) => void;
  readonly sessionId: string;
}

export function useEhr(setup: Setup, patient: string): Ehr {
  const [base, setBase] = useState<readonly FhirJson[]>();
  const [session, setSession] = useState(newSession);
  const [settings, set] = useState(plainSettings);
  const [opened, setOpened] = useState<Exchange>();
  const [ordered, setOrdered] = useState<Exchange>();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [feedback, setFeedback] = useState('');
  const sessionId = useMemo(() => crypto.randomUUID(), []);
  const record = base && recordWith(base, session.saved);
  const latest = useRef({ record, session });
  latest.current = { record, session };

  const failed = (error: unknown): void => {
    setProblem(String(error));
  };

  useEffect(() => {
    readRecord('/fhir', patient).then(setBase, failed);
  }, [patient]);

  /** Fires a hook; a newer firing of the same effect makes this one's answer unwanted. */
  const ask = (hook: HookName, waitMs: number, answered: (exchange: Exchange) => void): (() => void) => {
    const gaveUp = new AbortController();
    const { drafts, editing, saved } = session;
    const asked = { hook, user, patient, drafts, ...(editing === undefined ? {} : { editing }) };
    const timer = setTimeout(() => {
      const { templates } = setup;
      fire({ asked, settings, session: sessionId, saved, templates, signal: gaveUp.signal }).then(
        (exchange) => {
          if (gaveUp.signal.aborted) return;
          setProblem(undefined);
          answered(exchange);
        },
        (error: unknown) => {
          if (gaveUp.signal.aborted) return;
          setAsking(false);
          failed(error);
        },
      );
    }, waitMs);
    return () => {
      clearTimeout(timer);
      gaveUp.abort();
    };
  };

  useEffect(() => {
    setOpened(undefined);
    return ask('patient-view', 0, setOpened);
  }, [session.saved, settings]);

  const { drafts, stage, editing, saved } = session;
  useEffect(() => {
    setOrdered(undefined);
    setAsking(drafts.length > 0);
    if (drafts.length === 0) return;
    const hook =
      settings.hooks === 'older' ? 'medication-prescribe' : stage === 'writing' ? 'order-select' : 'order-sign';
    return ask(hook, stage === 'signing' ? 0 : debounceMs, (exchange) => {
      setOrdered(exchange);
      setAsking(false);
      if (stage === 'signing') setSession(exchange.answer?.cards.length === 0 ? signNow : toReview);
    });
  }, [drafts, stage === 'writing', editing, saved, settings]);

  const signNow = (current: Session): Session => sign(current, latest.current.record ?? [], new Date());

  const report = (exchange: Exchange, card: Card, entry: object): void => {
    const said = { card: card.uuid, outcomeTimestamp: new Date().toISOString(), ...entry };
    sendFeedback(exchange.service, said).then((status) => {
      setFeedback(status === 200 ? 'Feedback sent.' : `Feedback was refused (${status}).`);
    }, failed);
    setDone(new Set([...done, card.uuid]));
  };

  return {
    record,
    session,
    change: setSession,
    settings,
    set,
    opened,
    ordered,
    isAsking,
    problem,
    done,
    feedback,
    sessionId,
    acceptSuggestion: (exchange, card, suggestion) => {
      setSession(accept(session, suggestion));
      report(exchange, card, { outcome: 'accepted', acceptedSuggestions: [{ id: suggestion.uuid }] });
    },
    dismiss: (exchange, card, reason) => {
      const given = reason && { overrideReason: { reason: { code: reason.code, system: reason.system } } };
      report(exchange, card, { outcome: 'overridden', ...given });
    },
  };
}

function toReview(session: Session): Session {
  return { ...session, stage: 'reviewing' };
}
