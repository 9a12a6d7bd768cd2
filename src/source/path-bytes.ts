/**
 * Git's paths are bytes. As text they are UTF-8; a byte that is not is written `\xE9`, so that every file keeps a name
 * of its own and none is left out.
 */

export function pathFromBytes(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : escaped(bytes);
}

/** The parts of a NUL-separated listing. */
export function splitAtNul(listing: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let end = listing.indexOf(0); end >= 0; end = listing.indexOf(0, start)) {
    parts.push(listing.subarray(start, end));
    start = end + 1;
  }
  return parts;
}

function escaped(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    text += length > 0 ? bytes.toString("utf8", at, at + length) : `\\x${byteName(bytes[at] ?? 0)}`;
    at += Math.max(length, 1);
  }
  return text;
}

/** Length of the valid UTF-8 sequence at a place; 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    const part = bytes.subarray(at, at + length);
    if (Buffer.from(part.toString("utf8"), "utf8").equals(part)) return length;
  }
  return 0;
}

function byteName(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, "0");
}
