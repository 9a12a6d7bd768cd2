/**
 * The difference of two lists: what lies between their longest common subsequence. Pure and generic.
 */

/** A place where the lists differ: what stands there in the one and in the other. */
export interface Gap<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/** Beyond this many comparisons the differing middle is one single gap. */
const LIMIT = 4_000_000;

/** Gaps in order; none when the lists are equal by their keys. */
export function difference<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Gap<T>[] {
  const [left, right] = [before.map(key), after.map(key)];
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail) === right.at(-1 - tail)) {
    tail += 1;
  }
  const matches = commonSubsequence(left.slice(head, left.length - tail), right.slice(head, right.length - tail)).map(
    ([i, j]) => [i + head, j + head] as const,
  );
  return gapsBetween(before, after, [...matches, [before.length - tail, after.length - tail]], head);
}

function gapsBetween<T>(
  before: readonly T[],
  after: readonly T[],
  matches: readonly (readonly [number, number])[],
  head: number,
): Gap<T>[] {
  let [i, j] = [head, head];
  const gaps: Gap<T>[] = [];
  for (const [nextI, nextJ] of matches) {
    if (nextI > i || nextJ > j) {
      gaps.push({ before: before.slice(i, nextI), after: after.slice(j, nextJ) });
    }
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return gaps;
}

/** Index pairs of a longest common subsequence, by the usual table of lengths of the remaining lists. */
function commonSubsequence(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1;
  if (left.length * right.length > LIMIT) {
    return [];
  }
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return pairs;
}

export interface PairedGap<T> {
  readonly changed: readonly { readonly before: T; readonly after: T }[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** Within one gap, items of one kind stand for each other in their order. */
export function changedPairs<T>(gap: Gap<T>, kind: (item: T) => string | null): PairedGap<T> {
  const left = [...gap.after];
  const changed: { before: T; after: T }[] = [];
  const removed: T[] = [];
  for (const item of gap.before) {
    const index = left.findIndex((candidate) => kind(candidate) === kind(item));
    const [after] = index < 0 ? [] : left.splice(index, 1);
    if (after === undefined) {
      removed.push(item);
    } else {
      changed.push({ before: item, after });
    }
  }
  return { changed, added: left, removed };
}
