/**
 * Greedy line wrapping at spaces. A word longer than the line stays whole, so that a path or a URL can be copied.
 */

/** Lines of at most `width` characters (where the words allow it); none for an empty text. */
export function wrapped(text: string, width: number, first = "", rest = ""): string[] {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const indent = lines.length === 0 ? first : rest;
    if (line === "") line = `${indent}${word}`;
    else if (line.length + 1 + word.length <= width) line = `${line} ${word}`;
    else {
      lines.push(line);
      line = `${rest}${word}`;
    }
  }
  return line === "" ? lines : [...lines, line];
}
