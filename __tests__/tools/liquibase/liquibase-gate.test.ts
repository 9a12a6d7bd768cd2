import { expect, test } from "@jest/globals";
import type { BadCase } from "../../support/bad-cases.ts";
import { judgeBadCase } from "../../support/bad-cases.ts";
import { liquibaseLayout } from "../../support/java-layouts.ts";
import { findingOf, judge, verdicts } from "../../support/judge.ts";
import { createProject } from "../../support/projects.ts";

const changes = "db/changelog/changes";
const SUM = `Liquibase stops with: \`Validation Failed: 1 changesets check sum ${changes}/001_create_trips.sql::1::ann was: 9:`;

const CASES: readonly (readonly [BadCase, readonly string[], words: string | null])[] = [
  ["edited", ["altered-migration error"], SUM],
  ["formatted", ["altered-migration error"], SUM],
  ["deleted", ["deleted-migration error"], "Liquibase does not notice"],
  ["renumbered", ["apply-failed error", "renamed-migration error"], "Liquibase runs it a second time, and it fails"],
  ["renamed", ["apply-failed error", "renamed-migration error"], "Liquibase runs it a second time, and it fails"],
  ["late", ["out-of-order warning"], "Existing databases run it last, fresh ones earlier"],
  ["duplicate", ["out-of-order warning"], null],
  ["failing", ["apply-failed error"], 'relation "nowhere" does not exist'],
  ["added", [], null],
];

test.each(CASES)("%s: %j", async (name, rules, words) => {
  const report = await judgeBadCase(liquibaseLayout, name);
  expect(report).toMatchObject({ tool: "liquibase", migrationsDir: "db/changelog" });
  const told = verdicts(report).filter((each) => !each.startsWith("paths-diverge"));
  expect(told.sort()).toEqual([...rules].sort());
  if (words !== null) expect(report.findings.map(({ detail }) => detail).join("\n")).toContain(words);
});

const one = "db/changelog/changes/all.sql";
const file = (...changesets: string[]): string => `--liquibase formatted sql\n\n${changesets.join("\n\n")}\n`;
const TRIPS = "--changeset ann:1\ncreate table trips (id int, title text);";

/** `main` has the first text of one file, `change` the second. */
async function judgeFile(before: string, after: string) {
  const project = createProject(liquibaseLayout, {});
  project.branch("main2");
  project.write({ [one]: before });
  project.commit("before");
  project.branch("change2");
  project.write({ [one]: after });
  project.commit("after");
  return judge(project, { base: "main2", head: "change2" });
}

test("a new changeset at the end of a merged file is pending, and nothing else", async () => {
  const report = await judgeFile(file(TRIPS), file(TRIPS, "--changeset ann:2\nalter table trips add column km int;"));
  expect(verdicts(report)).toEqual([]);
  expect(report.pending).toMatchObject([{ version: `${one}::2::ann`, file: one }]);
  expect(report.changes).toMatchObject([{ action: "added", name: "public.trips.km", file: one, line: 7 }]);
});

test("an edited changeset in the middle of a file is told with its own line", async () => {
  const more = "--changeset ann:2\ncreate table stops (id int);";
  const report = await judgeFile(file(TRIPS, more), file(TRIPS, more.replace("id int", "id bigint")));
  expect(findingOf(report, "altered-migration")).toMatchObject({ severity: "error", file: one, line: 7 });
});

const view = (columns: string): string =>
  `--changeset ann:v runOnChange:true\ncreate or replace view titles as select ${columns} from trips;`;

test("a changeset further down than it was is the same, and one that runs on change from now on runs again", async () => {
  const moved = await judgeFile(file(TRIPS), file("--changeset ann:0\nselect 1;", TRIPS));
  expect(verdicts(moved)).toEqual(["out-of-order warning"]);
  const again = TRIPS.replace("ann:1", "ann:1 runOnChange:true").replace("create table", "create table if not exists");
  const report = await judgeFile(file(TRIPS), file(again));
  expect([verdicts(report), report.pending.length]).toEqual([[], 1]);
});

