/**
 * Options of foreign-data wrappers, servers and foreign tables: `host 'db.example'`. What looks like a secret is hidden
 * by the query already, so that it never leaves the server.
 */

const HIDDEN = " <hidden>";
const SECRET_NAME = "pass|pwd|secret|token|credential|private|api_?key";
const SECRET_VALUE = "(pass|pwd)[a-z]*\\s*=|://[^/@]*:[^/@]*@";

/** SQL: the options as an array of texts, sorted by name. */
export function optionsSql(column: string): string {
  return `array(select pg_catalog.quote_ident(o.option_name)
      || case when o.option_name ~* '${SECRET_NAME}' or o.option_value ~* '${SECRET_VALUE}' then '${HIDDEN}'
           else ' ' || pg_catalog.quote_literal(o.option_value) end
      from pg_catalog.pg_options_to_table(${column}) o order by o.option_name collate pg_catalog."C")`;
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
  return option.endsWith(HIDDEN);
}

function byName(options: readonly string[]): Map<string, string> {
  return new Map(options.map((option) => [/^(?:"(?:[^"]|"")*"|[^\s"]+)/.exec(option)?.[0] ?? option, option]));
}
