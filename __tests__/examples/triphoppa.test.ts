/**
 * The example must be what it says it is, whatever the gate makes of it: its history replays, its queries fit, and each
 * branch has the fault that it is there to show.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Client } from "pg";
import { buildRepository, listBranches } from "../../examples/triphoppa/make-repository.js";
import { createFolder } from "../support/git-repository.ts";
import { findingOf, judge } from "../support/judge.ts";
import { databaseName, serverUrl } from "../support/servers.ts";

const majors = [14, 18] as const;
const branches = [
  "altered-migration",
  "deleted-migration",
  "failing-migration",
  "good-change",
  "half-applied",
  "out-of-order",
  "reformatted",
];

let repository = "";
const clients: Client[] = [];
const databases: { readonly major: 14 | 18; readonly name: string }[] = [];

beforeAll(() => {
  repository = join(createFolder(), "triphoppa");
  buildRepository(repository);
});

afterAll(async () => {
  for (const client of clients) await client.end();
  for (const { major, name } of databases) await onServer(major, `drop database ${name}`);
});

async function onServer(major: 14 | 18, sql: string): Promise<void> {
  const client = new Client(serverUrl(major));
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** A session in a new empty database. */
async function emptyDatabase(major: 14 | 18): Promise<Client> {
  const name = databaseName();
  await onServer(major, `create database ${name} template template0`);
  databases.push({ major, name });
  const url = new URL(serverUrl(major));
  url.pathname = `/${name}`;
  const client = new Client(url.href);
  await client.connect();
  clients.push(client);
  return client;
}

function git(...args: readonly string[]): string {
  return execFileSync("git", ["-C", repository, ...args], { encoding: "utf8" }).trimEnd();
}

function refsOf(dir: string): string {
  return execFileSync("git", ["-C", dir, "show-ref"], { encoding: "utf8" });
}

/** The folder of a branch's files. */
function filesOf(branch: string): string {
  if (branch === "main") return repository;
  const folder = join(createFolder(), branch);
  git("worktree", "add", "--quiet", "--detach", folder, branch);
  return folder;
}

function scripts(folder: string, ending: ".up.sql" | ".down.sql"): string[] {
  return readdirSync(join(folder, "migrations"))
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** As sqlx does it: one transaction for a file, none where its first line says so. */
async function run(client: Client, folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const sql = readFileSync(join(folder, "migrations", name), "utf8");
    const transactional = !sql.startsWith("-- no-transaction");
    if (transactional) await client.query("begin");
    await client.query(sql);
    if (transactional) await client.query("commit");
  }
}

/** The names of the queries that PostgreSQL refuses. */
async function brokenQueries(client: Client, folder: string): Promise<string[]> {
  const broken: string[] = [];
  for (const name of readdirSync(join(folder, "queries")).sort()) {
    const sql = readFileSync(join(folder, "queries", name), "utf8");
    await client.query(`prepare query as ${sql}`).then(
      () => client.query("deallocate query"),
      () => broken.push(name),
    );
  }
  return broken;
}

