/** Databases that are not at base: `upgrade-from`, and edits that no release has seen. */
import { describe, expect, test } from "@jest/globals";
import type { UpgradeFrom } from "../../src/config/upgrade-from.ts";
import { findingOf, judge, verdicts } from "../support/judge.ts";
import type { Migrations, TestProject, ToolName } from "../support/projects.ts";
import { createProject } from "../support/projects.ts";

const TRIPS = "create table trips (id int);";
const STOPS = "create table stops (id int);";
const STATUS = { "2 add status": "alter table trips add column status text;" };
const STATE = { "2 add status": "alter table trips add column state text not null default 'draft';" };

const from = (...refs: string[]): UpgradeFrom[] => refs.map((ref) => ({ kind: "ref", ref }));
const tags = (pattern: string, last = 3): UpgradeFrom[] => [{ kind: "tags", pattern, last, preReleases: false }];
const unreleased = (...refs: string[]) => ({ upgradeFrom: from(...refs), allowEdits: "unreleased" }) as const;

/** `main` after each of the steps, which are tags there; then `change` with the last migrations. */
function createReleased(tool: ToolName, steps: Readonly<Record<string, Migrations>>, change: Migrations): TestProject {
  const [[firstTag, first] = ["", {}], ...others] = Object.entries(steps);
  const project = createProject(tool, first);
  project.checkout("main");
  project.tag(firstTag);
  for (const [tag, migrations] of others) {
    project.migrate(migrations);
    if (!tag.startsWith("untagged")) project.tag(tag);
  }
  project.moveBranch("change");
  project.checkout("change");
  project.migrate(change);
  return project;
}

describe.each(["sqlx", "diesel"] as const)("%s", (tool) => {
  /** v1 has the old text, base a new one that somebody has merged, and the change adds a table. */
  const editedBefore = (): TestProject =>
    createReleased(tool, { v1: { "1 trips": TRIPS, ...STATUS }, v2: STATE }, { "3 stops": STOPS });

  test("databases at a release that ran another text end elsewhere, and it was so before", async () => {
    const report = await judge(editedBefore(), { upgradeFrom: from("v1") });
    const found = report.findings.filter((each) => each.title.includes("Databases at `v1` end elsewhere"));
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([["paths-diverge", "warning"]]);
    expect(found[0]?.detail).toContain("**missing** on databases at `v1`: column `public.trips.state`");
    expect(found[0]?.detail).toContain("It was so before this change");
    expect(report.paths["from v1"]).not.toBe(report.paths.fresh);
    expect(report.paths["from v1"]).toMatch(/^[0-9a-f]{64}$/u);
  });

  test("an edit that goes back to what was released ends alike for the release", async () => {
    const project = editedBefore();
    project.migrate(STATUS);
    const report = await judge(project, { upgradeFrom: from("v1") });
    expect(findingOf(report, "altered-migration").severity).toBe("error");
    expect(report.findings.filter((each) => each.title.includes("`v1`"))).toEqual([]);
    expect(report.paths["from v1"]).toBe(report.paths.fresh);
  });

  test("a release whose migrations are the first of head's is noted, not replayed", async () => {
    const steps = { v1: { "1 trips": TRIPS }, v2: STATUS };
    const report = await judge(createReleased(tool, steps, { "3 stops": STOPS }), { upgradeFrom: from("v1", "v2") });
    expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
    expect(report.paths["from v1"]).toBe(report.paths.fresh);
    expect(report.paths["from v2"]).toBe(report.paths.fresh);
    expect(report.notes).toContain(
      "Not replayed from `v1`, `v2`: what ran there is the beginning of what is replayed anyway, unchanged.",
    );
  });

  test("a pending migration that fails at a release only says so", async () => {
    const old = { v1: { "1 trips": TRIPS, "2 legacy": "create table stops (name text);" } };
    const project = createReleased(tool, { ...old, v2: { "2 legacy": "select 1;" } }, { "3 stops": STOPS });
    const report = await judge(project, { upgradeFrom: from("v1") });
    const finding = findingOf(report, "apply-failed");
    expect([report.verdict, finding.severity]).toEqual(["block", "error"]);
    expect(finding.title).toContain("fails on databases at `v1`");
    expect(finding.evidence).toMatchObject({ sqlstate: "42P07", paths: ["from v1"] });
    expect(finding.file).toBe(project.file("3 stops"));
  });

  test("an edit that no release has seen is a note, and the releases decide", async () => {
    const project = createReleased(tool, { v1: { "1 trips": TRIPS }, untagged: STATUS }, STATE);
    const report = await judge(project, unreleased("v1"));
    expect([report.verdict, ...verdicts(report)]).toEqual(["pass", "altered-migration note"]);
    const finding = findingOf(report, "altered-migration");
    expect(finding.title).toContain("was edited after it was merged; no release has it");
    expect(finding.detail).toContain("`v1` does not have");
    expect(finding.detail).toContain("**missing** on existing databases: column `public.trips.state`");
    expect(finding.evidence["releases"]).toEqual(["v1"]);
  });

  test("an edit that a release has seen blocks as ever, and names the release", async () => {
    const project = createReleased(tool, { v1: { "1 trips": TRIPS, ...STATUS } }, STATE);
    const report = await judge(project, unreleased("v1"));
    expect(report.verdict).toBe("block");
    const finding = findingOf(report, "altered-migration");
    expect(finding.severity).toBe("error");
    expect(finding.detail).toContain("It was released as it was on base: `v1`. Databases at `v1` end elsewhere.");
  });

  test.each([
    ["deleted-migration", { "2 add status": null }],
    ["renamed-migration", { "2 add status": null, "4 add status": STATUS["2 add status"] }],
  ] as const)("a %s that no release has is a note", async (rule, change) => {
    const project = createReleased(tool, { v1: { "1 trips": TRIPS }, untagged: STATUS }, change);
    const report = await judge(project, unreleased("v1"));
    expect([...new Set(verdicts(report))].filter((each) => !each.endsWith("note"))).toEqual([]);
    expect(findingOf(report, rule).severity).toBe("note");
    expect(report.verdict).toBe("pass");
    const released = await judge(project, unreleased("main"));
    expect(findingOf(released, rule).severity).toBe("error");
  });

  test("what fails only on databases that ran the unreleased text is a note", async () => {
    const change = { ...STATE, "3 index": "create index on trips (state);" };
    const project = createReleased(tool, { v1: { "1 trips": TRIPS }, untagged: STATUS }, change);
    const report = await judge(project, unreleased("v1"));
    expect([report.verdict, ...verdicts(report)]).toEqual(["pass", "altered-migration note", "apply-failed note"]);
    expect((await judge(project, { upgradeFrom: from("v1") })).verdict).toBe("block");
  });
});

