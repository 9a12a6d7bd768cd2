/**
 * One committed file of graphile-migrate: headers (`--! Previous: …`, `--! Hash: …`), an empty line, the body. The hash is of the
 * previous hash and the body. Read from graphile-migrate 1.4.1: src/migration.ts (`parseMigrationText`, `getAllMigrations`), src/hash.ts, src/header.ts.
 */
import { createHash } from "node:crypto";
import type { GraphileMigrateConfig } from "./graphile-migrate-config.ts";
import { withPlaceholders } from "./graphile-migrate-config.ts";
import { fileName } from "../paths.ts";
import { scriptSection } from "../script-section.ts";
import { scriptText } from "../script-text.ts";
import type { FileProblem, Migration } from "../tool.ts";

/** A migration that names the one before it. */
export interface CommittedMigration extends Migration {
  readonly previousHash: string | null;
}

/** src/current.ts: `VALID_FILE_REGEX`. */
export const COMMITTED_NAME = /^(\d+)(-[-_a-zA-Z0-9]*)?\.sql$/u;

/** Empty where graphile-migrate could not read the file; `problems` says why. */
export function committedMigration(
  file: string,
  bytes: Buffer,
  config: GraphileMigrateConfig,
  problems: FileProblem[],
): CommittedMigration[] {
  const { text, problem } = scriptText(file, bytes);
  if (text === null) {
    problems.push(problem);
    return [];
  }
  const { headers, bodyStart, invalid } = headersOf(text);
  const [hash, previous] = [headers.get("Hash"), headers.get("Previous")];
  const reason = invalid ?? (previous ? (hash ? null : "no 'Hash' comment") : "no 'Previous' comment");
  if (reason !== null || !hash || !previous) {
    problems.push(invalidFile(file, reason ?? ""));
    return [];
  }
  const previousHash = previous === "-" ? null : previous;
  const body = text.slice(bodyStart).trim();
  const tampered = hashProblem({
    file,
    hash,
    actual: hashOf(body, previousHash),
    allowed: headers.has("AllowInvalidHash"),
  });
  if (tampered !== null) problems.push(tampered);
  const start = text.indexOf(body, bodyStart);
  const sql = withPlaceholders(body, config);
  const [, number = "", slug = ""] = COMMITTED_NAME.exec(fileName(file)) ?? [];
  return [
    {
      version: `${number}.sql`,
      name: slug.slice(1),
      up: { file, text: `${scriptSection(text, start, start)}${sql}\n` },
      down: null,
      checksum: hash,
      previousHash,
      // header.ts: only the first line of the body counts.
      transactional: !/^--!\s*no-transaction\b/u.test(sql.split("\n")[0] ?? ""),
    },
  ];
}

interface Headers {
  /** An empty text where a header has no value. */
  readonly headers: ReadonlyMap<string, string>;
  /** UTF-16 offset. */
  readonly bodyStart: number;
  readonly invalid: string | null;
}

function headersOf(text: string): Headers {
  const headers = new Map<string, string>();
  let invalid: string | null = null;
  let bodyStart = 0;
  const lines = text.split("\n");
  let count = 0;
  for (const line of lines) {
    const [, key, value] = /^--! ([A-Z][a-zA-Z0-9_]*)(?::(.*))?$/u.exec(line) ?? [];
    if (key === undefined) break;
    if (headers.has(key)) invalid ??= `header '${key}' is specified more than once`;
    headers.set(key, (value ?? "").trim());
    bodyStart += line.length + 1;
    count += 1;
  }
  if (lines[count] !== "") invalid ??= "there should be two newlines after the headers section";
  return { headers, bodyStart: Math.min(bodyStart, text.length), invalid };
}

function hashOf(body: string, previousHash: string | null): string {
  const text = `${`${previousHash ?? ""}\n${body}`.trim()}\n`;
  return `sha1:${createHash("sha1").update(text).digest("hex")}`;
}

function invalidFile(file: string, reason: string): FileProblem {
  return {
    kind: "unreadable",
    file,
    line: 1,
    message: `graphile-migrate stops before it runs anything: Invalid migration '${file}': ${reason}.`,
    remedy: "Restore the file as `graphile-migrate commit` wrote it (line ends are `\\n`).",
  };
}

interface HashFacts {
  readonly file: string;
  readonly hash: string;
  readonly actual: string;
  /** By `--! AllowInvalidHash`. */
  readonly allowed: boolean;
}

/** `runCommittedMigration` looks only when it is about to run the file. */
function hashProblem({ file, hash, actual, allowed }: HashFacts): FileProblem | null {
  if ((hash === actual) !== allowed) return null;
  const name = fileName(file);
  const words = allowed
    ? `Invalid hash allowed for ${name}; but hash matches.`
    : `Hash for ${name} does not match - ${actual} !== ${hash}; has the file been tampered with?`;
  return {
    kind: "checksum",
    file,
    line: 1,
    message: `Every database that has not run \`${name}\` (a new one, a laptop, CI) stops there: ${words} Databases that have run it do not look at it again.`,
    remedy: allowed
      ? "Take the line `--! AllowInvalidHash` out."
      : "Restore the file, and put what is new into `current.sql` for `graphile-migrate commit`.",
  };
}