async function leftovers(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    with own as (
      select oid, nspname from pg_catalog.pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
    )
    select nspname::text as name from own where nspname <> 'public'
    union all
    select relname::text from pg_catalog.pg_class join own on own.oid = relnamespace
    union all
    select typname::text from pg_catalog.pg_type join own on own.oid = typnamespace
    union all
    select proname::text from pg_catalog.pg_proc join own on own.oid = pronamespace
    union all
    select extname::text from pg_catalog.pg_extension where extname <> 'plpgsql'
    order by name`);
  return rows.map((row) => row.name);
}

test("the repository has a history on main and one commit on each branch", () => {
  expect(git("branch", "--format=%(refname:short)").split("\n")).toEqual([...branches, "main"].sort());
  expect(Number(git("rev-list", "--count", "main"))).toBeGreaterThan(10);
  for (const branch of branches) expect(git("rev-list", "--count", `main..${branch}`)).toBe("1");
  expect(git("status", "--porcelain")).toBe("");
});

test("the history on main leaves out none of the example's files", () => {
  const source = new URL("../../examples/triphoppa/", import.meta.url);
  for (const folder of ["migrations", "queries", "src"]) {
    expect(readdirSync(join(repository, folder)).sort()).toEqual(readdirSync(new URL(folder, source)).sort());
  }
});

test("the commits do not depend on the user's git configuration or on a git hook's variables", () => {
  const home = createFolder();
  writeFileSync(
    join(home, ".gitconfig"),
    "[core]\n\tautocrlf = true\n[commit]\n\tgpgsign = true\n[init]\n\tdefaultBranch = trunk\n",
  );
  mkdirSync(join(home, "elsewhere"));
  const hostile = { HOME: home, GIT_DIR: join(home, "elsewhere"), GIT_COMMITTER_NAME: "Somebody" };
  const before = Object.keys(hostile).map((name) => [name, process.env[name]] as const);
  const other = join(createFolder(), "triphoppa");
  try {
    Object.assign(process.env, hostile);
    buildRepository(other);
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  expect(refsOf(other)).toBe(refsOf(repository));
  expect(readFileSync(join(other, "Cargo.toml"), "utf8")).not.toContain("\r");
});

test("every branch says in one line what it does and which verdict it should get", () => {
  const expected = listBranches().map(({ name, expected: verdict }) => [name, verdict]);
  expect(expected).toEqual(branches.map((name) => [name, name === "good-change" ? "pass" : "block"]));
  for (const { does } of listBranches()) expect(does).toMatch(/^[^\n]{10,110}$/);
});

test.each(majors)(
  "on PostgreSQL %i main replays, its queries fit, and the down scripts leave nothing behind",
  async (major) => {
    const client = await emptyDatabase(major);
    await run(client, repository, scripts(repository, ".up.sql"));
    expect(await brokenQueries(client, repository)).toEqual([]);
    expect(await leftovers(client)).toContain("trips");
    await run(client, repository, scripts(repository, ".down.sql").reverse());
    expect(await leftovers(client)).toEqual([]);
  },
);

test.each(branches.filter((name) => name !== "failing-migration"))(
  "a developer's new database notices nothing wrong with %s",
  async (branch) => {
    const folder = filesOf(branch);
    const client = await emptyDatabase(18);
    await run(client, folder, scripts(folder, ".up.sql"));
    expect(await brokenQueries(client, folder)).toEqual([]);
  },
);

test("the altered migration breaks queries on a database that has run the old one", async () => {
  const client = await emptyDatabase(18);
  await run(client, repository, scripts(repository, ".up.sql"));
  expect(await brokenQueries(client, filesOf("altered-migration"))).toEqual([
    "add_photo.sql",
    "add_stop.sql",
    "photos_of_trip.sql",
    "stops_of_trip.sql",
  ]);
});

test("the failing migration fails because its column was renamed", async () => {
  const folder = filesOf("failing-migration");
  const client = await emptyDatabase(18);
  await expect(run(client, folder, scripts(folder, ".up.sql"))).rejects.toMatchObject({
    code: "42703",
    message: "column photos.uploader_id does not exist",
  });
});

test("the out-of-order migration ends in another function on an existing database than on a new one", async () => {
  const folder = filesOf("out-of-order");
  const merged = scripts(repository, ".up.sql");
  const all = scripts(folder, ".up.sql");
  const late = all.filter((name) => !merged.includes(name));
  expect(all.indexOf(late[0] ?? "")).toBe(all.length - 2);
  const [existing, fresh] = [await emptyDatabase(18), await emptyDatabase(18)];
  await run(existing, folder, [...merged, ...late]);
  await run(fresh, folder, all);
  const body = "select prosrc from pg_catalog.pg_proc where proname = 'trip_score'";
  expect((await existing.query(body)).rows).not.toEqual((await fresh.query(body)).rows);
});

test("the migration that commits half-way leaves trips without a status when it is stopped there", async () => {
  const report = await judge({ dir: repository }, { head: "half-applied", interrupts: 40 });
  const finding = findingOf(report, "half-applies");
  expect(report.verdict).toBe("block");
  expect(finding.severity).toBe("error");
  expect(finding.detail).toContain("**missing:** column `public.trips.status`");
  expect(finding.detail).toContain('`column "status" does not exist`');
});

test("the good change is not blocked for its index, and says what is to be done when building it is interrupted", async () => {
  const report = await judge({ dir: repository }, { head: "good-change", interrupts: 40 });
  expect(report.verdict).toBe("pass");
  expect(findingOf(report, "half-applies").severity).toBe("note");
});
