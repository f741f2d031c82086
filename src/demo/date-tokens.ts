/**
 * Dates of the demo patients are written relative to today, so that a story stays true on any day:
 * `{{today-90}}` becomes a date (YYYY-MM-DD), `{{now-90}}` a dateTime, both in UTC and shifted by whole days.
 */
const token = /\{\{(today|now)([+-]\d+)?\}\}/g;
const dayMs = 86_400_000;

/** `text` with every token replaced. A shift that leaves the calendar of JavaScript dates throws a RangeError. */
export function resolveDateTokens(text: string, now: Date): string {
  return text.replace(token, (_match, kind: string, shift: string | undefined) => {
    const iso = new Date(now.getTime() + Number(shift ?? 0) * dayMs).toISOString();
    return kind === 'today' ? iso.slice(0, 10) : iso;
  });
}
