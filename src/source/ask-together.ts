/**
 * Collects what is asked for in one turn of the event loop, so that one process answers all of it: to start one takes longer
 * than the answer.
 */
export function askTogether<T>(ask: (keys: readonly string[]) => Promise<T>): (keys: readonly string[]) => Promise<T> {
  let next: { readonly keys: Set<string>; readonly answer: Promise<T> } | null = null;
  return (keys) => {
    if (next === null) {
      const collected = new Set<string>();
      const turn = new Promise((resolve) => setImmediate(resolve));
      const answer = turn.then(() => {
        next = null;
        return ask([...collected]);
      });
      next = { keys: collected, answer };
    }
    for (const key of keys) next.keys.add(key);
    return next.answer;
  };
}
