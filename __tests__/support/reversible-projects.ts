/**
 * Projects whose migrations have a way back, in the layout of each tool that has one.
 */
import type { TestRepository } from "./git-repository.ts";
import { createRepository } from "./git-repository.ts";
import { dbmateLayout, golangMigrateLayout, gooseLayout } from "./go-layouts.ts";
import { liquibaseLayout } from "./java-layouts.ts";
import { nodePgMigrateLayout } from "./node-pg-migrate-layout.ts";
import { layouts } from "./projects.ts";

export interface Reversible {
  readonly up: string;
  /** Left out: there is none. */
  readonly down?: string;
}

/** By `number name`. */
export type Reversibles = Readonly<Record<string, Reversible>>;

interface ReversibleLayout {
  readonly marks: Readonly<Record<string, string>>;
  readonly files: (number: number, name: string, migration: Reversible) => Readonly<Record<string, string>>;
}

const apart = (
  marks: ReversibleLayout["marks"],
  paths: (number: number, name: string) => [string, string],
): ReversibleLayout => ({
  marks,
  files: (number, name, { up, down }) => {
    const [upPath, downPath] = paths(number, name);
    return { [upPath]: up, ...(down !== undefined && { [downPath]: down }) };
  },
});

const together = (layout: typeof dbmateLayout, script: (migration: Reversible) => string): ReversibleLayout => ({
  marks: layout.marks,
  files: (number, name, migration) => ({ [layout.path(number, name)]: script(migration) }),
});

const sqlxUp = (number: number, name: string) => layouts.sqlx.path(number, name).replace(/\.sql$/u, ".up.sql");

const reversibleLayouts = {
  sqlx: apart(layouts.sqlx.marks, (number, name) => [
    sqlxUp(number, name),
    sqlxUp(number, name).replace(/up\.sql$/u, "down.sql"),
  ]),
  diesel: apart(layouts.diesel.marks, (number, name) => [
    layouts.diesel.path(number, name),
    layouts.diesel.path(number, name).replace(/up\.sql$/u, "down.sql"),
  ]),
  "golang-migrate": apart(golangMigrateLayout.marks, (number, name) => [
    golangMigrateLayout.path(number, name),
    golangMigrateLayout.path(number, name).replace(/up\.sql$/u, "down.sql"),
  ]),
  goose: together(gooseLayout, ({ up, down }) =>
    down === undefined ? `-- +goose Up\n${up}\n` : `-- +goose Up\n${up}\n-- +goose Down\n${down}\n`,
  ),
  dbmate: together(dbmateLayout, ({ up, down = "" }) => `-- migrate:up\n${up}\n-- migrate:down\n${down}\n`),
  "node-pg-migrate": together(nodePgMigrateLayout, ({ up, down }) =>
    down === undefined ? `-- Up Migration\n${up}\n` : `-- Up Migration\n${up}\n-- Down Migration\n${down}\n`,
  ),
  liquibase: together(liquibaseLayout, ({ up, down }) =>
    [
      "--liquibase formatted sql",
      "--changeset ann:1",
      up,
      ...(down === undefined ? [] : down.split("\n").map((line) => `--rollback ${line}`)),
      "",
    ].join("\n"),
  ),
} as const satisfies Readonly<Record<string, ReversibleLayout>>;

export type ReversibleTool = keyof typeof reversibleLayouts;

export const reversibleTools = Object.keys(reversibleLayouts) as ReversibleTool[];

/** Everything that the tool reads, by path. */
function filesOfReversibles(tool: ReversibleTool, migrations: Reversibles): Record<string, string> {
  const { marks, files }: ReversibleLayout = reversibleLayouts[tool];
  const all = Object.entries(migrations).map(([key, migration]) => {
    const [number, ...words] = key.split(" ");
    return files(Number(number), words.join("_"), migration);
  });
  return Object.assign({ ...marks }, ...all) as Record<string, string>;
}

/** `main` has `merged`, the branch `change` `pending` as well. */
export function createReversible(tool: ReversibleTool, merged: Reversibles, pending: Reversibles): TestRepository {
  const repository = createRepository();
  repository.write(filesOfReversibles(tool, merged));
  repository.commit("merged");
  repository.branch("change");
  repository.write(filesOfReversibles(tool, pending));
  repository.commit("pending");
  return repository;
}
