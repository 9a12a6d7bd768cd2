/**
 * The same files through the real tool and through our adapter, each on a database of its own: base's first, then head's.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { readCatalog } from "../../src/catalog/read-catalog.ts";
import { EVERY_SCHEMA } from "../../src/catalog/schema-filter.ts";
import type { Database, Server } from "../../src/postgres/server.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { withSession } from "../../src/postgres/with-session.ts";
import { applyHistory } from "../../src/replay/apply-history.ts";
import { downRun } from "../../src/replay/way-back.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { pathsBelow } from "../../src/source/tree.ts";
import { withPrograms } from "../../src/tools/in-order.ts";
import type { FileProblem, History, RecordedMigration, Tool } from "../../src/tools/tool.ts";
import { createFolder } from "./git-repository.ts";
import { memoryTree } from "./memory-tree.ts";
import { serverUrl } from "./servers.ts";

export type Files = Readonly<Record<string, string>>;

/** Throws what the tool throws. `root` holds the files. */
export type RunTool = (run: { readonly url: string; readonly root: string }) => Promise<unknown>;

export interface Both {
  readonly tool: Tool;
  readonly dir: string;
  readonly real: RunTool;
  /** What of its record does not depend on the clock, ordered. */
  readonly rows: string;
  readonly major: 14 | 18;
  /** The tool's rollback of what it ran last, and how many migrations that is; after the last deploy. */
  readonly back?: { readonly real: RunTool; readonly count: number };
  /** A problem of the files that keeps the tool from running anything; left out: there is none of the kind. */
  stops?(history: History): FileProblem | null;
}

export interface Ended {
  /** Null: it came to its end. For us: what `decide` refuses with, else PostgreSQL's message. */
  readonly error: string | null;
  readonly rows: readonly object[];
}

export interface Compared {
  readonly real: Ended;
  readonly ours: Ended;
  /** How the two schemas differ, the tool's own tables included. */
  readonly differences: readonly string[];
  /** Versions that are in the files and that we say will never run. */
  readonly skipped: readonly string[];
}

/** `commits`: the files of each deploy in turn, whole. */
export async function besideRealTool(both: Both, commits: readonly Files[]): Promise<Compared> {
  await loadParser();
  const options = { databaseUrl: serverUrl(both.major), major: null, progress: () => undefined };
  return withServer(options, (server) =>
    withDatabase(server, null, (theirs) =>
      withDatabase(server, null, async (own) => {
        const error = await runReal(both, theirs, commits);
        const result = await runOurs(both, server, own, commits);
        const [a, b] = [await stateOf(both, server, theirs), await stateOf(both, server, own)];
        const changes = compareCatalogs(a.catalog, b.catalog, { identity: false, holdsRows: () => false });
        const differences = changes.map((change) => `${change.action} ${change.name}`);
        return {
          real: { error, rows: a.rows },
          ours: { error: result.error, rows: b.rows },
          differences,
          skipped: result.skipped,
        };
      }),
    ),
  );
}

async function runReal(
  { real, major, back }: Both,
  database: Database,
  commits: readonly Files[],
): Promise<string | null> {
  const url = new URL(serverUrl(major));
  url.pathname = `/${database.name}`;
  let error: string | null = null;
  const attempt = (run: RunTool, root: string): Promise<string | null> =>
    run({ url: url.href, root }).then(
      () => null,
      (reason: unknown) => wordsOf(reason),
    );
  for (const [index, files] of commits.entries()) {
    const root = createFolder();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    error = await attempt(real, root);
    if (back !== undefined && index === commits.length - 1) error = await attempt(back.real, root);
  }
  return error;
}

/** A query builder puts PostgreSQL's own error, which has a severity, behind its own. */
function wordsOf(reason: unknown): string {
  if (typeof reason !== "object" || reason === null || !("message" in reason)) return String(reason);
  const cause = "cause" in reason ? reason.cause : null;
  return cause instanceof Error && "severity" in cause ? cause.message : String(reason.message);
}

async function runOurs(
  both: Both,
  server: Server,
  database: Database,
  commits: readonly Files[],
): Promise<{ error: string | null; skipped: readonly string[] }> {
  let recorded: readonly RecordedMigration[] = [];
  let outcome: { error: string | null; skipped: readonly string[] } = { error: null, skipped: [] };
  for (const files of commits) {
    const tree = memoryTree(files);
    const tool = (await both.tool.configured?.(tree, both.dir)) ?? both.tool;
    const history = tool.load(await tree.read(pathsBelow(tree, both.dir)), both.dir);
    const decision = tool.decide(recorded, history);
    const skipped = decision.skipped.map(({ version }) => version);
    const refusal = decision.refusals[0] ?? both.stops?.(history) ?? null;
    if (refusal !== null) {
      outcome = { error: refusal.message, skipped };
      continue;
    }
    const run = {
      path: "base",
      server,
      database,
      lent: null,
      recorded,
      sessionSetup: null,
      statementTimeout: 0,
    } as const;
    const quiet = { observe: () => false, progress: () => undefined };
    let replay = await applyHistory({ ...run, ...quiet, tool, migrations: decision.pending });
    recorded = withPrograms(replay.recorded, history);
    if (both.back !== undefined && files === commits.at(-1)) {
      const undone = history.migrations.slice(-both.back.count).toReversed();
      replay = await applyHistory({ ...run, ...quiet, recorded, ...downRun(tool, undone, history) });
    }
    outcome = { error: replay.failure?.error.message ?? null, skipped };
  }
  return outcome;
}

async function stateOf(
  { rows }: Both,
  server: Server,
  database: Database,
): Promise<{ catalog: Catalog; rows: readonly object[] }> {
  return withSession(database, async (session) => {
    const options = { major: server.major, exclude: [], since: null, schemas: EVERY_SCHEMA };
    return { catalog: await readCatalog(session, options), rows: await session.query<object>(rows) };
  });
}
