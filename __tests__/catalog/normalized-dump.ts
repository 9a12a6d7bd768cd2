/**
 * pg_dump's account of a schema, in a form that is equal for equal schemas: without its remarks and settings, statements
 * and the columns of tables sorted. The statements that it is used on hold no line of their own that looks like these.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** pg_dump's major version; null where there is none. */
export async function dumpVersion(): Promise<number | null> {
  try {
    const { stdout } = await run("pg_dump", ["--version"]);
    return Number(/(\d+)/.exec(stdout)?.[1] ?? 0);
  } catch {
    return null;
  }
}

/** What pg_dump says about each subject (see `subjectOf`), as normalized statements. */
export async function normalizedDump(url: string): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await run("pg_dump", ["--schema-only", "--no-owner", "--no-privileges", "--dbname", url], {
    maxBuffer: 1 << 26,
  });
  const [, ...parts] = stdout.split(ENTRY);
  const entries = new Map<string, string[]>();
  for (let index = 0; index < parts.length; index += 3) {
    const [name = "", type = "", text = ""] = parts.slice(index, index + 3);
    const subject = subjectOfEntry(name, type, text);
    entries.set(subject, [...(entries.get(subject) ?? []), text]);
  }
  return new Map([...entries].map(([subject, texts]) => [subject, normalize(texts.join("\n"))]));
}

const ENTRY = /^--\n-- Name: (.*); Type: (.*); Schema: .*; Owner: .*\n--\n/m;

/** Comments are entries of their own, named for what they are on. */
function subjectOfEntry(name: string, type: string, text: string): string {
  if (/ALTER DOMAIN| ON DOMAIN /.test(text)) return "domain";
  return subjectOf(type === "COMMENT" ? name.toLowerCase() : type.toLowerCase());
}

/** Groups of types that the dump and the catalog divide in different ways, from how either calls an object. */
export function subjectOf(type: string): string {
  return SUBJECTS.find(([pattern]) => pattern.test(type))?.[1] ?? "relation";
}

const SUBJECTS: readonly (readonly [RegExp, string])[] = [
  [/^event trigger/, "event trigger"],
  [/^trigger/, "trigger"],
  [/^policy/, "policy"],
  [/^rule/, "rule"],
  [/^statistics/, "statistics"],
  [/^aggregate/, "aggregate"],
  [/^function/, "function"],
  [/^procedure/, "procedure"],
  [/^domain/, "domain"],
  [/^(shell |enum |composite |range |base )?type/, "type"],
  [/^cast/, "cast"],
  [/^operator (class|family)/, "operator class"],
  [/^operator/, "operator"],
  [/^collation/, "collation"],
  [/^conversion/, "conversion"],
  [/^text search/, "text search"],
  [/^(procedural )?language/, "language"],
  [/^access method/, "access method"],
  [/^transform/, "transform"],
  [/^foreign.data wrapper/, "wrapper"],
  [/^(foreign )?server|^user mapping/, "server"],
  [/^publication/, "publication"],
  [/^extension/, "extension"],
  [/^schema/, "schema"],
];

function normalize(dump: string): string {
  const lines = dump.split("\n").filter((line) => line !== "" && !NOISE.test(line));
  const statements = lines.join("\n").split(/;\n|;$/);
  return statements.map(withSortedColumns).sort().join(";\n");
}

const NOISE = /^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict )/;

/** Every column and constraint has a line. */
function withSortedColumns(statement: string): string {
  const [head, ...rest] = statement.split("\n");
  if (head === undefined || !/^CREATE (UNLOGGED |FOREIGN )?TABLE .*\($/.test(head)) return statement;
  const end = rest.findIndex((line) => line.startsWith(")"));
  const columns = rest.slice(0, end).map((line) => line.replace(/,$/, ""));
  return [head, ...columns.sort(), ...rest.slice(end)].join("\n");
}
