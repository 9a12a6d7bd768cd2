/**
 * Names out of the signatures that PostgreSQL writes.
 */

/** `public.f` of `public.f(integer)`; a quoted name may contain a parenthesis. */
export function routineName(signature: string): string {
  return /^(?:"(?:[^"]|"")*"|[^("])+/.exec(signature)?.[0] ?? signature;
}
