/** The work's result, or a rejection where it takes longer. The work itself goes on: nobody waits for it any more. */
export async function inTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // A loop that was busy looks at its timers first: what came meanwhile came in time.
      setImmediate(() => {
        reject(new Error('too late'));
      });
    }, ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
