/**
 * What goes wrong with migrations that are merged, each as a change to the same little history of two migrations, 1 and 3: every
 * tool answers in its own way.
 */
import type { Report } from "../../src/report/report.ts";
import type { JudgeOptions } from "./judge.ts";
import { judge } from "./judge.ts";
import type { Layout, Migrations } from "./projects.ts";
import { createProject } from "./projects.ts";

const TRIPS = "create table trips (id bigint primary key, title text);";
const STOPS = "create table stops (id bigint primary key);";

export const mergedMigrations: Migrations = { "1 create trips": TRIPS, "3 create stops": STOPS };

export const badCases = {
  /** Databases that ran the old text lack the new column's name. */
  edited: { "1 create trips": TRIPS.replace("title", "headline") },
  /** Only a comment is new. */
  formatted: { "1 create trips": `-- trips of a rider\n${TRIPS}` },
  deleted: { "3 create stops": null },
  /** The same text under another version. */
  renumbered: { "3 create stops": null, "4 create stops": STOPS },
  /** The same version under another name. */
  renamed: { "3 create stops": null, "3 add stops": STOPS },
  /** Sorts between the two that are merged. */
  late: { "2 create riders": "create table riders (id bigint primary key);" },
  /** A second file with the version of a merged one. */
  duplicate: { "3 create riders": "create table riders (id bigint primary key);" },
  failing: { "4 fail": "alter table nowhere add column x integer;" },
  /** Nothing is wrong with it. */
  added: { "4 add stops": "alter table stops add column name text;" },
} as const satisfies Record<string, Migrations>;

export type BadCase = keyof typeof badCases;

/** The gate's report on one of them, under a tool's layout. */
export async function judgeBadCase(layout: Layout, name: BadCase, options: JudgeOptions = {}): Promise<Report> {
  const project = createProject(layout, mergedMigrations);
  project.migrate(badCases[name]);
  return judge(project, options);
}
