/** The work's result, or a rejection where it takes longer. The work itself goes on: nobody waits for it any more. */
export async function inTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('too late'));
    }, ms);
  });
  const done = work();
  // Rejected after it was too late, it would be nobody's.
  done.catch(() => undefined);
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
