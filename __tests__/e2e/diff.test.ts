import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { defaultOptions } from "../../src/config/defaults.ts";
import type { GateOptions } from "../../src/config/options.ts";
import { catalogFile } from "../../src/catalog/saved-catalog.ts";
import type { Diff } from "../../src/diff.ts";
import { runDiff } from "../../src/diff.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { createFolder } from "../support/git-repository.ts";
import type { TestProject } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";
import { serverUrl } from "../support/servers.ts";

const TRIPS = "create table trips (id bigint primary key, title text);";

function options(project: Pick<TestProject, "dir"> | null, databaseUrl = serverUrl(18)): GateOptions {
  return { ...defaultOptions, databaseUrl, ...(project && { repository: project.dir }) };
}

async function diff(from: string, to: string | null, project: TestProject | null): Promise<Diff> {
  return runDiff({ from, to }, options(project), () => undefined);
}

function told({ report }: Diff): string[] {
  return (report?.changes ?? []).map(({ action, type, name, file, line }) =>
    `${action} ${type} ${name} ${file === null ? "" : `${file}:${line}`}`.trim(),
  );
}

test("two refs: each change has the statement that made it", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS });
  project.migrate({ "2 add": "-- new\nalter table trips add column stars int;" });
  const result = await diff("main", "change", project);
  expect(result.report?.equal).toBe(false);
  expect(told(result)).toEqual([`added column public.trips.stars ${project.file("2 add")}:2`]);
});

test("two refs with other files and the same schema are equal", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS });
  project.migrate({
    "1 create trips": "create table trips (id bigint, title text);\nalter table trips add primary key (id);",
  });
  const { report } = await diff("main", "change", project);
  expect(report).toMatchObject({ equal: true, changes: [] });
});

test("a ref against a live database, which is left as it was", async () => {
  const project = createProject("diesel", { "1 create trips": TRIPS });
  await withServer({ databaseUrl: serverUrl(18), major: null, progress: () => undefined }, (server) =>
    withDatabase(server, null, async (database) => {
      const session = await database.connect();
      await session.send(`${TRIPS} alter table trips add column by_hand int;`);
      await session.send("create table __diesel_schema_migrations (version varchar(50) primary key)");
      const url = new URL(serverUrl(18));
      url.pathname = `/${database.name}`;
      expect(told(await diff("main", url.href, project))).toEqual(["added column public.trips.by_hand"]);
      expect(told(await diff(url.href, "main", project))).toEqual(["removed column public.trips.by_hand"]);
      await session.end();
    }),
  );
});

test("a saved catalog is as good as what it was read from", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.migrate({ "2 rename": "alter table trips rename title to name;" });
  const file = join(createFolder(), "main.json");
  writeFileSync(file, catalogFile((await diff("main", null, project)).last));
  expect((await diff("main", file, project)).report?.equal).toBe(true);
  const { report } = await diff(file, "change", project);
  expect(report?.changes).toMatchObject([{ action: "renamed", from: "public.trips.title", name: "public.trips.name" }]);
});

test("a column that is only in another place is a difference of layout", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.migrate({ "1 create trips": "create table trips (title text, id bigint primary key);" });
  const { report } = await diff("main", "change", project);
  expect(report?.equal).toBe(true);
  expect(report?.cosmetic.map(({ name }) => name)).toContain("public.trips.title");
  expect(report?.notes).toEqual([expect.stringContaining("`insert` without a column list")]);
});

const rightTable = (): object => {
  return { type: "table", name: "a", key: "table a", identity: "1/1/0", attributes: {}, cosmetic: {}, related: [] };
};

/** A saved catalog of tables that differ from a right one in these fields. */
function saved(...tables: readonly object[]): string {
  const objects = tables.map((each) => Object.assign(rightTable(), each));
  const head = { format: "migration-gate catalog", formatVersion: 1, title: "x", version: "18" };
  return JSON.stringify({ ...head, catalog: { objects, unmodelled: {} } });
}

test("a connection string that is no URL says how to write one", async () => {
  await expect(diff("host=localhost password=secret dbname=trips", "main", null)).rejects.toThrow("password=…");
});

test.each([
  ["{}", "no catalog that was saved"],
  ["not json", "no catalog that was saved"],
  ['{"format":"migration-gate catalog","formatVersion":9}', "another version"],
  [
    '{"format":"migration-gate catalog","formatVersion":1,"title":"x","version":"18","catalog":{"objects":[{}]}}',
    "incomplete",
  ],
  [saved({ attributes: { unlogged: { a: 1 } } }), "incomplete"],
  [saved({ likeness: 5 }), "incomplete"],
  [saved({ type: "gizmo" }), "incomplete"],
  [saved({}, {}), "incomplete"],
])("a file that holds %s is refused", async (text, why) => {
  const file = join(createFolder(), "saved.json");
  writeFileSync(file, text);
  await expect(diff(file, file, null)).rejects.toThrow(why);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a ref whose migrations fail is told with the statement", async () => {
  const project = createProject("plain", { "1 create trips": TRIPS });
  project.migrate({ "2 broken": "select nothing from nowhere;" });
  await expect(diff("main", "change", project)).rejects.toThrow(
    `"nowhere" does not exist at ${project.file("2 broken")}:1`,
  );
});

test("owners and privileges count only when they are asked for", async () => {
  const project = createProject("sqlx", { "1 create trips": TRIPS });
  project.migrate({
    "2 grant": "grant select on trips to pg_monitor;\nalter default privileges grant select on tables to public;",
  });
  expect(told(await diff("main", "change", project))).toEqual([]);
  const asked = { ...options(project), privileges: true };
  const { report } = await runDiff({ from: "main", to: "change" }, asked, () => undefined);
  expect(told({ report } as Diff)).toEqual([
    `added default privileges of postgres on tables ${project.file("2 grant")}:2`,
    `changed table public.trips ${project.file("2 grant")}:1`,
  ]);
});

async function equal(from: string, how: GateOptions): Promise<boolean | undefined> {
  return (await runDiff({ from, to: "main" }, how, () => undefined)).report?.equal;
}

test("a catalog that was saved with privileges serves both ways, one without them says so", async () => {
  const project = createProject("sqlx", { "1 create trips": `${TRIPS} grant select on trips to pg_monitor;` });
  const folder = createFolder();
  const asked = { ...options(project), privileges: true };
  const save = async (name: string, how: GateOptions): Promise<string> => {
    const { last } = await runDiff({ from: "main", to: null }, how, () => undefined);
    writeFileSync(join(folder, name), catalogFile(last));
    return join(folder, name);
  };
  const full = await save("full.json", asked);
  const plain = await save("plain.json", options(project));
  expect(await equal(full, asked)).toBe(true);
  expect(await equal(full, options(project))).toBe(true);
  await expect(equal(plain, asked)).rejects.toThrow("was saved without privileges");
});
