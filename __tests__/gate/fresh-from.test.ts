/** A fresh install that runs a schema dump instead of the migrations. */
import { describe, expect, test } from "@jest/globals";
import type { FreshFrom } from "../../src/config/fresh-from.ts";
import { readProject } from "../../src/gate/read-project.ts";
import { defaultOptions } from "../../src/config/defaults.ts";
import type { Step, Tool } from "../../src/tools/tool.ts";
import { applyOptions, createCommandProject } from "../support/command-projects.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { TestProject, ToolName } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";

const TRIPS = "create table public.trips (id int);";
const STATUS = "alter table public.trips add column status text;";
const BOTH = "create table public.trips (id int, status text);";
const DUMP = "db/structure.sql";

const from = (afterwards: FreshFrom["afterwards"] = "nothing", ...files: string[]) =>
  ({ freshFrom: { files: files.length === 0 ? [DUMP] : files, afterwards } }) as const;

/** Base has migration 1 with its dump, `change` adds migration 2; the dump is `dump` there. */
async function createDumped(tool: ToolName, dump: string, recorded: readonly number[] | null): Promise<TestProject> {
  const project = createProject(tool, { "1 trips": TRIPS });
  project.checkout("main");
  project.write({ [DUMP]: TRIPS });
  project.commit("dump");
  project.moveBranch("change");
  project.checkout("change");
  project.migrate({ "2 add status": STATUS });
  project.write({ [DUMP]: recorded === null ? dump : `${dump}\n${await recordOf(project, recorded)}` });
  project.commit("dump again");
  return project;
}

/** What the tool itself would have written for these migrations. */
async function recordOf({ dir }: TestProject, numbers: readonly number[]): Promise<string> {
  const read = await readProject({ ...defaultOptions, repository: dir, base: "main", head: "change" });
  const tool: Tool = read.tool;
  const wanted = read.headHistory.migrations.filter((_, index) => numbers.includes(index + 1));
  return [...(tool.bookkeeping?.create ?? []), ...wanted.flatMap((each) => tool.plan(each))].map(toSql).join("\n");
}

function toSql(step: Step): string {
  if (step.kind === "script" || /^(?:begin|commit)/iu.test(step.sql)) return "";
  const literals = (step.values ?? []).map((value) => (value === null ? "null" : `'${value}'`));
  return `${step.sql.replaceAll(/\$(\d+)/gu, (_, number: string) => literals[Number(number) - 1] ?? "null")};`;
}

describe.each(["sqlx", "plain"] as const)("%s", (tool) => {
  const records = tool !== "plain";

  test("a dump that was made anew with the migration passes", async () => {
    const report = await judge(await createDumped(tool, BOTH, records ? [1, 2] : null), from());
    expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
    expect(report.notes.join("\n")).toContain(`The fresh path is \`${DUMP}\`.`);
  });

  test("a dump that the change forgot lacks the new column", async () => {
    const report = await judge(await createDumped(tool, TRIPS, records ? [1, 2] : null), from());
    expect([report.verdict, ...verdicts(report)]).toEqual(["block", "paths-diverge error"]);
    const finding = findingOf(report, "paths-diverge");
    expect(finding.title).toBe(`\`${DUMP}\` lacks column \`public.trips.status\``);
    expect(finding.detail).toContain("comes from");
    expect(finding.remedy).toContain(`Regenerate \`${DUMP}\``);
    expect([finding.file, finding.object]).toEqual([DUMP, "public.trips.status"]);
    expect(report.paths.fresh).not.toBe(report.paths.upgraded);
  });

  test("a dump without a record is compared by its schema, and the report says so", async () => {
    const report = await judge(await createDumped(tool, BOTH, null), from());
    expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
    expect(report.notes.join("\n")).toContain("Only the schema was compared");
  });
});

