import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const isThere = existsSync(path);

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/** `describe` for tests in a browser. Not everybody who runs npm test has one; .ci/run installs it, and there its lack fails. */
export function inBrowser(name: string, tests: () => void): void {
  if (isThere || process.env['CI'] !== undefined) describe(`${name} in Chromium`, tests);
  else describe.skip(`${name} in Chromium (skipped: none at ${path}; CHROMIUM names another)`, tests);
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: path, headless: true, args: flags });
}
