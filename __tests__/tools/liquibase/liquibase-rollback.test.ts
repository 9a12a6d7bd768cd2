/**
 * The way back under Liquibase. Beside `liquibase rollback-count` itself only where `LIQUIBASE` is the path of its program.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { findWayBack } from "../../../src/replay/way-back.ts";
import { liquibase } from "../../../src/tools/liquibase/liquibase.ts";
import type { Migration, Step } from "../../../src/tools/tool.ts";
import type { Both, Files } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import { judge, verdicts } from "../../support/judge.ts";
import { fileMap } from "../../support/memory-tree.ts";
import { createReversible } from "../../support/reversible-projects.ts";

const dir = "db/changelog";
const master = `${dir}/db.changelog-master.yaml`;
const filesWith = (...changesets: readonly string[]): Files => ({
  [master]: "databaseChangeLog:\n  - include: { file: db/changelog/all.sql }\n",
  [`${dir}/all.sql`]: ["--liquibase formatted sql", ...changesets].join("\n"),
});

const head = (id: string, attributes = "", up = `create table ${id} (x int);`): string =>
  `--changeset ann:${id} ${attributes}\n${up}\n`;

function loaded(changeset: string): Migration {
  const [migration] = liquibase.load(fileMap(filesWith(changeset)), dir).migrations;
  if (migration === undefined) throw new Error("no changeset");
  return migration;
}

function sent(changeset: string): readonly string[] | null {
  const steps = liquibase.planDown?.(loaded(changeset), null) ?? null;
  return steps?.flatMap((step: Step) => (step.kind === "own" ? [step.sql] : texts(step))) ?? null;
}

function texts({ script, send }: Step & { kind: "script" }): string[] {
  if (typeof send === "string") return [`${send}: ${script.text.trim()}`];
  return send.map(({ start, end }) => script.text.slice(start, end));
}

const forget = "delete from public.databasechangelog where id = $1 and author = $2 and filename = $3";

test("rollback comments run in one transaction, piece by piece, and the row is deleted", () => {
  const down = "--rollback drop table a;\n  -- rollback drop table b; drop table c;\n";
  expect(sent(`${head("a")}${down}`)).toEqual([
    "begin",
    "drop table a",
    "drop table b",
    "drop table c",
    forget,
    "commit",
  ]);
  const block = "/* liquibase rollback\ndrop table a;\ndrop table b;\n*/\n";
  expect(sent(`${head("a", "runInTransaction:false")}${block}`)).toEqual(["drop table a", "drop table b", forget]);
});

test("what takes a rollback apart is not what takes the changeset apart", () => {
  const down = "--rollback drop table a; drop table b//\n--rollback select 1//\n";
  expect(sent(`${head("a", "endDelimiter:;; rollbackEndDelimiter://")}${down}`)).toEqual([
    "begin",
    "drop table a; drop table b",
    "select 1",
    forget,
    "commit",
  ]);
  const whole = "--rollback drop table a; drop table b;\n";
  expect(sent(`${head("a", "rollbackSplitStatements:false")}${whole}`)?.[1]).toBe(
    "message: drop table a; drop table b;",
  );
  expect(sent(`${head("a", "splitStatements:false")}${whole}`)).toHaveLength(5);
});

test("a changeset without a rollback ends the way back, and so do the changes of another one", () => {
  const none = loaded(head("a"));
  expect(findWayBack(liquibase, [none], [none])).toBeNull();
  for (const word of ["empty", "not required"]) expect(loaded(`${head("a")}--rollback ${word}\n`).down).toBeNull();
  const other = loaded(`${head("b")}--rollback changeSetId:a changesetAuthor:ann\n`);
  expect(findWayBack(liquibase, [other], [other])?.endsAt?.reason).toBe("unknown");
});

test("what was inserted before merged changesets has run last, and is undone first", async () => {
  const merged = { "1 a": { up: "create table a ();" }, "9 z": { up: "create table z ();" } };
  const late = { "5 m": { up: "create table m ();", down: "drop table m;" } };
  const report = await judge(createReversible("liquibase", merged, late));
  expect(verdicts(report).filter((each) => each.startsWith("rollback"))).toEqual([]);
  expect(report.paths["rolled back"]).toBe(report.paths.base);
});

const program = process.env["LIQUIBASE"] ?? "";
const run = promisify(execFile);

function command(...words: readonly string[]): Both["real"] {
  return async ({ url, root }) => {
    const { host, pathname, username, password } = new URL(url);
    const options = [
      `--url=jdbc:postgresql://${host}${pathname}`,
      `--username=${username}`,
      `--password=${decodeURIComponent(password)}`,
      "--show-banner=false",
    ];
    const [name = "", ...rest] = words;
    try {
      await run(program, [...options, name, `--changelog-file=${master}`, ...rest], { cwd: root });
    } catch (error) {
      const { stderr } = error as { stderr: string };
      throw new Error(/ERROR: ((?!Exception)[^\n]*?)(?: \[Failed SQL|\n)/u.exec(stderr)?.[1] ?? stderr, {
        cause: error,
      });
    }
  };
}

const both: Both = {
  tool: liquibase,
  dir,
  major: 18,
  rows: "select id, author, filename, md5sum, orderexecuted from databasechangelog order by orderexecuted",
  real: command("update"),
  back: { real: command("rollback-count", "--count=2"), count: 2 },
};

(program === "" ? describe.skip : describe)("beside Liquibase itself", () => {
  test.each([
    ["both are undone", "--rollback drop table a;\n", "--rollback drop index i; drop table b;\n"],
    ["the older one fails, and stays", "--rollback drop table nowhere;\n", "--rollback drop index i; drop table b;\n"],
    [
      "a piece fails, and nothing of it is kept",
      "--rollback drop table a;\n",
      "--rollback drop index i; drop table no;\n",
    ],
  ])("`rollback-count` and the adapter undo alike: %s", async (_, first, second) => {
    const up = "create table b (x int);\ncreate index i on b (x);";
    const files = filesWith(head("t"), `${head("a")}${first}`, `${head("b", "", up)}${second}`);
    const { real, ours, differences } = await besideRealTool(both, [files]);
    expect(ours).toEqual(real);
    expect(differences).toEqual([]);
  });
});