describe.each(["sqlx", "diesel", "prisma"] as const)("%s", (tool) => {
  test("a dump that records less than it holds differs in its record", async () => {
    const report = await judge(await createDumped(tool, BOTH, [1]), from());
    expect([report.verdict, ...verdicts(report)]).toEqual(["block", "paths-diverge error"]);
    const finding = findingOf(report, "paths-diverge");
    expect(finding.title).toContain("different migrations recorded");
    expect(finding.detail).toContain("only on existing databases");
  });

  test("then: pending, and the tool runs what the dump has not recorded", async () => {
    const report = await judge(await createDumped(tool, TRIPS, [1]), from("pending"));
    expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
    expect(report.paths.fresh).toMatch(/^[0-9a-f]{64}$/u);
  });

  test("then: pending fails where the dump holds what it has not recorded", async () => {
    const report = await judge(await createDumped(tool, BOTH, [1]), from("pending"));
    expect(verdicts(report)).toEqual(["apply-failed error"]);
    expect(findingOf(report, "apply-failed").evidence).toMatchObject({ sqlstate: "42701", paths: ["fresh"] });
    expect(report.paths.fresh).toBeNull();
  });
});

test("what pg_dump writes for psql runs: its commands, its settings and the rows of COPY", async () => {
  const project = await createDumped("diesel", "", null);
  const dump = String.raw`--
-- PostgreSQL database dump
--

\restrict jq9x

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);
SET default_tablespace = '';

CREATE TABLE public.__diesel_schema_migrations (
    version character varying(50) NOT NULL,
    run_on timestamp without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.trips (
    id integer,
    status text
);

COPY public.__diesel_schema_migrations (version, run_on) FROM stdin;
20240101000000	2024-01-01 00:00:00
20240102000000	2024-01-02 00:00:00
\.

COPY public.trips (id, status) FROM stdin;
1	it's \\ a; "trip"
\.

ALTER TABLE ONLY public.__diesel_schema_migrations
    ADD CONSTRAINT __diesel_schema_migrations_pkey PRIMARY KEY (version);

\unrestrict jq9x
`;
  project.write({ [DUMP]: dump });
  project.commit("pg_dump");
  for (const major of [14, 18] as const) {
    const report = await judge(project, { ...from(), major });
    expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
    expect(report.paths.fresh).toBe(report.paths.upgraded);
  }
});

test("several files run in their order, each in a session of its own", async () => {
  const project = createProject("plain", { "1 trips": "create table app.trips (id int);" });
  project.migrate({ "2 stops": "create table app.stops (id int);" });
  project.write({
    "db/tables.sql": "set search_path = nowhere; create table app.trips (id int);",
    "db/more.sql": "create table app.stops (id int); create table app.only_here (id int); create table too (id int);",
  });
  project.commit("dump");
  const report = await judge(project, {
    setup: "create schema app;",
    ...from("nothing", "db/tables.sql", "db/more.sql"),
  });
  const finding = findingOf(report, "paths-diverge");
  expect(finding.title).toBe(
    "The dump (`db/tables.sql` and `db/more.sql`) and the migrations end in different schemas: 2 objects",
  );
  expect(finding.detail).toContain("table `app.only_here`");
});

test("a dump that fails is told with its line", async () => {
  const report = await judge(await createDumped("sqlx", `select 1;\n\n${TRIPS}\n${TRIPS}`, null), from());
  const finding = findingOf(report, "apply-failed");
  expect([finding.file, finding.line, finding.severity]).toEqual([DUMP, 4, "error"]);
  expect(finding.title).toContain(`\`${DUMP}\` fails on an empty database`);
  expect(report.paths.fresh).toBeNull();
});

test("a dump that was behind before the change is a warning", async () => {
  const project = createProject("diesel", { "1 trips": BOTH });
  project.checkout("main");
  project.write({ [DUMP]: `${TRIPS} create table public.stops (id int);` });
  project.commit("dump");
  project.moveBranch("change");
  project.checkout("change");
  project.migrate({ "2 stops": "create table public.stops (id int);" });
  const report = await judge(project, from());
  expect([report.verdict, ...verdicts(report)]).toEqual(["pass", "paths-diverge warning"]);
  expect(findingOf(report, "paths-diverge").detail).toContain("It was so before this change");
});

test("a change of the dump alone is judged", async () => {
  const project = createProject("diesel", { "1 trips": TRIPS });
  project.checkout("main");
  project.write({ [DUMP]: TRIPS });
  project.commit("dump");
  project.moveBranch("change");
  project.checkout("change");
  project.write({ [DUMP]: BOTH });
  project.commit("edit the dump");
  const report = await judge(project, from());
  expect([report.verdict, ...verdicts(report)]).toEqual(["block", "paths-diverge error"]);
  expect(findingOf(report, "paths-diverge").title).toBe(`Only \`${DUMP}\` has column \`public.trips.status\``);
});

