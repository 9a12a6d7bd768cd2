import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { prisma } from "../../../src/tools/prisma/prisma.ts";
import { fileMap } from "../../support/memory-tree.ts";

const load = (files: Record<string, string | Buffer>) => prisma.load(fileMap(files), "prisma/migrations");

test("folders are migrations in the order of their names, and the whole name is the version", () => {
  const { migrations, problems } = load({
    "prisma/migrations/migration_lock.toml": 'provider = "postgresql"',
    "prisma/migrations/20240102000000_b/migration.sql": "b",
    "prisma/migrations/20240101000000_a/migration.sql": "a",
    "prisma/migrations/20240101000000_a/README.md": "",
  });
  expect(problems).toEqual([]);
  expect(migrations.map(({ version, name, checksum }) => [version, name, checksum])).toEqual([
    ["20240101000000_a", "a", createHash("sha256").update("a").digest("hex")],
    ["20240102000000_b", "b", createHash("sha256").update("b").digest("hex")],
  ]);
});

test("a folder without migration.sql is a problem", () => {
  expect(load({ "prisma/migrations/1_a/notes.md": "" }).problems).toMatchObject([
    { kind: "misnamed", file: "prisma/migrations/1_a/notes.md" },
  ]);
});

test("the row is there before the script and finished after it, without a transaction", () => {
  const [migration] = load({ "prisma/migrations/1_a/migration.sql": "select 1" }).migrations;
  expect(migration?.transactional).toBe(false);
  const steps = migration === undefined ? [] : prisma.plan(migration);
  expect(steps.map((step) => (step.kind === "own" ? step.sql.replace(/ WHERE.*| \(.*/u, "") : step.send))).toEqual([
    "INSERT INTO _prisma_migrations",
    "message",
    "UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1",
    "UPDATE _prisma_migrations SET finished_at = pg_catalog.now()",
  ]);
});

test("deploy stops at a failed migration, and at nothing else", () => {
  const head = load({ "prisma/migrations/1_a/migration.sql": "a", "prisma/migrations/2_b/migration.sql": "b" });
  const edited = { version: "2_b", name: "2_b", checksum: "other", finished: true };
  const missing = { version: "3_c", name: "3_c", checksum: "c", finished: true };
  expect(prisma.decide([edited, missing], head)).toMatchObject({ pending: [{ version: "1_a" }], refusals: [] });
  const failed = { ...edited, finished: false };
  expect(prisma.decide([failed], head).refusals).toMatchObject([{ kind: "failed", version: "2_b" }]);
});
