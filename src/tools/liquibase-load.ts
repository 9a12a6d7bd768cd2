/**
 * From the changelogs to migrations, one for each changeset, in the order in which Liquibase runs them.
 */
import { createHash } from "node:crypto";
import { readChangelogs } from "./liquibase-changelog.ts";
import type { LiquibaseConfig } from "./liquibase-config.ts";
import type { Changeset } from "./liquibase-formatted.ts";
import { parseFormatted } from "./liquibase-formatted.ts";
import { guardOf } from "./liquibase-preconditions.ts";
import { splitChangeset, withoutComments } from "./liquibase-split.ts";
import { readText } from "./script-text.ts";
import type { Delivery, FileProblem, History, IgnoredFile, Migration } from "./tool.ts";

export interface LiquibaseMigration extends Migration {
  readonly id: string;
  readonly author: string;
  /** As recorded. */
  readonly path: string;
  readonly comment: string;
  readonly contexts: string;
  readonly labels: string;
  readonly send: Delivery;
  /** How its rollback is sent; null where that names the changes of another changeset. */
  readonly sendDown: Delivery | null;
  readonly runOnChange: boolean;
  readonly runAlways: boolean;
  readonly validChecksums: readonly string[];
}

export function loadLiquibase(files: ReadonlyMap<string, Buffer>, dir: string, config: LiquibaseConfig): History {
  const changelogs = readChangelogs(files, config);
  const problems: FileProblem[] = [...changelogs.problems];
  const ignored: IgnoredFile[] = [...changelogs.ignored];
  const parameters = new Map(changelogs.parameters);
  const migrations = changelogs.files.flatMap(({ file, recordedAs }) => {
    const text = readText(file, files, problems);
    if (text === null) return [];
    const parsed = parseFormatted(file, text);
    problems.push(...parsed.problems);
    for (const [name, value] of parsed.properties) if (!parameters.has(name)) parameters.set(name, value);
    return parsed.changesets
      .filter((each) => runsHere(each, config))
      .map((each) => toMigration(each, { file, recordedAs, parameters }));
  });
  return { dir, migrations, problems: [...problems, ...duplicates(migrations)], ignored };
}

interface Place {
  readonly file: string;
  readonly recordedAs: string;
  readonly parameters: ReadonlyMap<string, string>;
}

function toMigration(changeset: Changeset, { file, recordedAs, parameters }: Place): LiquibaseMigration {
  const { id, author, comment, labels, context, runOnChange, runAlways } = changeset;
  const path = (changeset.path ?? recordedAs).replace(/^classpath:/u, "").replace(/^\//u, "");
  const sql = expanded(changeset.up, parameters);
  const text = changeset.stripComments ? withoutComments(sql) : sql;
  const down = changeset.down === null ? null : expanded(changeset.down, parameters);
  const guard = guardOf(changeset.preconditions, (condition) => expanded(condition, parameters));
  return {
    version: `${path}::${id}::${author}`,
    name: `${author}:${id}`,
    up: { file, text },
    down: down === null ? null : { file, text: down },
    checksum: liquibaseChecksum(sql),
    transactional: changeset.runInTransaction,
    id,
    author,
    path,
    comment: comment ?? "",
    contexts: context,
    labels: labels.toLowerCase(),
    send: changeset.splitStatements ? splitChangeset(text, changeset) : "message",
    sendDown: down === null ? null : rollbackDelivery(down, changeset),
    runOnChange,
    runAlways,
    validChecksums: changeset.validChecksums,
    ...(guard === undefined ? {} : { guard }),
    ...(runOnChange || runAlways ? { runsAgain: true } : {}),
  };
}

/** AbstractFormattedChangeLogParser.java: `handleRollbackSequence`. */
function rollbackDelivery(sql: string, changeset: Changeset): Delivery | null {
  if (/changesetid/iu.test(sql)) return null;
  const { rollbackSplitStatements: splitStatements, rollbackEndDelimiter: endDelimiter } = changeset;
  return splitStatements ? splitChangeset(sql, { splitStatements, endDelimiter }) : "message";
}

/** Version 9: liquibase/change/AbstractSQLChange.java (`NormalizingStream`), CheckSum.java, changelog/ChangeSet.java. White
 * space does not count, comments do. */
function liquibaseChecksum(sql: string): string {
  const change = `9:${md5(sql.replaceAll(/[ \t\r\n]/gu, ""))}`;
  return `9:${md5(`${change}:`)}`;
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

/** liquibase/changelog/ExpressionExpander.java: what is not known stays as it is, `${:name}` is a literal `${name}`. */
function expanded(sql: string, parameters: ReadonlyMap<string, string>): string {
  return sql.replaceAll(/\$\{(:?)([^{}]+)\}/gu, (whole, literal: string, name: string) =>
    literal === ":" ? `\${${name}}` : (parameters.get(name.trim()) ?? whole),
  );
}

function runsHere({ ignore, dbms, context }: Changeset, { contexts }: LiquibaseConfig): boolean {
  return !ignore && (dbms === null || isForPostgres(dbms)) && (contexts.length === 0 || matches(context, contexts));
}

/** liquibase/database/DatabaseList.java: `definitionMatches` */
function isForPostgres(dbms: string): boolean {
  const names = dbms
    .toLowerCase()
    .split(",")
    .map((each) => each.trim());
  if (names.includes("!postgresql") || names.includes("none")) return false;
  const wanted = names.filter((each) => !each.startsWith("!"));
  return wanted.length === 0 || wanted.includes("all") || wanted.includes("postgresql");
}

/** liquibase/ContextExpression.java: `and` binds stronger than `or`, a comma is an `or`. Parentheses are not understood, and
 * let the changeset run. */
function matches(context: string, given: readonly string[]): boolean {
  if (context.trim() === "" || context.includes("(")) return true;
  const active = new Set(given.map((each) => each.toLowerCase()));
  return context
    .toLowerCase()
    .split(/,|\bor\b/u)
    .some((either) =>
      either.split(/\band\b/u).every((each) => {
        const [, not, name = ""] = /^\s*(!|not\s)?\s*(.*?)\s*$/u.exec(each) ?? [];
        return active.has(name) !== (not !== undefined);
      }),
    );
}

function duplicates(migrations: readonly LiquibaseMigration[]): FileProblem[] {
  const firsts = new Map<string, LiquibaseMigration>();
  return migrations.flatMap((each): FileProblem[] => {
    const first = firsts.get(each.version);
    if (first === undefined) {
      firsts.set(each.version, each);
      return [];
    }
    const { file, text } = each.up;
    const line = text.slice(0, text.search(/\S/u)).split("\n").length;
    const message = `Liquibase does not start: "Validation Failed: 1 changesets had duplicate identifiers ${each.version}".`;
    const remedy = "Give the changeset an id of its own.";
    return [{ kind: "duplicate-version", file, line, others: [first.up.file], message, remedy }];
  });
}
