/** The bytes of a request. Not express.raw: it bounds them after decompression alone, and reads to the end what is too large. */
import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ServiceError } from '../model/service-error.js';

const limitBytes = 20 * 1024 * 1024;
/** What is too large is read on and thrown away so far, so that the client can finish sending and read the refusal. */
const patienceBytes = 5 * limitBytes;

/** All bytes, decompressed. Throws ServiceError: too large, unknown encoding, broken compression, cut off. */
export function bodyBytes(request: IncomingMessage): Promise<Buffer> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
  const inflate = encoding === 'identity' ? undefined : inflater(encoding);
  return new Promise((resolve, reject) => {
    const sink = new Sink(resolve, reject);
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > patienceBytes) request.destroy();
      else if (received > limitBytes) sink.refuse(tooLarge());
      else if (!sink.isDone) (inflate ?? sink).write(chunk);
    });
    request.once('end', () => {
      (inflate ?? sink).end();
    });
    request.once('close', () => {
      if (!request.complete) sink.refuse(new ServiceError('malformed', 'The request was cut off.'));
    });
    inflate?.on('data', (chunk: Buffer) => {
      sink.write(chunk);
      if (sink.isDone) inflate.destroy();
    });
    inflate?.once('end', () => {
      sink.end();
    });
    inflate?.on('error', () => {
      sink.refuse(new ServiceError('malformed', 'The compressed body could not be read.'));
    });
    if (Number(request.headers['content-length']) > limitBytes) sink.refuse(tooLarge());
  });
}

class Sink {
  isDone = false;
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(
    private readonly resolve: (bytes: Buffer) => void,
    private readonly reject: (error: ServiceError) => void,
  ) {}

  write(chunk: Buffer): void {
    if (this.isDone) return;
    this.size += chunk.length;
    if (this.size > limitBytes) this.refuse(tooLarge());
    else this.chunks.push(chunk);
  }

  end(): void {
    if (!this.isDone) this.resolve(Buffer.concat(this.chunks));
    this.isDone = true;
    this.chunks.length = 0;
  }

  refuse(error: ServiceError): void {
    this.isDone = true;
    this.chunks.length = 0;
    this.reject(error);
  }
}

function inflater(encoding: string): Transform {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new ServiceError('unsupported-media-type', 'Content-Encoding must be gzip, deflate or br.');
  }
}

function tooLarge(): ServiceError {
  return new ServiceError('too-large', 'The body is larger than 20 MB.');
}
