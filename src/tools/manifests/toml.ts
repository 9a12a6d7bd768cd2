/**
 * The few facts that we need out of the small TOML files of others (Cargo.toml, sqlx.toml, diesel.toml, metadata.toml):
 * strings, booleans and lists of strings by table and key. Tolerant: what it does not understand is not there.
 */

export type TomlValue = string | boolean | readonly string[];

/** Values by their full name: `migrate.table-name`, `dependencies.sqlx.features`. */
export type TomlValues = ReadonlyMap<string, TomlValue>;

export function readToml(text: string): TomlValues {
  const values = new Map<string, TomlValue>();
  let table = "";
  for (const line of logicalLines(text)) {
    const header = /^\[\[?\s*([^\]]+?)\s*\]\]?$/u.exec(line)?.[1];
    if (header !== undefined) {
      table = `${unquoteKey(header)}.`;
      continue;
    }
    const [, key, value] = /^([\w."'-]+)\s*=\s*(.*)$/su.exec(line) ?? [];
    if (key !== undefined && value !== undefined) {
      addValue(values, `${table}${unquoteKey(key)}`, value);
    }
  }
  return values;
}

function unquoteKey(key: string): string {
  return key.replace(/["'\s]/gu, "");
}

/** Lines without comments, joined while a bracket is open. */
function* logicalLines(text: string): Generator<string, void, undefined> {
  let open = "";
  for (const raw of text.split(/\r?\n/u)) {
    const line = `${open} ${withoutComment(raw)}`.trim();
    open = bracketDepth(line) > 0 && !line.startsWith("[") ? line : "";
    if (open === "" && line !== "") {
      yield line;
    }
  }
}

const pieces = /"(?:\\.|[^"\\])*"|'[^']*'|#.*|[[\]{}]|[^"'#[\]{}]+|["']/gu;

function withoutComment(line: string): string {
  return (line.match(pieces) ?? []).filter((piece) => !piece.startsWith("#")).join("");
}

function bracketDepth(line: string): number {
  return (line.match(pieces) ?? []).reduce((depth, piece) => {
    return depth + (piece === "[" || piece === "{" ? 1 : 0) - (piece === "]" || piece === "}" ? 1 : 0);
  }, 0);
}

function addValue(values: Map<string, TomlValue>, name: string, value: string): void {
  if (value.startsWith("{")) {
    const inner = value.slice(1, value.lastIndexOf("}"));
    for (const [, key, own] of inner.matchAll(/([\w."'-]+)\s*=\s*(\[[^\]]*\]|"(?:\\.|[^"\\])*"|'[^']*'|[\w.]+)/gu)) {
      addValue(values, `${name}.${unquoteKey(key ?? "")}`, own ?? "");
    }
  } else if (value.startsWith("[")) {
    values.set(name, (value.match(/"(?:\\.|[^"\\])*"|'[^']*'/gu) ?? []).map(unquote));
  } else if (/^["']/u.test(value)) {
    values.set(name, unquote(value));
  } else if (value === "true" || value === "false") {
    values.set(name, value === "true");
  }
}

/** Basic strings have JSON's escapes (and two more that no file of ours has); literal strings have none. */
function unquote(quoted: string): string {
  try {
    return quoted.startsWith('"') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  } catch {
    return quoted.slice(1, -1);
  }
}
