/**
 * The text of one message made of pieces of a file (and of our own questions between them), and the way back from
 * PostgreSQL's error position to the place in the file.
 */

interface Piece {
  /** UTF-16 offset in the file; null for our own text. */
  readonly fileStart: number | null;
  readonly text: string;
}

export interface ScriptMessage {
  readonly text: string;
  /** UTF-16 offset in the file for a 1-based position in code points, as PostgreSQL gives it; null outside the file. */
  fileOffset(position: number): number | null;
}

export function composeMessage(pieces: readonly Piece[]): ScriptMessage {
  return {
    text: pieces.map((piece) => piece.text).join(""),
    fileOffset(position) {
      let left = position - 1;
      for (const piece of pieces) {
        const length = codePointsIn(piece.text);
        if (left < length) return piece.fileStart === null ? null : piece.fileStart + unitsFor(piece.text, left);
        left -= length;
      }
      return null;
    },
  };
}

function codePointsIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** UTF-16 units that the first `points` code points take. */
function unitsFor(text: string, points: number): number {
  let units = 0;
  let left = points;
  for (const point of text) {
    if (left === 0) break;
    units += point.length;
    left -= 1;
  }
  return units;
}
