/** A bar that is drawn over itself; where nobody watches, nothing. */
const width = 30;

export function progressBar(stream: NodeJS.WriteStream): {
  readonly show: (step: string, done: number, of: number) => void;
  readonly end: () => void;
} {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  let shown = '';
  return {
    show: (step, done, of) => {
      const share = of === 0 ? 1 : Math.min(1, done / of);
      const full = Math.floor(width * share);
      const line = `${step.padEnd(8)} [${'#'.repeat(full)}${'.'.repeat(width - full)}] ${Math.floor(100 * share)} %`;
      if (line !== shown) stream.write(`\r${line}`);
      shown = line;
    },
    end: () => {
      stream.write(`\r${' '.repeat(shown.length)}\r`);
    },
  };
}
