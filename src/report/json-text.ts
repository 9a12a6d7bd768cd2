/**
 * A value as JSON with two spaces. JSON may write any character as an escape (RFC 8259, 7): what an editor or a terminal
 * would not show is written so, and what a CI runner would take for a command (see without-commands.ts).
 */

const INVISIBLE = /[\p{Cf}\p{Co}\p{Zl}\p{Zp}\u007F-\u009F]/gu;

/** Ends with a line break. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
    .replace(INVISIBLE, escaped)
    .replaceAll("##[", String.raw`#\u0023[`);
  return `${text}\n`;
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
