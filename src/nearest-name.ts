/**
 * "Did you mean …?": the known name that is most like a mistyped one.
 */

/** The nearest of `known`, or null when none is near: at most a third of the letters may differ, or the end is missing. */
export function nearestName(given: string, known: Iterable<string>): string | null {
  return nearestNames(given, known, 1)[0] ?? null;
}

/** Up to `limit` near names, nearest first, equally near ones in alphabetical order. */
export function nearestNames(given: string, known: Iterable<string>, limit: number): string[] {
  const allowed = Math.max(1, Math.floor(given.length / 3));
  return [...new Set(known)]
    .map((name) => ({ name, distance: distanceOf(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}

function distanceOf(given: string, name: string): number {
  const abbreviated = given.length >= 3 && given !== name && name.startsWith(given);
  return abbreviated ? 1 : editDistance(given, name);
}

/** Letters to add, drop, replace or swap with their neighbour (optimal string alignment distance). */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
          ? (beforeLast[column - 2] ?? 0) + 1
          : Infinity;
      current.push(Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
