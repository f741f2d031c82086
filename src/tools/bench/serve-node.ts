/** Baseline: bare node:http with JSON.parse. */
import { createServer } from 'node:http';
import { answerJson } from './fixed-card.js';

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    const answer = answerJson(body);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(answer) });
    response.end(answer);
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
