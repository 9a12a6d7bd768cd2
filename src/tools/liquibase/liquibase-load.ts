/**
 * From the changelogs to migrations, one for each changeset, in the order in which Liquibase runs them.
 */
import { createHash } from "node:crypto";
import { isWithin } from "../manifests/cargo.ts";
import type { SqlChangelog } from "./liquibase-reading.ts";
import { readChangelogs } from "./liquibase-changelog.ts";
import type { LiquibaseConfig } from "./liquibase-config.ts";
import { fullContext, fullLabels } from "./liquibase-expressions.ts";
import type { Changeset, FormattedFile } from "./liquibase-formatted.ts";
import { parseFormatted } from "./liquibase-formatted.ts";
import type { LeftOut } from "./liquibase-left-out.ts";
import {
  beforeChangesets,
  filteredMigration,
  followedElsewhere,
  notesOn,
  whyNotHere,
  withoutLicense,
} from "./liquibase-left-out.ts";
import type { Locals } from "./liquibase-parameters.ts";
import { ChangelogParameters } from "./liquibase-parameters.ts";
import { guardOf } from "./liquibase-preconditions.ts";
import { splitChangeset, withoutComments } from "./liquibase-split.ts";
import { readText } from "../script-text.ts";
import type { Delivery, FileProblem, History, IgnoredFile, Migration } from "../tool.ts";

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
  const parameters = new ChangelogParameters(config);
  const problems: FileProblem[] = [];
  const migrations: LiquibaseMigration[] = [];
  const leftOut: LeftOut[] = [];
  const ignored: IgnoredFile[] = [];
  const notes: string[] = [];
  const changelogs = readChangelogs(files, config, parameters, (changelog) => {
    const text = readText(changelog.file, files, problems);
    if (text === null) return;
    const parsed = parseFormatted(changelog.file, text);
    problems.push(...parsed.problems, ...withoutLicense(changelog.file, parsed, config));
    ignored.push(...followedElsewhere(changelog.file, parsed, config));
    notes.push(...beforeChangesets(changelog.file, parsed));
    for (const { changeset, expand } of inTurn(parsed, parameters)) {
      const reason = whyNotHere(changeset, changelog, config);
      if (reason === null) migrations.push(toMigration(changeset, { ...changelog, expand }));
      else leftOut.push({ name: `${changeset.author}:${changeset.id}`, file: changelog.file, reason });
    }
  });
  return {
    dir,
    migrations,
    problems: [...changelogs.problems, ...problems, ...duplicates(migrations)],
    ignored: [...ignored, ...changelogs.ignored].filter(
      ({ file, runByTool }) => runByTool === true || isWithin(file, dir),
    ),
    filtered: leftOut.map(filteredMigration),
    notes: [...notes, ...notesOn(leftOut, migrations, config)],
    guard:
      config.root === null || changelogs.questions.length === 0
        ? null
        : { file: config.root, questions: changelogs.questions },
  };
}

type Expand = (text: string) => string;

/** A changeset is read when the next one begins: until then a property is known to it. */
function* inTurn(
  { changesets, properties }: FormattedFile,
  parameters: ChangelogParameters,
): Generator<{ readonly changeset: Changeset; readonly expand: Expand }> {
  const locals: Locals = [new Map<string, string>()];
  const expand = (text: string): string => parameters.expand(text, locals);
  const define = (before: number): void => {
    for (; (properties[at]?.line ?? before) < before; at += 1) {
      const property = properties[at];
      if (property !== undefined) parameters.set({ ...property, value: expand(property.value) }, locals);
    }
  };
  let at = 0;
  for (const [index, changeset] of changesets.entries()) {
    define(changeset.line);
    const known = withAttributes(changeset, expand);
    define(changesets[index + 1]?.line ?? Infinity);
    yield { changeset: known, expand };
  }
  define(Infinity);
}

/** AbstractFormattedChangeLogParser.java expands these where the changeset begins. */
function withAttributes(changeset: Changeset, expand: Expand): Changeset {
  const { id, author, context, labels, path, dbms } = changeset;
  return {
    ...changeset,
    id: expand(id),
    author: expand(author),
    context: expand(context),
    labels: expand(labels),
    path: path === null ? null : expand(path),
    dbms: dbms === null ? null : expand(dbms),
  };
}

interface Place extends SqlChangelog {
  readonly expand: Expand;
}

function toMigration(changeset: Changeset, { file, recordedAs, inherited, expand }: Place): LiquibaseMigration {
  const { id, author, comment, labels, context, runOnChange, runAlways } = changeset;
  const path = (changeset.path ?? recordedAs).replace(/^classpath:/u, "").replace(/^\//u, "");
  const sql = expand(changeset.up);
  const text = changeset.stripComments ? withoutComments(sql) : sql;
  const down = changeset.down === null ? null : expand(changeset.down);
  const guard = guardOf(changeset.preconditions, expand);
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
    contexts: fullContext(context, inherited.contexts),
    labels: fullLabels([...inherited.labels, labels]),
    send: changeset.splitStatements ? splitChangeset(text, changeset) : "message",
    sendDown: down === null ? null : rollbackDelivery(down, changeset),
    runOnChange,
    runAlways,
    validChecksums: changeset.validChecksums,
    ...(guard === undefined ? {} : { guard }),
    ...(runOnChange || runAlways ? { runsAgain: true } : {}),
    ...(changeset.failOnError ? {} : { mayFail: true }),
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
