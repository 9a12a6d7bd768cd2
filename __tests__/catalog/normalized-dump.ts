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

export async function normalizedDump(url: string): Promise<string> {
  const { stdout } = await run("pg_dump", ["--schema-only", "--no-owner", "--no-privileges", "--dbname", url], {
    maxBuffer: 1 << 26,
  });
  return normalize(stdout);
}

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
