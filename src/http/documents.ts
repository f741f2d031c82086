import type { RequestHandler } from 'express';

/** Something that anybody may read: the same for every caller, without patient data. Made at the start: no call waits for it. */
export interface Document {
  readonly mediaType: string;
  readonly body: string;
}

export function sendDocument({ mediaType, body }: Document): RequestHandler {
  return (_request, response) => {
    response.type(mediaType).send(body);
  };
}
