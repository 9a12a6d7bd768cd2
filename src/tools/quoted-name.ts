/**
 * Names as a tool's SQL writes them.
 */

/** In double quotes, whatever it holds. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
