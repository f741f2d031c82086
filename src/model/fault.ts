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

/** What the system or a database calls a failure, such as ENOENT. Its message may hold more than a log should. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown fault';
}
