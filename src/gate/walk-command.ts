/**
 * Replays the paths of a project whose migrations are run by a command: in base's checkout on an empty database, then in head's on
 * a copy of it, and in head's on an empty one. One after the other: the commands may share ports and caches.
 */
import type { PathState } from "../checks/check.ts";
import type { CommandLeg } from "../command/apply-command.ts";
import { applyCommand, installIn } from "../command/apply-command.ts";
import type { Checkout } from "../command/with-checkouts.ts";
import { withCheckouts } from "../command/with-checkouts.ts";
import type { ApplyOptions } from "../config/apply-options.ts";
import type { Database } from "../postgres/server.ts";
import { withDatabase } from "../postgres/with-database.ts";
import { sendSetup } from "../replay/send-setup.ts";
import { refuseSetup } from "../replay/shared-server-guard.ts";
import type { ClusterOutcome } from "../replay/with-cluster.ts";
import { withCluster } from "../replay/with-cluster.ts";
import type { Tree } from "../source/tree.ts";
import type { History, Migration, Script } from "../tools/tool.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import type { Dump } from "./walk-dump.ts";
import { walkDump } from "./walk-dump.ts";
import type { FreshWalk, Guarded } from "./walk-leg.ts";
import { readEnd } from "./walk-leg.ts";
import type { WalkedPaths } from "./walk-paths.ts";

export interface CommandWalk extends Omit<FreshWalk, "observe"> {
  readonly apply: ApplyOptions;
  readonly base: History;
  readonly trees: { readonly base: Tree; readonly head: Tree };
  readonly comparison: HistoryComparison;
  /** What a fresh install runs instead of the command. */
  readonly dump: Dump | null;
}

/** Throws a UserError when a command cannot be started. */
export async function walkCommand(walk: CommandWalk): Promise<WalkedPaths & { readonly notes: readonly string[] }> {
  const { server, progress, trees } = walk;
  const dumped = (walk.dump?.files ?? []).map((file) => file.text);
  const texts = [walk.setup ?? "", walk.sessionSetup ?? "", ...dumped];
  const use = { server, texts, unknown: true, progress };
  const { result, notes } = await withCheckouts(trees, (checkouts) =>
    withCluster(use, (cluster) =>
      walkAll({ ...walk, observe: new Set(), checkouts, texts, cluster, started: new Date() }),
    ),
  );
  return { ...result, notes };
}

/** One state of the repository alone, on an empty database; every statement is watched. */
export async function walkCommandOnce(
  walk: Omit<CommandWalk, "base" | "trees" | "comparison" | "dump"> & { readonly tree: Tree },
): Promise<ClusterOutcome<PathState>> {
  const { server, progress, tree, head } = walk;
  const texts = [walk.setup ?? "", walk.sessionSetup ?? ""];
  const alone = { ...walk, observe: new Set<Migration>(), base: head, trees: { base: tree, head: tree }, dump: null };
  return withCheckouts({ head: tree }, (checkouts) =>
    withCluster({ server, texts, unknown: true, progress }, async (cluster) => {
      const both = { base: checkouts.head, head: checkouts.head };
      const run = { ...alone, comparison: ALL_NEW, checkouts: both, texts, cluster, started: new Date() };
      await installIn(checkouts.head, walk.apply);
      return withDatabase(server, null, (database) =>
        walkSide(run, { path: "fresh", database, recorded: [], observe: true }),
      );
    }),
  );
}

const ALL_NEW: HistoryComparison = { edits: [], removed: [], renamed: [], added: [] };

interface Run extends CommandWalk, FreshWalk, Guarded {
  readonly checkouts: { readonly base: Checkout; readonly head: Checkout };
  readonly texts: string[];
}

async function walkAll(run: Run): Promise<WalkedPaths> {
  for (const side of ["base", "head"] as const) {
    if (run.apply.install !== null) run.progress(`installing ${side}`, run.apply.install);
    await installIn(run.checkouts[side], run.apply);
  }
  const existing = await withDatabase(run.server, null, async (database) => {
    const base = await walkSide(run, { path: "base", database, recorded: [] });
    const { recorded, failure } = base.replay;
    const decision = run.tool.decide(failure === null ? recorded : run.base.migrations.map(asRecorded), run.head);
    if (failure !== null) return { base, decision, upgraded: null };
    const upgraded = await withDatabase(run.server, database, (copy) =>
      walkSide(run, { path: "upgraded", database: copy, recorded }),
    );
    return { base, decision, upgraded };
  });
  await run.cluster.restore();
  if (run.dump !== null) {
    const { state, ...dump } = await walkDump(run, run.dump, "command");
    return { ...existing, rolledBack: null, fresh: state, merged: null, dump, releases: [] };
  }
  const fresh = await withDatabase(run.server, null, async (database) => {
    // A command may have dumped the schema into a file that it reads on an empty database.
    await run.checkouts.head.restore();
    return walkSide(run, { path: "fresh", database, recorded: [] });
  });
  return { ...existing, rolledBack: null, fresh, merged: null, dump: null, releases: [] };
}

function asRecorded({ version, name, checksum }: History["migrations"][number]): CommandLeg["recorded"][number] {
  return { version, name, checksum, finished: true };
}

interface Side extends Pick<CommandLeg, "database" | "recorded"> {
  readonly path: "base" | "upgraded" | "fresh";
  /** Left out: where something is to be told. */
  readonly observe?: boolean;
}

async function walkSide(run: Run, { path, database, recorded, observe }: Side): Promise<PathState> {
  const lent = run.server.source === "url" ? run.cluster.before : null;
  if (path !== "upgraded") await setUp(run, database);
  run.progress(`replaying ${path}`, run.apply.command);
  const history = path === "base" ? run.base : run.head;
  const replay = await applyCommand({
    path,
    database,
    recorded,
    lent,
    history,
    server: run.server,
    apply: run.apply,
    title: run.tool.title,
    checkout: path === "base" ? run.checkouts.base : run.checkouts.head,
    sources: sourcesOf(run),
    observe: observe ?? (path === "upgraded" || hasSuspects(run.comparison)),
    sessionSetup: run.sessionSetup,
    statementTimeout: run.statementTimeout,
    onText: (text) => run.texts.push(text),
  });
  return { replay, catalog: await readEnd(run, { database, exclude: replay.bookkeeping }) };
}

async function setUp({ setup, sessionSetup, server, cluster }: Run, database: Database): Promise<void> {
  if (server.source === "url") await refuseSetup({ setup, sessionSetup }, cluster.before, database);
  if (setup === null) return;
  const session = await database.connect();
  try {
    await sendSetup(session, "setup", setup);
  } finally {
    await session.end();
  }
}

/** Only where a file may be to blame for a difference are the old statements watched as well. */
function hasSuspects({ edits, removed, renamed }: HistoryComparison): boolean {
  return edits.length + removed.length + renamed.length > 0;
}

/** Base's and head's files, the changed ones first. */
function sourcesOf({ base, head, comparison }: Run): Script[] {
  const { added, edits, removed, renamed } = comparison;
  const changed = [...added, ...[...edits, ...renamed].map((each) => each.after), ...removed];
  const files = new Map([...changed, ...head.migrations, ...base.migrations].map(({ up }) => [up.file, up]));
  return [...files.values()];
}
