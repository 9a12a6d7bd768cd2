/** The overview in docs/tools.md says what the adapters decide. */
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "@jest/globals";
import { loadParser } from "../../src/sql/parser.ts";
import { findTool, tools } from "../../src/tools/registry.ts";
import type { Decision, History, Tool } from "../../src/tools/tool.ts";
import type { BadCase } from "../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../support/bad-cases.ts";
import { drizzleJournal } from "../support/drizzle-layout.ts";
import { filesOf } from "../support/files-of.ts";
import { dbmateLayout, golangMigrateLayout, gooseLayout } from "../support/go-layouts.ts";
import { graphileMigrateAnew } from "../support/graphile-migrate-layout.ts";
import { flywayLayout, liquibaseLayout } from "../support/java-layouts.ts";
import { fileMap, memoryTree } from "../support/memory-tree.ts";
import { nodePgMigrateLayout } from "../support/node-pg-migrate-layout.ts";
import type { Layout } from "../support/projects.ts";
import { layouts } from "../support/projects.ts";
import { atlasLayout, refineryLayout, supabaseLayout } from "../support/versioned-layouts.ts";

beforeAll(loadParser);

const ALL: Readonly<Record<string, Layout>> = {
  atlas: atlasLayout,
  dbmate: dbmateLayout,
  diesel: layouts.diesel,
  drizzle: drizzleJournal,
  flyway: flywayLayout,
  "golang-migrate": golangMigrateLayout,
  goose: gooseLayout,
  "graphile-migrate": graphileMigrateAnew,
  liquibase: liquibaseLayout,
  "node-pg-migrate": nodePgMigrateLayout,
  plain: layouts.plain,
  prisma: layouts.prisma,
  refinery: refineryLayout,
  sqlx: layouts.sqlx,
  supabase: supabaseLayout,
};

const COLUMNS: readonly (readonly [title: string, BadCase])[] = [
  ["an edited one", "edited"],
  ["only a comment in it", "formatted"],
  ["the newest is gone", "deleted"],
  ["an older new one", "late"],
];

async function load(tool: Tool, layout: Layout, change: BadCase | null): Promise<{ tool: Tool; history: History }> {
  const changes = change === null ? [mergedMigrations] : [mergedMigrations, badCases[change]];
  const files = filesOf(layout, ...changes);
  const first = layout.path(1, "create_trips");
  const found = await tool.detect(memoryTree(files));
  const dir = found[0]?.dir ?? first.slice(0, first.lastIndexOf("/"));
  const configured = (await tool.configured?.(memoryTree(files), dir)) ?? tool;
  const below = Object.entries(files).filter(([path]) => path.startsWith(`${dir}/`));
  return { tool: configured, history: configured.load(fileMap(Object.fromEntries(below)), dir) };
}

/** In two words. */
function answer({ refusals, skipped, pending }: Decision, merged: ReadonlySet<string>): string {
  if (refusals.length > 0) return "refused";
  if (skipped.some(({ version }) => !merged.has(version))) return "never runs";
  return pending.length > 0 ? "runs" : "not noticed";
}

async function rowOf(name: string, layout: Layout): Promise<string> {
  const base = await load(findTool(name), layout, null);
  const rows = base.history.migrations.map(({ version, name: title, checksum }) => {
    return { version, name: title, checksum, finished: true };
  });
  const recorded = base.tool.bookkeeping?.latestOnly === true ? rows.slice(-1) : rows;
  const answers = COLUMNS.map(async ([, change]) => {
    const { tool, history } = await load(findTool(name), layout, change);
    return answer(tool.decide(recorded, history), new Set(rows.map(({ version }) => version)));
  });
  return `| ${[base.tool.title, ...(await Promise.all(answers))].join(" | ")} |`;
}

test("docs/tools.md has a row for every tool with what its adapter decides", async () => {
  expect(Object.keys(ALL)).toEqual(tools.map(({ name }) => name));
  const head = ["", ...COLUMNS.map(([title]) => title)];
  const rows = await Promise.all(Object.entries(ALL).map(([name, layout]) => rowOf(name, layout)));
  const table = [`| ${head.join(" | ")} |`, `| ${head.map(() => "---").join(" | ")} |`, ...rows].join("\n");
  expect(readFileSync("docs/tools.md", "utf8")).toContain(table.replaceAll("|  |", "| |"));
});

test("docs/tools.md tells for every tool whether it has a way back, and what a run that was killed leaves", () => {
  const text = readFileSync(new URL("../../docs/tools.md", import.meta.url), "utf8");
  const section = (title: string): string => text.split(/^## /mu).find((each) => each.startsWith(title)) ?? "";
  for (const { title, rollback } of tools) {
    const row = section("The way back\n").match(new RegExp(`^\\| ${title} \\| ([^|]*) \\|`, "mu"))?.[1] ?? "missing";
    expect([title, row]).toEqual([
      title,
      expect.stringContaining(rollback === undefined ? "none" : `\`${rollback.command}`),
    ]);
    expect(section("After a deploy")).toMatch(new RegExp(`^\\| (?:[^|]*, )?${title}(?:, [^|]*)? \\|`, "mu"));
  }
});
