/**
 * Names as a tool's SQL writes them.
 */

/** In double quotes, whatever it holds. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** As `quote_ident` does it: in double quotes only where it must be. Key words are not looked at. */
export function quotedIfNeeded(name: string): string {
  return /^[a-z_][a-z0-9_]*$/u.test(name) ? name : quotedName(name);
}
