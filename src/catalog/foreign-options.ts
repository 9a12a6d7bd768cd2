/**
 * Options of foreign-data wrappers, servers, user mappings and foreign tables: `host 'db.example'`. Secrets are hidden by the
 * query already, so that they never leave the server; that there is one counts, what it is does not.
 */

const HIDDEN = "<hidden>";

/** Names of what is a secret by itself; a `passfile` says where one is. */
const SECRET_NAME =
  "(password|passwd|passphrase|passcode|passfile|pwd|secret|secrets|credentials?|token|authorization)$|(^|_)(pass|pw|key|tokens)$|(api|access|secret|private|auth|account|shared|service)_?keys?(_id)?$";
const NO_SECRET_NAME = "^(primary|partition|foreign|sort|unique|row|routing|conflict|natural)_key$|^key$";
/** A document that holds keys. */
const SECRET_VALUE = '-----BEGIN |"[a-z_]*(private_key|password|secret|token)"\\s*:|\\mauthorization\\M';

/** What alone is shown of a user mapping: anything else that identifies somebody may be a secret. */
const OF_USERS =
  "^(user|username|user_name|remote_user|uid|login|role|email|password_required|sslcert|sslkey|sslmode|gssdelegation|use_remote_estimate|schema|dbname|database|region)$";

/** SQL: the options as an array of texts, sorted by name. */
export function optionsSql(column: string): string {
  return optionsHiding(
    column,
    `o.option_name ~* '${SECRET_NAME}' and o.option_name !~* '${NO_SECRET_NAME}' or o.option_value ~* '${SECRET_VALUE}'`,
  );
}

/** SQL: the same for a user mapping. */
export function userOptionsSql(column: string): string {
  return optionsHiding(column, `o.option_name !~* '${OF_USERS}'`);
}

function optionsHiding(column: string, isSecret: string): string {
  return `array(select pg_catalog.quote_ident(o.option_name) || ' '
      || case when ${isSecret} then '${HIDDEN}' else pg_catalog.quote_literal(${withoutPasswords("o.option_value")}) end
      from pg_catalog.pg_options_to_table(${column}) o order by o.option_name collate pg_catalog."C")`;
}

const KEYS =
  "(?:ssl)?passw(?:or)?d|passphrase|pwd|(?:account|access|shared|secret|api)[a-z_]*key|[a-z_]*secret|[a-z_]*token";
const QUOTED = String.raw`''(?:[^''\\]|\\.)*''|"[^"]*"|\{[^}]*\}`;

/** SQL: a connection string or URL whose secrets are hidden, up to where they may end at the latest. */
export function withoutPasswords(text: string): string {
  const url = `pg_catalog.regexp_replace(${text}, '(://[^/:@\\s]*:).*@', '\\1${HIDDEN}@', 'g')`;
  return `pg_catalog.regexp_replace(${url}, '\\m(${KEYS})(\\s*=\\s*)(?:${QUOTED}|\\S+)', '\\1\\2${HIDDEN}', 'gi')`;
}

/** `options (host 'a')`; nothing for none. Null when a value is hidden. */
export function optionsClause(options: readonly string[]): string[] | null {
  if (options.some(isHidden)) return null;
  return options.length === 0 ? [] : [`options (${options.join(", ")})`];
}

/** `options (add host 'a', set port '1', drop dbname)`; nothing when nothing differs. Null when a value is hidden. */
export function alteredOptions(before: readonly string[], after: readonly string[]): string[] | null {
  const [old, now] = [byName(before), byName(after)];
  const dropped = [...old.keys()].filter((name) => !now.has(name)).map((name) => `drop ${name}`);
  const put = [...now].filter(([name, option]) => old.get(name) !== option);
  if (put.some(([, option]) => isHidden(option))) return null;
  const changes = [...put.map(([name, option]) => `${old.has(name) ? "set" : "add"} ${option}`), ...dropped];
  return changes.length === 0 ? [] : [`options (${changes.join(", ")})`];
}

function isHidden(option: string): boolean {
  return option.includes(HIDDEN);
}

function byName(options: readonly string[]): Map<string, string> {
  return new Map(options.map((option) => [/^(?:"(?:[^"]|"")*"|[^\s"]+)/.exec(option)?.[0] ?? option, option]));
}
