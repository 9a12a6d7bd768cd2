/**
 * Configuration that is written as JavaScript or JSON5, as far as it can be read without running it.
 */

/** Without comments; what looks like one within a text stays. */
export function withoutJsComments(source: string): string {
  return source.replaceAll(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu,
    "$1",
  );
}
