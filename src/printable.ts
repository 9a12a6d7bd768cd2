/**
 * Text that somebody else chose (a ref, a value from a file), for a message of one line.
 */

/** Control characters made visible; at most `limit` characters. */
export function printable(text: string, limit = 100): string {
  const visible = text.replaceAll(/\p{Cc}/gu, (character) => `\\x${hexOf(character)}`);
  return visible.length > limit ? `${visible.slice(0, limit)}…` : visible;
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, "0");
}
