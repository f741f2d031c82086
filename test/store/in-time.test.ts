/** What has come in time is not late because this process was busy meanwhile. */
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { inTime } from '../../src/store/in-time.js';

function busyFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

it('a message that came while the loop was busy beyond the time is taken', async () => {
  const { port1, port2 } = new MessageChannel();
  const answer = inTime(1, () => once(port2, 'message'));
  port1.postMessage('here');
  busyFor(20);
  expect(await answer).toEqual(['here']);
  port1.close();
});

it('what does not come is given up', async () => {
  await expect(inTime(1, () => new Promise(() => undefined))).rejects.toThrow('too late');
});

it('what fails fails as it does', async () => {
  await expect(inTime(60_000, () => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});
