/** So many at once. The others wait in line; a line that would grow for ever, behind a disk or a server that hangs, is closed. */
const mostWaiting = 1_000;

export class Turns {
  readonly #line: (() => void)[] = [];

  constructor(private free: number) {}

  take(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    if (this.#line.length >= mostWaiting) return Promise.reject(new Error('too many wait for the database'));
    return new Promise((resolve) => this.#line.push(resolve));
  }

  give(): void {
    const next = this.#line.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}
