/**
 * The password of a database URL, in each form in which it could appear: the runner masks these in the log, and they are
 * taken out of messages, which also go where nothing masks them.
 */

/** As it stands in the URL, as the URL's parser writes it, and as it is sent; none when there is no password. */
export function passwordsOf(databaseUrl: string | null): string[] {
  if (databaseUrl === null || !URL.canParse(databaseUrl)) return [];
  const { password } = new URL(databaseUrl);
  if (password === "") return [];
  const authority = /^[^:]+:\/\/(?<authority>[^/?#]*)/u.exec(databaseUrl)?.groups?.["authority"] ?? "";
  const written = authority.slice(authority.indexOf(":") + 1, authority.lastIndexOf("@"));
  return [...new Set([written, password, decoded(password)])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A password that is shorter is a word (`postgres`, `test`): taking it out everywhere would only garble the text. */
const SECRET_LENGTH = 9;

/** The text without passwords: neither one of these nor any in a URL. */
export function withoutPasswords(text: string, passwords: readonly string[]): string {
  const secrets = passwords.filter((password) => password.length >= SECRET_LENGTH);
  const cleaned = secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
  return cleaned.replace(/(?<start>\w:\/\/[^\s:/@]*:)[^\s/@]*@/gu, "$<start>***@");
}
