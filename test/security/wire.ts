/** Requests as bytes on a socket, and the answers as they stand there: what a proxy in between would see. */
import { connect } from 'node:net';

export interface WireAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface Conversation {
  readonly answers: readonly WireAnswer[];
  /** Statuses below 200. */
  readonly interim: readonly number[];
  /** Bytes after the last whole answer. */
  readonly rest: string;
  /** The connection could be used for one more request. */
  readonly goesOn: boolean;
}

export interface Talk {
  /** Latin-1: a character a byte. */
  readonly bytes: string;
  /** So many answers are waited for before the last request is sent. */
  readonly answers?: number;
  /** Answers to HEAD have no body. */
  readonly head?: boolean;
  /** What was sent is only half of something: our side ends behind it. */
  readonly ends?: boolean;
}

/** Answers stand in the order of their requests, so an answer too many stands before that of this last request. */
const lastRequest = 'GET /health/ready HTTP/1.1\r\nHost: last\r\nConnection: close\r\n\r\n';
const lastBody = '{"status":"ready"}';

/** Sends the bytes, then one more request, and reads until the service closes. */
export function converse(
  port: number,
  { bytes, answers = 1, head = false, ends = false }: Talk,
): Promise<Conversation> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let received = '';
    let isLastSent = ends;
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (isLastSent || read(received, head).answers.length < answers) return;
      isLastSent = true;
      socket.end(lastRequest);
    });
    // A connection that is reset is closed, which is an answer too.
    socket.on('error', () => undefined);
    socket.once('end', () => socket.destroy());
    socket.once('close', () => {
      const { answers: all, interim, rest } = read(received, head);
      const goesOn = !ends && all.at(-1)?.body === lastBody;
      resolve({ answers: goesOn ? all.slice(0, -1) : all, interim, rest, goesOn });
    });
    if (ends) socket.end(bytes, 'latin1');
    else socket.write(bytes, 'latin1');
  });
}

function read(received: string, head: boolean): Omit<Conversation, 'goesOn'> {
  const answers: WireAnswer[] = [];
  const interim: number[] = [];
  let rest = received;
  for (let next = one(rest, head && answers.length === 0); next !== undefined;) {
    if (next.answer.status < 200) interim.push(next.answer.status);
    else answers.push(next.answer);
    rest = next.rest;
    next = one(rest, head && answers.length === 0);
  }
  return { answers, interim, rest };
}

/** The first answer if it is whole. */
function one(text: string, head: boolean): { readonly answer: WireAnswer; readonly rest: string } | undefined {
  const endOfHead = text.indexOf('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
  if (endOfHead < 0 || status === undefined) return undefined;
  const lines = text.slice(0, endOfHead).split('\r\n').slice(1);
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = bodyOf(text.slice(endOfHead + 4), headers, head || Number(status) < 200 || status === '204');
  return body && { answer: { status: Number(status), headers, body: body.text }, rest: body.rest };
}

interface Body {
  readonly text: string;
  readonly rest: string;
}

function bodyOf(text: string, headers: ReadonlyMap<string, string>, isNone: boolean): Body | undefined {
  if (isNone) return { text: '', rest: text };
  if (headers.get('transfer-encoding') === 'chunked') return chunksOf(text);
  const length = Number(headers.get('content-length') ?? '0');
  return text.length < length ? undefined : { text: text.slice(0, length), rest: text.slice(length) };
}

function chunksOf(text: string): Body | undefined {
  let whole = '';
  for (let rest = text; ;) {
    const size = /^([0-9a-f]+)\r\n/i.exec(rest);
    if (size === null) return undefined;
    const [line, digits = ''] = size;
    const end = line.length + parseInt(digits, 16);
    if (rest.length < end + 2) return undefined;
    if (end === line.length) return { text: whole, rest: rest.slice(end + 2) };
    whole += rest.slice(line.length, end);
    rest = rest.slice(end + 2);
  }
}