test("sqlx: a release whose file was edited later is refused there, byte by byte", async () => {
  const project = createReleased(
    "sqlx",
    { v1: { "1 trips": TRIPS }, v2: { "1 trips": `${TRIPS} -- the trips\n` } },
    { "2 stops": STOPS },
  );
  const report = await judge(project, { upgradeFrom: from("v1") });
  const finding = findingOf(report, "paths-diverge");
  expect(finding.title).toBe("sqlx refuses to upgrade databases at `v1`");
  expect(finding.detail).toContain("was previously applied but has been modified");
  expect(finding.severity).toBe("warning");
});

test("a release with a migration of its own is refused or differs in its record", async () => {
  const project = createReleased("sqlx", { v1: { "1 trips": TRIPS } }, { "3 stops": STOPS });
  project.git("checkout", "--quiet", "-b", "release/1.x", "v1");
  project.migrate({ "2 hotfix": "alter table trips add column hot boolean;" });
  project.checkout("change");
  const report = await judge(project, { upgradeFrom: from("release/1.x") });
  expect(verdicts(report)).toEqual(["paths-diverge warning", "paths-diverge warning"]);
  const texts = report.findings.map((each) => each.detail).join("\n");
  expect(texts).toContain("**only** on databases at `release/1.x`: column `public.trips.hot`");
  expect(texts).toContain("is missing in the resolved migrations");
  expect(texts).toContain("Recorded: `20240102000000` only at `release/1.x`");
});

