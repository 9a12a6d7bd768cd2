/** Where a tool cuts a merged migration's script into messages is part of the migration, though only a comment says so. */
import { expect, test } from "@jest/globals";
import type { Report } from "../../src/report/report.ts";
import { drizzleJournal } from "../support/drizzle-layout.ts";
import { gooseLayout } from "../support/go-layouts.ts";
import { liquibaseLayout } from "../support/java-layouts.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { Layout } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";

const FUNCTION = `create function f() returns int language plpgsql as $$
begin
  if 1 = 1 then
    return 1;
  end if;
  return 2;
end
$$;`;

const BEGIN = "-- +goose StatementBegin\n";
const END = "\n-- +goose StatementEnd";
const TWO = "create table a (id int);\n--> statement-breakpoint\ncreate table b (id int);";

/** Its options, a bar, its SQL. */
const changeset: Layout = {
  ...liquibaseLayout,
  script: (sql, number) =>
    `--liquibase formatted sql\n--changeset ann:${number}${sql.split("|")[0]}\n${sql.split("|")[1]}`,
};

async function judgeEdit(layout: Layout, before: string, after: string): Promise<Report> {
  const project = createProject(layout, { "1 first": before });
  project.migrate({ "1 first": after });
  return judge(project);
}

test.each<[string, Layout, string, string]>([
  ["goose without StatementBegin", gooseLayout, `${BEGIN}${FUNCTION}${END}`, FUNCTION],
  ["Liquibase without splitStatements", changeset, ` splitStatements:false|${FUNCTION}`, `|${FUNCTION}`],
  [
    "Liquibase without endDelimiter",
    changeset,
    ` endDelimiter:@@|${FUNCTION.slice(0, -1)}\n@@`,
    `|${FUNCTION.slice(0, -1)}\n@@`,
  ],
  [
    "Drizzle with a breakpoint in a statement",
    drizzleJournal,
    TWO,
    TWO.replace(/\n(--> .*)\n(create table)/u, "\n$2 $1\n"),
  ],
])("%s: what fresh databases cannot run blocks", async (_, layout, before, after) => {
  const report = await judgeEdit(layout, before, after);
  expect(report.verdict).toBe("block");
  expect(verdicts(report)).toEqual(["altered-migration error", "apply-failed error"]);
  const finding = findingOf(report, "altered-migration");
  expect(finding.evidence).toMatchObject({ edit: "delivery" });
  expect(finding.title).toContain("was merged to be cut into other statements");
  expect(finding.detail).toContain("no fresh database gets past it");
});

test("what is cut otherwise and ends in the same schema is a warning; the same statements are layout", async () => {
  const joined = await judgeEdit(
    gooseLayout,
    "create table a (id int);\ncreate table b (id int);",
    `${BEGIN}create table a (id int);\ncreate table b (id int);${END}`,
  );
  expect(verdicts(joined)).toEqual(["altered-migration warning"]);
  const alone = await judgeEdit(
    gooseLayout,
    `${BEGIN}create table a (id int);${END}`,
    "-- the first\nCREATE TABLE a (id int);\n-- +goose StatementBegin\n-- nothing\n-- +goose StatementEnd",
  );
  expect(findingOf(alone, "altered-migration")).toMatchObject({ severity: "note", evidence: { edit: "formatting" } });
  const moved = await judgeEdit(
    changeset,
    ` splitStatements:false|${FUNCTION}`,
    ` stripComments:true splitStatements:false|${FUNCTION}`,
  );
  expect([moved.verdict, ...verdicts(moved)]).toEqual(["pass"]);
});
