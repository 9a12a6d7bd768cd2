import { expect, test } from "@jest/globals";
import { diesel } from "../../../src/tools/diesel/diesel.ts";
import { fileMap } from "../../support/memory-tree.ts";

const load = (files: Record<string, string | Buffer>) => diesel.load(fileMap(files), "migrations");

test("dashes are stripped from the version before it orders", () => {
  const { migrations } = load({
    "migrations/20170924000000_c/up.sql": "c",
    "migrations/2017-09-23-182408_b/up.sql": "b",
    "migrations/20170901000000_a/up.sql": "a",
    "migrations/00000000000000_diesel_initial_setup/up.sql": "0",
  });
  expect(migrations.map(({ version, name }) => [version, name])).toEqual([
    ["00000000000000", "diesel_initial_setup"],
    ["20170901000000", "a"],
    ["20170923182408", "b"],
    ["20170924000000", "c"],
  ]);
});

test("versions order as text, as Rust compares strings", () => {
  const { migrations } = load({ "migrations/10_b/up.sql": "b", "migrations/9_a/up.sql": "a" });
  expect(migrations.map(({ version }) => version)).toEqual(["10", "9"]);
});

test("hidden folders and files beside the folders do not count; a folder without up.sql stops diesel", () => {
  const { migrations, problems } = load({
    "migrations/.keep": "",
    "migrations/.hidden/up.sql": "",
    "migrations/2_b/down.sql": "b",
    "migrations/1_a/up.sql": "a",
    "migrations/1_a/down.sql": "-a",
  });
  expect(migrations).toMatchObject([{ version: "1", down: { file: "migrations/1_a/down.sql", text: "-a" } }]);
  expect(problems).toMatchObject([{ kind: "misnamed", file: "migrations/2_b/down.sql" }]);
});

test("an empty up.sql is refused by diesel", () => {
  expect(load({ "migrations/1_a/up.sql": "" }).problems[0]?.message).toContain("Attempted to run an empty migration.");
});

test("metadata.toml decides about the transaction, and one that does not mention it turns it off", () => {
  const { migrations } = load({
    "migrations/1_a/up.sql": "a",
    "migrations/2_b/up.sql": "b",
    "migrations/2_b/metadata.toml": "run_in_transaction = false # indexes",
    "migrations/3_c/up.sql": "c",
    "migrations/3_c/metadata.toml": "run_in_transaction = true",
    "migrations/4_d/up.sql": "d",
    "migrations/4_d/metadata.toml": "",
  });
  expect(migrations.map(({ transactional }) => transactional)).toEqual([true, false, true, false]);
  const steps = migrations
    .slice(0, 2)
    .map((each) => diesel.plan(each).map((step) => (step.kind === "own" ? step.sql.split(" ")[0] : step.send)));
  expect(steps).toEqual([
    ["BEGIN", "message", "INSERT", "COMMIT"],
    ["message", "INSERT"],
  ]);
});

test("two folders of one version are a problem, and only one of them is run", () => {
  const { migrations, problems } = load({ "migrations/2020-01-01_a/up.sql": "a", "migrations/20200101_b/up.sql": "b" });
  expect(migrations.map(({ name }) => name)).toEqual(["b"]);
  expect(problems).toMatchObject([{ kind: "duplicate-version", file: "migrations/20200101_b/up.sql" }]);
});

test("whatever is not recorded runs; edits and missing folders are not looked at", () => {
  const head = load({ "migrations/1_a/up.sql": "a", "migrations/3_c/up.sql": "c" });
  const recorded = ["2", "3"].map((version) => ({ version, name: null, checksum: null, finished: true }));
  const { pending, refusals } = diesel.decide(recorded, head);
  expect(pending.map(({ version }) => version)).toEqual(["1"]);
  expect(refusals).toEqual([]);
});
