/**
 * ANSI colours for the terminal report, or none.
 */

const CODES = { plain: "", bold: "1", dim: "2", red: "31", green: "32", yellow: "33", cyan: "36" } as const;

export type Paint = (style: keyof typeof CODES, text: string) => string;

export function painter(colour: boolean): Paint {
  return (style, text) => (colour && style !== "plain" ? `\u001B[${CODES[style]}m${text}\u001B[0m` : text);
}
