/**
 * The store behind a port, for a test that kills it: the body of each post is a card, and 200 says that its feedback is kept.
 * Started ahead of its turn; opens the folder once it is told to, and says its port.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postgresAt, sqliteIn } from '../../src/store/open-database.js';
import { storeOn } from './kept.js';

/** Without an address: SQLite in the folder. */
const [, , folder = '', address] = process.argv;
/** Short, so that a lock of some milliseconds is enough for the spool to be used. */
const options = { patienceMs: 40, restMs: 20 };
const betweenReplaysMs = 15;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function open(): Promise<void> {
  const store = storeOn(address === undefined ? sqliteIn(folder) : postgresAt(address), folder, {
    options,
    now: () => new Date(),
    mostBytes: 1e9,
  });
  await store.database();
  await store.replay();
  const server = createServer((request, response) => {
    const answer = async (): Promise<number> => {
      const entry = { service: 's', card: await textOf(request), outcome: 'overridden', accepted: [] } as const;
      await store.keep('tenant-1', [{ ...entry, outcomeTimestamp: '2026-03-02T10:00:00Z' }]);
      return 200;
    };
    void answer()
      .catch(() => 503)
      .then((status) => response.writeHead(status).end());
  });
  server.listen(0, '127.0.0.1', () => process.stdout.write(`port ${(server.address() as AddressInfo).port}\n`));
  const replays = (): void => void store.replay().finally(() => setTimeout(replays, betweenReplaysMs));
  replays();
}

process.stdin.once('data', () => void open());
// Nobody outlives the test.
process.stdin.once('end', () => process.exit());
