/** The metrics, as Prometheus reads them. Labels are ids of our own: hooks, outcomes, rules, keys, states. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Meter } from '../model/meter.js';

/** Seconds: a hook has half of one. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 1, 2.5, 10];

export function openMeter(registry: Registry): Meter {
  const registers = [registry];
  const calls = new Counter({
    name: 'azathioprine_calls_total',
    help: 'Calls of the services, by how they ended.',
    labelNames: ['hook', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'azathioprine_call_seconds',
    help: 'From the head of a call to the end of its answer, for calls that got one.',
    labelNames: ['hook'],
    buckets,
    registers,
  });
  const cards = new Counter({
    name: 'azathioprine_cards_total',
    help: 'Cards, by their leading rule.',
    labelNames: ['rule', 'indicator'],
    registers,
  });
  const fired = new Counter({
    name: 'azathioprine_rules_fired_total',
    help: 'Rules that fired, whether they lead a card or stand on that of another.',
    labelNames: ['rule'],
    registers,
  });
  const data = new Counter({
    name: 'azathioprine_data_total',
    help: 'What became of the data of a call.',
    labelNames: ['key', 'state'],
    registers,
  });
  const queries = new Histogram({
    name: 'azathioprine_fhir_query_seconds',
    help: 'Queries of FHIR servers.',
    labelNames: ['result'],
    buckets,
    registers,
  });
  const incidents = new Counter({
    name: 'azathioprine_incidents_total',
    help: 'Incidents that the log tells of: something else failed, and the service went on.',
    labelNames: ['incident'],
    registers,
  });
  const selfTest = new Gauge({
    name: 'azathioprine_self_test_failed',
    help: '1 where a rule did not do with a canary patient what it must.',
    labelNames: ['rule'],
    registers,
  });
  return {
    called: (hook, outcome, took) => {
      calls.inc({ hook, outcome });
      if (outcome === 'cards' || outcome === 'silent') seconds.observe({ hook }, took);
    },
    answered: ({ cards: shown, extension }) => {
      const account = extension['org.azathioprine-cds'];
      for (const { indicator, source } of shown) cards.inc({ rule: source.topic.code, indicator });
      for (const { rule, outcome } of account.checks ?? []) if (outcome === 'fired') fired.inc({ rule });
      for (const { key, state } of account.data ?? []) data.inc({ key, state });
    },
    queried: (result, took) => {
      queries.observe({ result }, took);
    },
    incident: (incident) => {
      incidents.inc({ incident });
    },
    selfTested: (rule, hasFailed) => {
      selfTest.set({ rule }, hasFailed ? 1 : 0);
    },
  };
}

/** Read when the metrics are asked for. */
export function gaugeCalls(
  registry: Registry,
  read: () => { readonly inFlight: number; readonly waiting: number },
): void {
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  };
  gauge('azathioprine_calls_in_flight', 'Calls that are let in and not yet answered.', () => read().inFlight);
  gauge('azathioprine_calls_waiting', 'Calls in flight that wait for their turn.', () => read().waiting);
}