test("what is edited and runs on change runs again, and nothing is wrong with that", async () => {
  const report = await judgeFile(file(TRIPS, view("id")), file(TRIPS, view("id, title")));
  expect(verdicts(report)).toEqual([]);
  expect(report.pending).toMatchObject([{ version: `${one}::v::ann` }]);
});

test("two changesets of one name are a duplicate", async () => {
  const report = await judgeFile(file(TRIPS), file(TRIPS, "--changeset ann:1\ncreate table more ();"));
  expect(verdicts(report)).toEqual(["duplicate-version error"]);
  const { title, detail } = findingOf(report, "duplicate-version");
  expect(title).toBe("`changes/all.sql` has two migrations of one version");
  expect(detail).toContain(`1 changesets had duplicate identifiers ${one}::1::ann`);
});

const index = (attributes: string): string =>
  `--changeset ann:2${attributes}\n\ncreate index concurrently on trips (id);`;

test("a failure is told at its line, and a concurrent index needs runInTransaction:false", async () => {
  const failed = await judgeFile(file(TRIPS), file(TRIPS, index("")));
  expect(findingOf(failed, "apply-failed")).toMatchObject({ line: 8, evidence: { sqlstate: "25001" } });
  expect(verdicts(await judgeFile(file(TRIPS), file(TRIPS, index(" runInTransaction:false"))))).toEqual([]);
});

test("a changeset added directly behind another one leaves that one as it is", async () => {
  const before = "--liquibase formatted sql\n--changeset ann:1\ncreate table trips (id int);\n";
  const report = await judgeFile(before, `${before}--changeset ann:2\nalter table trips add column km int;`);
  expect(report.verdict).toBe("pass");
  expect(verdicts(report)).toEqual([]);
  expect(report.pending).toMatchObject([{ version: `${one}::2::ann` }]);
});

const guarded = (id: number, onFail: string, check: string, table: string): string =>
  `--changeset ann:${id}\n--preconditions onFail:${onFail} onError:MARK_RAN\n--precondition-${check}\ncreate table ${table} ();`;

test("a changeset whose precondition is not met is recorded, passed over, or stops the run, as it says", async () => {
  const before = file(TRIPS);
  const after = [
    TRIPS,
    guarded(2, "MARK_RAN", "sql-check expectedResult:1 select count(*) from trips", "marked"),
    guarded(3, "CONTINUE", "table-exists table:stops", "passed"),
    guarded(4, "WARN", "view-exists view:names", "warned"),
    guarded(5, "HALT", "table-exists table:trips", "made"),
    guarded(6, "HALT", "sql-check expectedResult:1 select nothing", "broken"),
  ];
  const report = await judgeFile(before, file(...after));
  expect(verdicts(report)).toEqual([]);
  expect(report.changes.filter(({ type }) => type === "table").map(({ name }) => name)).toEqual([
    "public.made",
    "public.warned",
  ]);
  expect(report.notes.filter((note) => note.startsWith("Not run on"))).toEqual([
    `Not run on existing databases: \`ann:2\` of \`${one}\`. Its precondition is not met (\`SQL Precondition failed. Expected '1' got '0'\`), and Liquibase counts it as run all the same.`,
    `Not run on existing databases: \`ann:3\` of \`${one}\`. Its precondition is not met (\`Table public.stops does not exist\`), and Liquibase tries it again in its next run.`,
    `Not run on existing databases: \`ann:6\` of \`${one}\`. Its precondition is not met (\`column "nothing" does not exist\`), and Liquibase counts it as run all the same.`,
  ]);
  const halted = await judgeFile(before, file(TRIPS, guarded(2, "HALT", "table-exists table:stops", "never")));
  expect(findingOf(halted, "apply-failed")).toMatchObject({ file: one, line: 9 });
  expect(findingOf(halted, "apply-failed").title).toContain("Table public.stops does not exist");
});

