/** Places the span of the values between two coordinates; a span of nothing lies in the middle. */
export function placed(values: readonly number[], from: number, to: number): (value: number) => number {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  return (value) =>
    Math.round((span === 0 ? (from + to) / 2 : from + ((value - least) / span) * (to - from)) * 10) / 10;
}
