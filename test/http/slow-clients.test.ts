/** S44: who keeps a connection and does not use it loses it. The same server with shorter times; no time is asserted. */
import { connect, type AddressInfo } from 'node:net';
import { createHttpServer } from '../../src/http/server.js';

const short = {
  headersTimeout: 100,
  requestTimeout: 200,
  keepAliveTimeout: 100,
  connectionsCheckingInterval: 20,
  idleTimeout: 300,
};

const server = createHttpServer((request, response) => {
  request.resume().once('end', () => {
    // More than all buffers on the way hold.
    response.end(request.url === '/large' ? Buffer.alloc(64 * 1024 * 1024) : 'ok');
  });
}, short);
beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)));
afterAll(() => server.close());

const head = (line: string): string => `${line} HTTP/1.1\r\nHost: x\r\n`;

it.each([
  ['nothing is sent', '', true, '408'],
  ['half a head is sent', head('GET /'), true, '408'],
  ['half a body is sent', `${head('POST /')}Content-Length: 10\r\n\r\n12345`, true, '408'],
  ['a chunk never comes', `${head('POST /')}Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n`, true, '408'],
  ['nothing comes after an answer', `${head('GET /')}\r\n`, true, '200'],
  ['the answer is not read', `${head('GET /large')}\r\n`, false, undefined],
])('where %s, the service closes', async (_name, bytes, isRead, status) => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  socket.on('error', () => undefined);
  if (isRead) socket.on('data', (chunk) => (received += String(chunk)));
  const closedByService = new Promise<void>((closed) => {
    server.once('connection', (accepted) => accepted.once('close', closed));
  });
  socket.write(bytes);
  await closedByService;
  socket.destroy();
  expect(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1]).toBe(status);
});

it('a head dribbled a byte at a time does not live on', async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const ended = new Promise((closed) => socket.once('close', closed));
  socket.on('error', () => undefined).resume();
  const drip = setInterval(() => socket.write('a'), 10);
  socket.write('GET / HTTP/1.1\r\nX: ');
  await ended;
  clearInterval(drip);
});

it('the times of the service itself: 10 s for a head, 30 s for a request, looked at every 2 s', () => {
  const { headersTimeout, requestTimeout, timeout } = createHttpServer(() => undefined);
  expect({ headersTimeout, requestTimeout, timeout }).toEqual({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    timeout: 30_000,
  });
});