const master = "db/changelog/db.changelog-master.yaml";
const rootOf = (...entries: string[]): Record<string, string> => {
  return { [master]: `databaseChangeLog:\n${entries.map((each) => `  - ${each}\n`).join("")}` };
};
const INCLUDED = "include: { file: db/changelog/changes/all.sql }";
const two = "db/changelog/changes/two.sql";

/** `main` has the first files, `change` the second ones. */
async function judgeFiles(before: Record<string, string>, after: Record<string, string | null>) {
  const project = createProject(liquibaseLayout, {});
  project.branch("main2");
  project.write({ [one]: file(TRIPS), ...before });
  project.commit("before");
  project.branch("change2");
  project.write(after);
  project.commit("after");
  return judge(project, { base: "main2", head: "change2" });
}

const asking = (sql: string, ...others: string[]): string =>
  `preConditions: [ { onFail: MARK_RAN }, { dbms: { type: postgresql } }, { sqlCheck: { expectedResult: 1, sql: ${sql} } }${others.join("")} ]`;

test("a changeset that may fail stops nothing, and the report tells of it", async () => {
  const failing = "--changeset ann:2 failOnError:false\ncreate table lost (); select nothing;";
  const report = await judgeFile(file(TRIPS), file(TRIPS, failing, "--changeset ann:3\ncreate table stops ();"));
  expect(verdicts(report)).toEqual([]);
  expect(report.changes.map(({ name }) => name)).toEqual(["public.stops"]);
  expect(report.notes).toContain(
    `Fails on existing databases, and Liquibase goes on: \`ann:2\` of \`${one}\` (\`column "nothing" does not exist\`). It tries it again in its next run.`,
  );
});

test("lines at which Liquibase stops, and lines that it never runs, are told", async () => {
  const stops = [
    ["--changeset ann:2\n-rollback x\nselect 1;", "known formats, such as '--rollback <rollback SQL>'"],
    ["--changeset ann:2\n--comments x\nselect 1;", "known formats, such as '--comment <comment>'"],
    ["--property name:x\n--changeset ann:2\nselect 1;", "such as '--property name=<property name>"],
    ["--include file:x.sql", "'include in Formatted SQL changelog' requires a valid Liquibase license key"],
  ] as const;
  for (const [lines, words] of stops)
    expect(findingOf(await judgeFile(file(TRIPS), file(TRIPS, lines)), "apply-failed").detail).toContain(words);
  const early = await judgeFile(file(TRIPS), file("/* ours */\n--comment x", TRIPS));
  expect(findingOf(early, "apply-failed").detail).toContain("do not allow comment lines outside of changesets");
  const lost = await judgeFile(file(TRIPS), file("/* ours */\ncreate table lost ();", TRIPS));
  expect(verdicts(lost)).toEqual([]);
  expect(lost.notes).toContain(
    `Never run by Liquibase: line 4 of \`${one}\`, which stands before the first \`--changeset\`.`,
  );
  const none = await judgeFiles({}, { [two]: file("create table lost ();") });
  expect(findingOf(none, "ignored-file").detail).toContain("it has no `--changeset`");
});

test("what the root changelog asks before a run is asked, and what cannot be asked is told", async () => {
  const base = rootOf(INCLUDED);
  const more = { [one]: file(TRIPS, "--changeset ann:2\nalter table trips add column km int;") };
  const met = await judgeFiles(base, { ...more, ...rootOf(asking("select 1"), INCLUDED) });
  expect([verdicts(met), met.pending.length]).toEqual([[], 1]);
  const unmet = await judgeFiles(base, rootOf(asking("select 0"), INCLUDED));
  expect(verdicts(unmet)).toEqual(["apply-failed error"]);
  expect(findingOf(unmet, "apply-failed")).toMatchObject({ file: master, line: 1 });
  expect(findingOf(unmet, "apply-failed").title).toContain(`${master} : SQL Precondition failed. Expected '1' got '0'`);
  const foreign = await judgeFiles(base, rootOf("preConditions: [ { dbms: { type: mysql } } ]", INCLUDED));
  expect(findingOf(foreign, "apply-failed").detail).toContain("expected mysql, got postgresql");
  const unasked = await judgeFiles(base, rootOf(asking("select 1", ", { runningAs: { username: ann } }"), INCLUDED));
  expect(findingOf(unasked, "ignored-file").detail).toContain("the gate does not ask `runningAs`");
});