test("a dump among the migrations is no file that was forgotten", async () => {
  const project = createProject("plain", { "1 trips": TRIPS });
  project.migrate({ "2 add status": STATUS });
  project.write({ "db/migrations/LATEST.sql": BOTH });
  project.commit("dump");
  expect(verdicts(await judge(project))).toEqual(["ignored-file warning"]);
  expect(verdicts(await judge(project, from("nothing", "db/migrations/LATEST.sql")))).toEqual([]);
});

test("the record of a runner that the gate does not know is no difference", async () => {
  const dump = `${BOTH} create table public.schema_migrations (version text);`;
  const report = await judge(await createDumped("plain", dump, null), from());
  expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
});

test("an edit of a merged migration is laid at the file, where the dump has its new text", async () => {
  const project = await createDumped("sqlx", "create table public.trips (id bigint, status text);", null);
  project.migrate({ "1 trips": "create table public.trips (id bigint);" });
  const report = await judge(project, from());
  expect(verdicts(report)).toEqual(["altered-migration error"]);
  expect(findingOf(report, "altered-migration").detail).toContain("type is `integer` there, `bigint` on a fresh one");
});

describe("what cannot be run is said at once", () => {
  test("a file that is not there", async () => {
    const project = await createDumped("sqlx", BOTH, null);
    await expect(judge(project, from("nothing", "db/structur.sql"))).rejects.toMatchObject({
      message: "`fresh-from`: there is no file `db/structur.sql` in change",
      remedy: "Did you mean `db/structure.sql`?",
    });
  });

  test("a file that includes others", async () => {
    const project = await createDumped("sqlx", `${BOTH}\n\\i other.sql\n`, null);
    await expect(judge(project, from())).rejects.toThrow("`db/structure.sql:2` is psql's `\\i`");
  });

  test("then: pending without a record", async () => {
    const project = await createDumped("plain", BOTH, null);
    await expect(judge(project, from("pending"))).rejects.toThrow("needs a tool whose record the gate can read");
  });
});

describe("where a command runs the migrations", () => {
  const RUNNER = `
    const { Client } = require("pg");
    const { readdirSync, readFileSync } = require("node:fs");
    (async () => {
      const client = new Client({ connectionString: process.env.DATABASE_URL });
      await client.connect();
      await client.query("create table if not exists schema_migrations (version varchar primary key)");
      for (const name of readdirSync("steps").sort()) {
        const { rowCount } = await client.query("insert into schema_migrations values ($1) on conflict do nothing", [name]);
        if (rowCount > 0) await client.query(readFileSync("steps/" + name, "utf8"));
      }
      await client.end();
    })();`;

  async function judgeDump(dump: string, options: Parameters<typeof judge>[1] = {}) {
    const project = createCommandProject({ "run.cjs": RUNNER, "steps/1.sql": TRIPS, [DUMP]: TRIPS });
    project.write({ "steps/2.sql": STATUS, [DUMP]: dump });
    project.commit("add status");
    return judge(project, { apply: applyOptions("node run.cjs"), ...from(), ...options });
  }

  test("a dump that was made anew passes, with its record or without", async () => {
    for (const dump of [BOTH, `${BOTH} create table public.schema_migrations (version varchar primary key);`]) {
      const report = await judgeDump(dump);
      expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
    }
  });

  test("a dump that was forgotten lacks the new column", async () => {
    const finding = findingOf(await judgeDump(TRIPS), "paths-diverge");
    expect([finding.title, finding.severity]).toEqual([`\`${DUMP}\` lacks column \`public.trips.status\``, "error"]);
  });

  test("a release with base's own history is not replayed, and the report says so", async () => {
    const report = await judgeDump(BOTH, { upgradeFrom: [{ kind: "ref", ref: "main" }] });
    expect(report.notes.join("\n")).toContain("Not replayed from `main`: what ran there is the beginning");
  });
});

test("sqlx: a dump that records an older text of the new migration is refused on the next deploy", async () => {
  const project = await createDumped("sqlx", BOTH, [1, 2]);
  project.migrate({ "2 add status": `${STATUS} -- for drafts` });
  const finding = findingOf(await judge(project, from()), "paths-diverge");
  expect([finding.title, finding.severity]).toEqual([
    `sqlx refuses to run on a database that \`${DUMP}\` has made`,
    "error",
  ]);
  expect(finding.detail).toContain("was previously applied but has been modified");
});
