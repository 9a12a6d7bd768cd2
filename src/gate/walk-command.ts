/**
 * Replays the paths of a project whose migrations are run by a command: in base's checkout on an empty database, then in head's on
 * a copy of it (and back, where a command undoes), and in head's on an empty one; then from each release. One after the other: the
 * commands may share ports and caches.
 */
import type { PathState } from "../checks/check.ts";
import { installIn } from "../command/install-in.ts";
import type { Checkout } from "../command/with-checkouts.ts";
import { withCheckouts } from "../command/with-checkouts.ts";
import type { ApplyOptions } from "../config/apply-options.ts";
import { withDatabase } from "../postgres/with-database.ts";
import type { ClusterOutcome } from "../replay/with-cluster.ts";
import { withCluster } from "../replay/with-cluster.ts";
import type { Tree } from "../source/tree.ts";
import type { HistoryComparison } from "../tools/compare-histories.ts";
import type { History, RecordedMigration } from "../tools/tool.ts";
import type { Release } from "./read-releases.ts";
import { walkBackByCommand } from "./walk-back-by-command.ts";
import type { CommandRun, CommandSide } from "./walk-command-leg.ts";
import { sourcesOf, walkCommandLeg } from "./walk-command-leg.ts";
import type { Dump } from "./walk-dump.ts";
import { walkDump } from "./walk-dump.ts";
import type { ExistingPaths } from "./walk-existing.ts";
import type { FreshWalk } from "./walk-leg.ts";
import type { WalkedPaths } from "./walk-paths.ts";
import type { WalkedRelease } from "./walk-release.ts";
import { walkReleaseByCommand } from "./walk-release-by-command.ts";

export interface CommandWalk extends Omit<FreshWalk, "observe"> {
  readonly apply: ApplyOptions;
  readonly base: History;
  readonly trees: { readonly base: Tree; readonly head: Tree };
  readonly comparison: HistoryComparison;
  /** True where something else than new migrations is changed, which merged ones may load. */
  readonly touchesOthers: boolean;
  /** What a fresh install runs instead of the command. */
  readonly dump: Dump | null;
  /** Those that are to be replayed. */
  readonly releases: readonly Release[];
}

/** Throws a UserError when a command cannot be started. */
export async function walkCommand(walk: CommandWalk): Promise<WalkedPaths & { readonly notes: readonly string[] }> {
  const { server, progress, trees } = walk;
  const dumped = (walk.dump?.files ?? []).map((file) => file.text);
  const texts = [walk.setup ?? "", walk.sessionSetup ?? "", ...dumped];
  const { result, notes } = await withCheckouts(trees, (checkouts) =>
    withCluster({ server, texts, unknown: true, progress }, (cluster) =>
      walkAll({ ...walk, observe: new Set(), checkouts, texts, cluster, started: new Date() }),
    ),
  );
  return { ...result, notes: [...notes, ...(result.rolledBack?.notes ?? [])] };
}

/** One state of the repository alone, on an empty database; every statement is watched. */
export async function walkCommandOnce(
  walk: Omit<FreshWalk, "observe"> & { readonly apply: ApplyOptions; readonly tree: Tree },
): Promise<ClusterOutcome<PathState>> {
  const { server, progress, tree, head: history, apply } = walk;
  const texts = [walk.setup ?? "", walk.sessionSetup ?? ""];
  return withCheckouts({ head: tree }, ({ head: checkout }) =>
    withCluster({ server, texts, unknown: true, progress }, async (cluster) => {
      const run = { ...walk, observe: new Set<never>(), texts, cluster, started: new Date() };
      await installIn(checkout, apply);
      const sources = history.migrations.map(({ up }) => up);
      return withDatabase(server, null, (database) =>
        walkCommandLeg(run, { path: "fresh", database, checkout, history, recorded: null, sources, observe: true }),
      );
    }),
  );
}

interface Run extends CommandRun, Omit<CommandWalk, keyof FreshWalk> {
  readonly checkouts: { readonly base: Checkout; readonly head: Checkout };
}

async function walkAll(run: Run): Promise<WalkedPaths> {
  for (const side of ["base", "head"] as const) {
    if (run.apply.install !== null) run.progress(`installing ${side}`, run.apply.install);
    await installIn(run.checkouts[side], run.apply);
  }
  const existing = await walkExisting(run);
  await run.cluster.restore();
  const empty = run.dump === null ? await walkFresh(run) : await walkDumped(run, run.dump);
  const releases: WalkedRelease[] = [];
  for (const release of run.releases) {
    await run.cluster.restore();
    releases.push(await walkReleaseByCommand(run, run.checkouts.head, release));
  }
  return { ...existing, ...empty, merged: null, releases };
}

async function walkExisting(run: Run): Promise<ExistingPaths> {
  return withDatabase(run.server, null, async (database) => {
    const side = { database, checkout: run.checkouts.base, history: run.base, recorded: null };
    const base = await walkCommandLeg(run, sideOf(run, { path: "base", ...side }));
    const { recorded, failure } = base.replay;
    const decision = run.tool.decide(failure === null ? recorded : run.base.migrations.map(asRecorded), run.head);
    if (failure !== null) return { base, decision, upgraded: null, rolledBack: null };
    const walked = await withDatabase(run.server, database, async (copy) => {
      const there = { path: "upgraded" as const, database: copy, checkout: run.checkouts.head, history: run.head };
      const upgradedSide = sideOf(run, { ...there, recorded });
      const upgraded = await walkCommandLeg(run, upgradedSide);
      return { upgraded, rolledBack: await walkBackByCommand(run, upgradedSide, { base, upgraded, decision }) };
    });
    return { base, decision, ...walked };
  });
}

async function walkFresh(run: Run): Promise<Pick<WalkedPaths, "fresh" | "dump">> {
  return withDatabase(run.server, null, async (database) => {
    const checkout = run.checkouts.head;
    // A command may have dumped the schema into a file that it reads on an empty database.
    await checkout.restore();
    const side = sideOf(run, { path: "fresh", database, checkout, history: run.head, recorded: null });
    return { fresh: await walkCommandLeg(run, side), dump: null };
  });
}

async function walkDumped(run: Run, files: Dump): Promise<Pick<WalkedPaths, "fresh" | "dump">> {
  const { state, ...dump } = await walkDump(run, files, "command");
  return { fresh: state, dump };
}

function asRecorded({ version, name, checksum }: History["migrations"][number]): RecordedMigration {
  return { version, name, checksum, finished: true };
}

/** Only where something may be to blame for a difference are the old statements watched as well. */
function sideOf(run: Run, side: Omit<CommandSide, "sources" | "observe">): CommandSide {
  const { edits, removed, renamed } = run.comparison;
  const hasSuspects = run.touchesOthers || edits.length + removed.length + renamed.length > 0;
  // What a release's end is compared with has to tell where it comes from.
  const observe = side.path === "upgraded" || hasSuspects || run.releases.length > 0;
  return { ...side, observe, sources: sourcesOf(run.base, run.head, run.comparison) };
}