test("an include's context and labels hold for what it includes, and what is left out is told", async () => {
  const settings = { "liquibase.properties": `changeLogFile: ${master}\ncontexts: prod\nlabelFilter: !slow\n` };
  const file2 = { [two]: file("--changeset ann:2\ncreate table stops ();") };
  const includes = (attributes: string): Record<string, string> =>
    rootOf(INCLUDED, `include: { file: changes/two.sql, relativeToChangelogFile: true, ${attributes} }`);
  const base = { ...rootOf(INCLUDED), ...settings };
  const left = await judgeFiles(base, { ...file2, ...includes("context: test") });
  expect([verdicts(left), left.pending]).toEqual([[], []]);
  expect(left.notes).toContain(
    `Not run, as Liquibase does not run it: \`ann:2\` of \`${two}\`, which has the context \`test\`, and Liquibase is configured with \`prod\`.`,
  );
  const slow = await judgeFiles(base, { ...file2, ...includes("contextFilter: prod, labels: slow") });
  expect([slow.pending, slow.notes.join().includes("labels `slow`")]).toEqual([[], true]);
  const run = await judgeFiles(rootOf(INCLUDED), { ...file2, ...includes("context: test") });
  expect(run.pending).toMatchObject([{ version: `${two}::2::ann` }]);
  expect(run.notes.join()).toContain("`ann:2` has the context `test`, and no configuration says which ones");
});

test("a merged changeset that is left out now is told with what keeps it from running", async () => {
  const settings = { "liquibase.properties": `changeLogFile: ${master}\ncontexts: prod\n` };
  const include = "include: { file: changes/two.sql, relativeToChangelogFile: true";
  const base = {
    ...rootOf(INCLUDED, `${include} }`),
    ...settings,
    [two]: file("--changeset ann:2\ncreate table stops ();"),
  };
  const context = await judgeFiles(base, rootOf(INCLUDED, `${include}, context: test }`));
  expect(verdicts(context)).toEqual(["deleted-migration error"]);
  const { title, detail, remedy } = findingOf(context, "deleted-migration");
  expect(title).toContain("`changes/two.sql` was merged and is not run any longer");
  expect(detail).toContain(
    "The migration is still there, but not run: to Liquibase the changeset has the context `test`, and Liquibase is configured with `prod`.",
  );
  expect(remedy).toBe("Take back what keeps the changeset from running.");
  const ignored = await judgeFiles(base, {
    [two]: file("--changeset ann:2 ignore:true\ncreate table stops ();", "--changeset ann:3\ncreate table cabs ();"),
  });
  expect(findingOf(ignored, "deleted-migration").detail).toContain(
    "but not run: to Liquibase the changeset is to be ignored.",
  );
  expect(ignored.pending).toHaveLength(1);
});

const XML_CHANGESET =
  "changeSet: { id: x, author: ann, changes: [ { sqlFile: { path: 'sql/${letter}.sql' } }, { loadData: { file: data/rows.csv, tableName: t } } ] }";

test("files outside the folder that a changeset in YAML names are told where the change touches them", async () => {
  const base = {
    ...rootOf(INCLUDED, XML_CHANGESET, "property: { name: letter, value: x }"),
    "sql/x.sql": "select 1;",
    "sql/y.sql": "",
    "data/rows.csv": "a",
  };
  const report = await judgeFiles(base, { "sql/x.sql": "select 2;", "sql/y.sql": "select 2;", "data/rows.csv": null });
  const told = report.findings.filter(({ rule }) => rule === "ignored-file").map((each) => each.title);
  expect(told).toEqual(["`data/rows.csv` is not run by the gate", "`sql/x.sql` is not run by the gate"]);
  expect(report.migrationsDir).toBe("db/changelog");
});
