/**
 * The difference of two short texts, line by line, with two lines of context.
 */

export interface SignedLine {
  readonly sign: "+" | "-" | " ";
  readonly text: string;
}

const CONTEXT = 2;
/** Above this many cells of the table, the middle is shown as removed and added whole. */
const CELLS = 1_000_000;

/** A shortest edit from `before` to `after`; unchanged stretches are folded to `...`. */
export function lineDiff(before: readonly string[], after: readonly string[]): SignedLine[] {
  return folded(edits(before, after));
}

function edits(before: readonly string[], after: readonly string[]): SignedLine[] {
  if ((before.length + 1) * (after.length + 1) > CELLS) return [...signed("-", before), ...signed("+", after)];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const lines: SignedLine[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [old, now] = [before[left], after[right]];
    if (old !== undefined && old === now) {
      lines.push({ sign: " ", text: old });
      left++;
      right++;
    } else if (now === undefined || (old !== undefined && removeFirst(lengths, width, left, right))) {
      lines.push({ sign: "-", text: old ?? "" });
      left++;
    } else {
      lines.push({ sign: "+", text: now });
      right++;
    }
  }
  return lines;
}

function removeFirst(lengths: Uint32Array, width: number, left: number, right: number): boolean {
  return (lengths[(left + 1) * width + right] ?? 0) >= (lengths[left * width + right + 1] ?? 0);
}

/** Length of the longest common subsequence of each pair of tails, row by row. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let left = before.length - 1; left >= 0; left--) {
    for (let right = after.length - 1; right >= 0; right--) {
      const at = left * width + right;
      const same = before[left] === after[right];
      lengths[at] = same
        ? (lengths[at + width + 1] ?? 0) + 1
        : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}

function signed(sign: "+" | "-", lines: readonly string[]): SignedLine[] {
  return lines.map((text) => ({ sign, text }));
}

function folded(lines: readonly SignedLine[]): SignedLine[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => line.sign !== " "),
  );
  const shown = near.map((is, index) => is || (near[index - 1] !== false && near[index + 1] !== false));
  return lines.flatMap((line, index) => {
    if (shown[index] === true) return [line];
    return index === 0 || shown[index - 1] === true ? [{ sign: " " as const, text: "..." }] : [];
  });
}
