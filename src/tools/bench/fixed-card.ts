/** What the baselines answer: one card, whatever is asked. */
interface Answer {
  readonly cards: readonly object[];
}

/** Reads one member, as proof that the body was parsed. */
export function fixedCard(body: unknown): Answer {
  const isCall = typeof body === 'object' && body !== null && 'hook' in body;
  const source = { label: 'Baseline', url: 'https://example.org' };
  return { cards: isCall ? [{ summary: 'A fixed card', indicator: 'info', source }] : [] };
}

export function answerJson(body: unknown): string {
  return JSON.stringify(fixedCard(body));
}
