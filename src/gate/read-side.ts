/**
 * One side of a comparison: a git ref whose migrations are replayed, a database that is looked at, or a saved catalog.
 */
import { readFile } from "node:fs/promises";
import { readCatalog } from "../catalog/read-catalog.ts";
import type { SavedCatalog } from "../catalog/saved-catalog.ts";
import { inSchemas } from "../catalog/schema-filter.ts";
import { withoutPrivileges } from "../catalog/privileges.ts";
import { parseCatalogFile } from "../catalog/saved-catalog.ts";
import type { ApplyOptions } from "../config/apply-options.ts";
import type { GateOptions } from "../config/options.ts";
import { UserError, messageOf } from "../errors.ts";
import { withExistingDatabase } from "../postgres/existing-database.ts";
import type { Server } from "../postgres/server.ts";
import type { Progress } from "../progress.ts";
import { findBookkeepingTables } from "../replay/bookkeeping-tables.ts";
import type { Touch } from "../replay/replay.ts";
import type { Tree } from "../source/tree.ts";
import { commandTool } from "../tools/command-tool.ts";
import { openRepository } from "../source/repository.ts";
import { tools } from "../tools/registry.ts";
import type { Migration } from "../tools/tool.ts";
import { readCommandHistory } from "./read-command-project.ts";
import { readRef } from "./read-project.ts";
import { walkCommandOnce } from "./walk-command.ts";
import { walkOne } from "./walk-paths.ts";

export type SideKind = "url" | "file" | "ref";

export interface Side extends SavedCatalog {
  readonly migrations: readonly Migration[];
  /** Of the migrations that were observed. */
  readonly touches: readonly Touch[];
}

export function sideKind(text: string): SideKind {
  if (/^postgres(?:ql)?:\/\//iu.test(text)) return "url";
  if (/^(?:host|hostaddr|dbname|service|port|user)=/u.test(text)) {
    throw new UserError(`\`${text.replaceAll(/password=\S*/gu, "password=…")}\` is no URL`, {
      remedy: "Write it as `postgres://user:password@host:5432/database`.",
    });
  }
  return text.endsWith(".json") ? "file" : "ref";
}

type Compared = Pick<GateOptions, "schemas" | "privileges">;

export async function readFileSide(path: string, { schemas, privileges }: Compared): Promise<Side> {
  try {
    const saved = parseCatalogFile(await readFile(path, "utf8"), path);
    if (privileges && !saved.privileges) throw withoutThem(path);
    const objects = privileges ? saved.catalog.objects : withoutPrivileges(saved.catalog.objects);
    const catalog = { ...saved.catalog, objects: inSchemas(objects, schemas) };
    return { ...saved, catalog, privileges, migrations: [], touches: [] };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot read the saved catalog \`${path}\`: ${messageOf(error)}`, {
      remedy: "Name a file made with `--save`, a git ref or the URL of a database.",
      cause: error,
    });
  }
}

function withoutThem(path: string): UserError {
  return new UserError(`the catalog \`${path}\` was saved without privileges`, {
    remedy: "Save it again with `--privileges`, or compare without.",
  });
}

export async function readUrlSide(url: string, { schemas, privileges }: Compared): Promise<Side> {
  const known = tools.flatMap((tool) => tool.bookkeeping ?? []);
  return withExistingDatabase(url, async ({ session, title, version, major }) => {
    const exclude = await findBookkeepingTables(session, known);
    const catalog = await readCatalog(session, { major, exclude, since: null, schemas, privileges });
    return { title, version, catalog, privileges, migrations: [], touches: [] };
  });
}

export interface RefContext {
  readonly options: GateOptions;
  readonly server: Server;
  readonly progress: Progress;
  /** Migrations that the other side has as well: what they make is no difference, so they are not observed. */
  readonly known: readonly Migration[];
}

function readHistoryOf(tree: Tree, options: GateOptions): ReturnType<typeof readRef> {
  return options.apply === null ? readRef(tree, options) : readCommandRef(tree, options.apply, options.migrations);
}

async function readCommandRef(tree: Tree, apply: ApplyOptions, folders: readonly string[]): ReturnType<typeof readRef> {
  const tool = commandTool(apply, folders);
  return { tool, history: await readCommandHistory(tree, tool, folders) };
}

export async function readRefSide(ref: string, { options, server, progress, known }: RefContext): Promise<Side> {
  const repository = await openRepository(options.repository);
  const tree = await repository.tree(ref);
  const { tool, history } = await readHistoryOf(tree, options);
  const texts = new Set(known.map((each) => each.up.text));
  const walk = {
    server,
    tool,
    head: history,
    setup: options.setup,
    sessionSetup: options.sessionSetup,
    schemas: options.schemas,
    privileges: options.privileges,
    statementTimeout: options.statementTimeout,
    progress: (stage: string, detail?: string) => progress(stage.replace("fresh", ref), detail),
  };
  const observe = new Set(history.migrations.filter((each) => !texts.has(each.up.text)));
  const { apply } = options;
  const { result } = await (apply === null ? walkOne({ ...walk, observe }) : walkCommandOnce({ ...walk, apply, tree }));
  const { replay, catalog } = result;
  if (replay.failure !== null || catalog === null) {
    const { failure } = replay;
    const place = failure?.place == null ? "" : ` at ${failure.place.file}:${failure.place.line}`;
    throw new UserError(
      `the migrations of \`${ref}\` do not run from an empty database: ${failure?.error.message ?? ""}${place}`,
      {
        remedy: failure?.remedy ?? "Look at it with `migration-gate check`.",
      },
    );
  }
  const { privileges } = options;
  const { touches } = replay;
  return { title: ref, version: server.version, catalog, privileges, migrations: history.migrations, touches };
}
