/**
 * The same little history in the layout of each tool: a test says what its migrations are and not where they lie.
 */
import type { TestRepository } from "./git-repository.ts";
import { createRepository } from "./git-repository.ts";

export type ToolName = "sqlx" | "diesel" | "prisma" | "plain";

export const toolNames: readonly ToolName[] = ["sqlx", "diesel", "prisma", "plain"];

export interface Layout {
  /** Files that make the tool known. */
  readonly marks: Readonly<Record<string, string>>;
  /** What the file holds; left out: the SQL alone. */
  script?(sql: string, number: number, name: string): string;
  /** Files that the tool writes about all of its migrations (a journal, a sum); made anew with every change. By path. */
  index?(migrations: ReadonlyMap<string, string>): Readonly<Record<string, string>>;
  /** Path of a migration's up script; numbers are days. */
  path(number: number, name: string): string;
  version(number: number, name: string): string;
}

const two = (number: number): string => String(number).padStart(2, "0");

export const layouts: Readonly<Record<ToolName, Layout>> = {
  sqlx: {
    marks: {
      "Cargo.toml": '[package]\nname = "app"\n\n[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n',
    },
    path: (number, name) => `migrations/202401${two(number)}000000_${name}.sql`,
    version: (number) => `202401${two(number)}000000`,
  },
  diesel: {
    marks: { "diesel.toml": '[print_schema]\nfile = "src/schema.rs"\n' },
    path: (number, name) => `migrations/2024-01-${two(number)}-000000_${name}/up.sql`,
    version: (number) => `202401${two(number)}000000`,
  },
  prisma: {
    marks: { "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n' },
    path: (number, name) => `prisma/migrations/202401${two(number)}000000_${name}/migration.sql`,
    version: (number, name) => `202401${two(number)}000000_${name}`,
  },
  plain: {
    marks: {},
    path: (number, name) => `db/migrations/00${two(number)}_${name}.sql`,
    version: (number) => String(number),
  },
};

/** A rollback for each change takes half of the gate's time here; for tests that run whole processes about something else. */
export const plainWithoutRollbacks: Layout = {
  ...layouts.plain,
  marks: { ".github/migration-gate.yml": "rules:\n  rollback-missing: off\n" },
};

/** Migrations by `number name`: `{ "1 create trips": "create table …" }`. Null removes one. */
export type Migrations = Readonly<Record<string, string | null>>;

export interface TestProject extends TestRepository {
  readonly layout: Layout;
  /** Path of the migration `number name`. */
  file(key: string): string;
  /** Writes and commits migrations on the current branch. */
  migrate(migrations: Migrations): string;
}

function parts(key: string): [number: number, name: string] {
  const [number, ...words] = key.split(" ");
  return [Number(number), words.join("_")];
}

/** A repository whose `main` has these migrations, with the branch `change` checked out. */
export function createProject(tool: ToolName | Layout, migrations: Migrations): TestProject {
  const repository = createRepository();
  const layout = typeof tool === "string" ? layouts[tool] : tool;
  const texts = new Map<string, string>();
  const file = (key: string): string => layout.path(...parts(key));
  const migrate = (changed: Migrations): string => {
    for (const [key, sql] of Object.entries(changed)) {
      if (sql === null) texts.delete(file(key));
      else texts.set(file(key), layout.script?.(sql, ...parts(key)) ?? sql);
    }
    const files = Object.keys(changed).map((key) => [file(key), texts.get(file(key)) ?? null]);
    repository.write({ ...Object.fromEntries(files), ...layout.index?.(texts) });
    return repository.commit("change migrations");
  };
  repository.write(layout.marks);
  migrate(migrations);
  repository.branch("change");
  return { ...repository, layout, file, migrate };
}
