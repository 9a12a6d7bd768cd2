/**
 * Names the SQL dialect of a script that PostgreSQL rejects, from a tell-tale in the rejected statement; where the
 * tell-tale fits more than one dialect, the one whose grammar reads the statement is named.
 */
import { lineIndex } from "./positions.ts";
import { scanStatements } from "./scan-statements.ts";
import { tokens } from "./tokens.ts";

export interface Dialect {
  /** As its makers write it: `MySQL`. */
  readonly dialect: string;
  /** What gave it away, as it stands in the script: `AUTO_INCREMENT`. */
  readonly evidence: string;
  readonly line: number;
}

type Name = "MySQL" | "SQLite" | "SQL Server" | "Oracle" | "BigQuery" | "ClickHouse";

interface TellTale {
  /** Held against the statement's code: strings and comments are blanked out. */
  readonly pattern: RegExp;
  /** Likeliest first. */
  readonly dialects: readonly Name[];
}

const TELL_TALES: readonly TellTale[] = [
  { pattern: /\bengine\s*=\s*(?:\w*mergetree|distributed|kafka)\b/iu, dialects: ["ClickHouse"] },
  { pattern: /\b(?:lowcardinality|nullable)\s*\(\s*\w+\s*\)/iu, dialects: ["ClickHouse"] },
  { pattern: /\bauto_increment\b/iu, dialects: ["MySQL"] },
  { pattern: /\bengine\s*=\s*\w+/iu, dialects: ["MySQL"] },
  { pattern: /\bautoincrement\b/iu, dialects: ["SQLite"] },
  { pattern: /\bwithout\s+rowid\b|\)\s*strict\s*;?\s*$/iu, dialects: ["SQLite"] },
  { pattern: /^\s*pragma\s+\w+/iu, dialects: ["SQLite"] },
  { pattern: /\bidentity\s*\(\s*\d+\s*,\s*\d+\s*\)/iu, dialects: ["SQL Server"] },
  { pattern: /\b(?:nvarchar|uniqueidentifier|datetime2|datetimeoffset)\b/iu, dialects: ["SQL Server"] },
  { pattern: /\bsp_rename\b/iu, dialects: ["SQL Server"] },
  { pattern: /^\s*go\s*$/imu, dialects: ["SQL Server"] },
  { pattern: /\[\w+\]\s*\.\s*\[\w+\]|\btable\s+\[\w+\]/iu, dialects: ["SQL Server"] },
  { pattern: /\bvarchar2\b/iu, dialects: ["Oracle"] },
  { pattern: /\b(?:tiny|small|medium|big)?int(?:eger)?\s*(?:\(\s*\d+\s*\))?\s+unsigned\b/iu, dialects: ["MySQL"] },
  { pattern: /\b(?:tinyint|mediumint|mediumtext|longtext|tinytext|longblob|mediumblob)\b/iu, dialects: ["MySQL"] },
  { pattern: /\bon\s+update\s+current_timestamp\b/iu, dialects: ["MySQL"] },
  { pattern: /\b(?:default\s+)?(?:charset|character\s+set)\s*=?\s*utf8(?:mb4)?\b/iu, dialects: ["MySQL"] },
  { pattern: /\bmodify\s+(?:column\s+)?[\w`]+\s+\w+/iu, dialects: ["MySQL", "Oracle"] },
  { pattern: /^\s*delimiter\s+\S+/imu, dialects: ["MySQL"] },
  { pattern: /\binsert\s+or\s+(?:ignore|replace)\b/iu, dialects: ["SQLite"] },
  { pattern: /\badd\s+(?:unique\s+)?(?:index|key)\b|\bunique\s+key\b/iu, dialects: ["MySQL"] },
  { pattern: /\bdrop\s+(?:foreign\s+key|primary\s+key|index\s+\w+\s+on)\b/iu, dialects: ["MySQL"] },
  { pattern: /\brename\s+table\b|\binsert\s+ignore\b/iu, dialects: ["MySQL"] },
  { pattern: /`[^`\n]+`/u, dialects: ["MySQL", "SQLite", "BigQuery"] },
  { pattern: /\b(?:tiny|small|medium|big)?int(?:eger)?\s*\(\s*\d+\s*\)/iu, dialects: ["MySQL"] },
];

/**
 * Null when nothing gives the script's dialect away. `offset` (UTF-16) is where PostgreSQL stopped; left out, the
 * whole script is looked at.
 */
export async function nameDialect(script: string, offset?: number): Promise<Dialect | null> {
  const { start, end } = suspect(script, offset);
  const code = codeOf(script.slice(start, end));
  const found = TELL_TALES.map(({ pattern, dialects }) => ({ match: pattern.exec(code), dialects })).find(
    ({ match }) => match !== null,
  );
  if (found?.match == null) {
    return null;
  }
  const evidence = found.match[0].trim();
  const at = start + found.match.index + found.match[0].indexOf(evidence);
  const dialect = await firstThatReads(script.slice(start, end), found.dialects);
  return { dialect, evidence, line: lineIndex(script).lineOf(at) };
}

/** The statement that PostgreSQL stopped in. */
function suspect(script: string, offset: number | undefined): { start: number; end: number } {
  if (offset !== undefined) {
    for (const { start, end } of scanStatements(script)) {
      if (end >= offset) {
        return { start, end };
      }
    }
  }
  return { start: 0, end: script.length };
}

/** The text with strings, comments and quoted names as spaces, so that offsets stay. */
export function codeOf(text: string): string {
  let code = "";
  for (const { kind, start, end } of tokens(text)) {
    const hidden = kind === "comment" || kind === "string" || kind === "dollar" || kind === "quoted-name";
    code += text.slice(code.length, start).replace(/[^\n]/g, " ");
    code += hidden ? text.slice(start, end).replace(/[^\n]/g, " ") : text.slice(start, end);
  }
  return code;
}

interface ForeignParser {
  astify(sql: string): unknown;
}
type ParserModule = { readonly Parser: new () => ForeignParser };

/** Bundles in CommonJS: Node.js gives their exports as `default`. */
async function parserOf(name: Name): Promise<ForeignParser | null> {
  const loaded = await GRAMMARS[name]?.();
  if (loaded === undefined) {
    return null;
  }
  const { Parser } = (loaded as { default?: ParserModule }).default ?? (loaded as ParserModule);
  return new Parser();
}

/** Loaded only when asked for; there is none for Oracle and ClickHouse. */
const GRAMMARS: Readonly<Record<Name, (() => Promise<unknown>) | null>> = {
  MySQL: () => import("node-sql-parser/build/mysql.js"),
  SQLite: () => import("node-sql-parser/build/sqlite.js"),
  "SQL Server": () => import("node-sql-parser/build/transactsql.js"),
  BigQuery: () => import("node-sql-parser/build/bigquery.js"),
  Oracle: null,
  ClickHouse: null,
};

/** The grammars are loaded only where the tell-tale leaves a choice. */
async function firstThatReads(sql: string, names: readonly Name[]): Promise<Name> {
  for (const name of names.length > 1 ? names : []) {
    const parser = await parserOf(name);
    if (parser !== null && reads(parser, sql)) {
      return name;
    }
  }
  return names[0] ?? "MySQL";
}

function reads(parser: ForeignParser, sql: string): boolean {
  try {
    parser.astify(sql);
    return true;
  } catch {
    return false;
  }
}