describe("which refs are looked at", () => {
  const steps = { "v1.9.0": { "1 trips": TRIPS }, "v1.10.0": STATUS, "v1.11.0-rc.1": {} } as const;
  const project = (): TestProject => createReleased("diesel", steps, { "3 stops": STOPS });

  test("the newest tags of a pattern, without pre-releases", async () => {
    const report = await judge(project(), { upgradeFrom: tags("v*", 1) });
    expect(Object.keys(report.paths)).toEqual(["base", "upgraded", "fresh", "from v1.10.0"]);
    const both = await judge(project(), { upgradeFrom: tags("v1.*", 2) });
    expect(Object.keys(both.paths).slice(3)).toEqual(["from v1.10.0", "from v1.9.0"]);
  });

  test("a pattern that matches nothing is a note", async () => {
    const report = await judge(project(), { upgradeFrom: tags("release-*") });
    expect(report.verdict).toBe("pass");
    expect(report.notes.join("\n")).toContain("`upgrade-from` `release-*` adds no path: no tag matches");
    const candidates = await judge(project(), { upgradeFrom: tags("*-rc.*") });
    expect(candidates.notes.join("\n")).toContain("all 1 tags that match are pre-releases");
  });

  test("a ref that does not exist is an error that says how to get it", async () => {
    await expect(judge(project(), { upgradeFrom: from("v1.9.1") })).rejects.toMatchObject({
      message: "`upgrade-from`: no such ref `v1.9.1`",
      remedy: expect.stringContaining("fetch-depth: 0"),
    });
  });

  test("a change that touches no migration needs no release", async () => {
    const untouched = createProject("diesel", { "1 trips": TRIPS });
    untouched.write({ "README.md": "trips\n" });
    untouched.commit("read me");
    const report = await judge(untouched, { upgradeFrom: from("v1.9.1") });
    expect([report.verdict, report.postgres]).toEqual(["pass", null]);
  });

  test("a release before the first migration has nothing to upgrade from", async () => {
    const late = project();
    late.git("checkout", "--quiet", "--orphan", "empty");
    late.git("rm", "-r", "--quiet", "--force", ".");
    late.write({ "README.md": "trips\n" });
    late.commit("begin");
    late.tag("v0.1.0");
    late.checkout("change");
    const report = await judge(late, { upgradeFrom: from("v0.1.0") });
    expect(report.verdict).toBe("pass");
    expect(report.notes).toContain("No migrations in `migrations` at `v0.1.0`: nothing to upgrade from.");
    expect(report.paths["from v0.1.0"]).toBeNull();
  });

  test("without a release to look at no edit is allowed", async () => {
    const edited = createReleased("diesel", { v1: { "1 trips": TRIPS }, untagged: STATUS }, STATE);
    const report = await judge(edited, { upgradeFrom: tags("release-*"), allowEdits: "unreleased" });
    expect(report.verdict).toBe("block");
    expect(report.notes.join("\n")).toContain("`allow-edits: unreleased` allows nothing here");
  });

  test("refs with one history are one path, and base's own is not replayed twice", async () => {
    const twin = createReleased(
      "diesel",
      { v1: { "1 trips": TRIPS, ...STATUS }, v2: {}, v3: STATE },
      { "3 stops": STOPS },
    );
    const report = await judge(twin, { upgradeFrom: from("v1", "v2", "v3") });
    expect(report.paths["from v1"]).toBe(report.paths["from v2"]);
    expect(report.paths["from v3"]).toBe(report.paths.upgraded);
    expect(report.notes).toContain("The same migrations as at `v1`: `v2`.");
    expect(findingOf(report, "paths-diverge").detail).toContain("databases at `v1` and `v2`");
  });
});

test("diesel: a fix that only a release branch has, and that leaves no difference, is a note", async () => {
  const hotfix = "create index if not exists trips_id on trips (id);";
  const project = createReleased("diesel", { v1: { "1 trips": TRIPS } }, { "3 index": hotfix });
  project.git("checkout", "--quiet", "-b", "release/1.x", "v1");
  project.migrate({ "2 hotfix": hotfix });
  project.checkout("change");
  const report = await judge(project, { upgradeFrom: from("release/1.x") });
  expect([report.verdict, ...verdicts(report)]).toEqual(["pass", "paths-diverge note"]);
  expect(report.findings[0]?.title).toBe("Databases at `release/1.x` have 1 migration recorded that no file carries");
  expect(report.findings[0]?.evidence["recordedOnlyThere"]).toEqual(["20240102000000"]);
});

test("a role that a release's migrations create is there for each path anew", async () => {
  const role = "create role migration_gate_test_released;";
  const steps = { v1: { "1 trips": TRIPS, "2 role": role }, v2: { "2 role": `${role} select 1;` } };
  const report = await judge(createReleased("diesel", steps, { "3 stops": STOPS }), { upgradeFrom: from("v1") });
  expect([report.verdict, ...verdicts(report)]).toEqual(["pass"]);
  expect(report.paths["from v1"]).toBe(report.paths.fresh);
});

test("a failure of the release's own migrations is a warning", async () => {
  const steps = { v1: { "1 trips": TRIPS, "2 status": "broken;" }, v2: { "2 status": STATUS["2 add status"] } };
  const edit = { "2 status": STATE["2 add status"] };
  const report = await judge(createReleased("sqlx", steps, edit), { upgradeFrom: from("v1") });
  expect(verdicts(report)).toEqual(["altered-migration error", "apply-failed warning"]);
  const finding = findingOf(report, "apply-failed");
  expect(finding.detail).toContain("These are the release's own migrations");
  expect(report.paths["from v1"]).toBeNull();
});
