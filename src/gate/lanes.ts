/**
 * Work at the same time: errors are thrown when everything has ended, because nothing may still run when the server goes
 * away.
 */

export async function settle<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

/** At most `width` of the tasks at once, started in their order; their results in the same order. */
export async function inLanes<T>(width: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: Promise<T>[] = [];
  const waiting = tasks.entries();
  const lane = async (): Promise<void> => {
    for (const [index, task] of waiting) {
      const result = task();
      results[index] = result;
      await Promise.allSettled([result]);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return Promise.all(results);
}
