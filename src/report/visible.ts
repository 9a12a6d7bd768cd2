/**
 * Text from SQL, PostgreSQL, file names and branch names is untrusted: it may hold terminal escapes, NUL, or characters
 * that reorder or hide what a reviewer sees (CVE-2021-42574). Here such characters become visible.
 */

/** Control, format (bidi, zero width), surrogate, private-use, line and paragraph separator characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** The text with each invisible character written as `<U+202E>`; line feeds and tabs stay, CR LF becomes LF. */
export function visible(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(INVISIBLE, (character) => {
    if (character === "\n" || character === "\t") return character;
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** As `visible`, on one line: line feeds and tabs become `\n` and `\t`. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** The text when it has at most `limit` characters (UTF-16 units), else its beginning and an ellipsis. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, "");
  return `${kept}…`;
}
