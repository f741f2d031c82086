/** A fault of our own whose message may be logged: it holds no patient data. */
export class InternalFault extends Error {}

/** Where it happened. Messages of other people's errors may quote addresses or data, so they are left out. */
export function describeFault(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(error instanceof InternalFault ? { message: error.message } : {}),
    at: frames.map((line) => line.trim()),
  };
}
