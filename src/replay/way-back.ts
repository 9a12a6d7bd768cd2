/**
 * Which migrations the tool's own rollback would undo, and how: down scripts run like migrations, with steps of their own.
 */
import { scanStatements } from "../sql/scan-statements.ts";
import type { History, Migration, Step, Tool } from "../tools/tool.ts";

export interface WayBack {
  /** In the order in which they are undone: newest first. */
  readonly undone: readonly Migration[];
  /** What comes next and is not undone; null when nothing that is pending is left. */
  readonly endsAt: { readonly migration: Migration; readonly reason: "no-script" | "merged" | "unknown" } | null;
}

/** Null when no pending migration has a down script, or the tool has no way back. `ran`: head's migrations that an existing
 * database has run after the upgrade; the tool's rollback begins with the last of them. */
export function findWayBack(tool: Tool, ran: readonly Migration[], pending: readonly Migration[]): WayBack | null {
  if (tool.planDown === undefined || !pending.some(hasDownScript)) return null;
  const isPending = new Set(pending);
  const undone: Migration[] = [];
  for (const [index, migration] of [...ran.entries()].toReversed()) {
    const merged = !isPending.has(migration);
    if (merged && undone.length === pending.length) break;
    if (merged) return { undone, endsAt: { migration, reason: "merged" } };
    if (!hasDownScript(migration)) return { undone, endsAt: { migration, reason: "no-script" } };
    if (tool.planDown(migration, ran[index - 1] ?? null) === null || migration.runsAgain === true)
      return { undone, endsAt: { migration, reason: "unknown" } };
    undone.push(migration);
  }
  return { undone, endsAt: null };
}

/** One without a statement (a template's comment) is none. */
export function hasDownScript({ down }: Migration): boolean {
  return down !== null && scanStatements(down.text).next().done !== true;
}

export interface DownRun {
  readonly tool: Tool;
  readonly migrations: readonly Migration[];
}

/** The tool, and migrations whose script is the one that undoes them. `head`: where the tool looks for what comes before. */
export function downRun(tool: Tool, undone: readonly Migration[], head: History): DownRun {
  const origin = new Map(undone.map((each) => [each.version, each]));
  const planDown = ({ version }: Migration): readonly Step[] => {
    const migration = origin.get(version);
    if (migration === undefined) throw new Error(`no down script of ${version} was asked for`);
    const previous = head.migrations[head.migrations.indexOf(migration) - 1] ?? null;
    return tool.planDown?.(migration, previous) ?? [];
  };
  const sessionPerMigration = tool.sessionPerMigration || tool.rollback?.oneByOne === true;
  return {
    tool: { ...tool, plan: planDown, sessionPerMigration },
    migrations: undone.map((each) => ({ ...each, up: each.down ?? each.up })),
  };
}
