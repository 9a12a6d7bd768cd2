/**
 * One stop of a migration: what it leaves behind, and what the next deploy makes of that.
 */
import type { Catalog, CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { digest } from "../catalog/digest.ts";
import { kindOf } from "../catalog/kinds/registry.ts";
import { pairRenames } from "../catalog/pair-renames.ts";
import type { NextDeploy } from "../checks/check.ts";
import type { Database } from "../postgres/server.ts";
import { countRows } from "../replay/count-rows.ts";
import type { CutPoint, Message } from "../replay/cut-points.ts";
import type { Failure } from "../replay/replay.ts";
import { readRecord } from "../replay/read-record.ts";
import { runCut } from "../replay/run-cut.ts";
import type { Decision, Migration, RecordedMigration, Refusal } from "../tools/tool.ts";
import type { FreshWalk, Guarded } from "./walk-leg.ts";
import { readEnd, replayLeg } from "./walk-leg.ts";

/** What a database is in. */
export interface DatabaseState {
  readonly catalog: Catalog;
  readonly recorded: readonly RecordedMigration[];
  readonly rows: ReadonlyMap<string, number>;
}

export interface CutTarget {
  /** What the tool would send. */
  readonly messages: readonly Message[];
  /** Those that this is about, and all before them. */
  readonly known: readonly Migration[];
  readonly before: DatabaseState;
  /** A failure: the migration fails without being stopped. */
  readonly after: DatabaseState | Failure;
  /** The tool's tables, `schema.name`. */
  readonly exclude: readonly string[];
}

export type Outcome =
  /** `failed`: it fails by itself before that; `through`: it was not to be stopped there. */
  | { readonly kind: "atomic" | "resumable" | "refused" | "failed" | "through" }
  | { readonly kind: "stuck"; readonly half: boolean; readonly next: NextDeploy; readonly left: DatabaseState };

/** `clean`: the database is as it was, and can be used for another stop. */
export async function tryCut(
  walk: FreshWalk & Guarded,
  target: CutTarget,
  database: Database,
  point: CutPoint,
): Promise<{ readonly outcome: Outcome; readonly clean: boolean }> {
  const end = await runCut({ ...walk, ...target, database }, point);
  if (end.stopped !== "cut") return { outcome: { kind: end.stopped }, clean: false };
  const left = await readState(walk, target, database);
  if (!end.durable && isSame(left, target.before)) return { outcome: { kind: "atomic" }, clean: true };
  return { outcome: await goOn(walk, target, database, left), clean: false };
}

export async function readState(
  walk: FreshWalk & Guarded,
  { exclude, before }: Pick<CutTarget, "exclude"> & { readonly before: Pick<DatabaseState, "recorded"> },
  database: Database,
): Promise<DatabaseState> {
  const catalog = await readEnd(walk, { database, exclude });
  if (catalog === null) throw new Error("the catalog of an interrupted migration could not be read");
  const { tool, sessionSetup } = walk;
  const recorded =
    tool.bookkeeping === null ? before.recorded : (await readRecord(database, tool.bookkeeping, sessionSetup)).recorded;
  return { catalog, recorded, rows: await countRows(database, exclude) };
}

async function goOn(
  walk: FreshWalk & Guarded,
  target: CutTarget,
  database: Database,
  left: DatabaseState,
): Promise<Outcome> {
  const { before, after, known } = target;
  const half = !isSameData(left, before) && (!("catalog" in after) || !isSameData(left, after));
  const decision = walk.tool.decide(left.recorded, walk.head);
  const refusal = newRefusal(decision, walk.tool.decide(before.recorded, walk.head));
  if (refusal !== null)
    return half
      ? { kind: "stuck", half, left, next: { kind: "refuses", message: refusal.message } }
      : { kind: "refused" };
  const pending = decision.pending.filter((each) => known.includes(each));
  const leg = { path: "upgraded", database, migrations: pending, recorded: left.recorded } as const;
  const replay = await replayLeg({ ...walk, observe: new Set(), progress: () => undefined }, leg);
  if ("error" in after && !half && isSameFailure(replay.failure, after)) return { kind: "resumable" };
  if (replay.failure !== null) return { kind: "stuck", half, left, next: { kind: "fails", failure: replay.failure } };
  if ("error" in after) return { kind: "resumable" };
  const end = await readState(walk, { ...target, before: replay }, database);
  if (isSame(end, after)) return { kind: "resumable" };
  return { kind: "stuck", half, left, next: { kind: "differs", ...differences(after, end) } };
}

function isSameFailure(found: Failure | null, known: Failure): boolean {
  return found !== null && found.error.code === known.error.code && found.place?.line === known.place?.line;
}

/** What it refuses without the stop is told elsewhere. */
function newRefusal({ refusals }: Decision, without: Decision): Refusal | null {
  const known = new Set(without.refusals.map(({ kind, version }) => `${kind} ${version}`));
  return refusals.find(({ kind, version }) => !known.has(`${kind} ${version}`)) ?? null;
}

function isSame(a: DatabaseState, b: DatabaseState): boolean {
  return isSameData(a, b) && recordText(a) === recordText(b);
}

function isSameData(a: DatabaseState, b: DatabaseState): boolean {
  return rowDifferences(a, b).length === 0 && digest(a.catalog) === digest(b.catalog);
}

function recordText({ recorded }: Pick<DatabaseState, "recorded">): string {
  return recorded
    .map(({ version, name, checksum, finished }) => JSON.stringify([version, name, checksum, finished]))
    .sort()
    .join("\n");
}

function rowDifferences(wanted: DatabaseState, found: DatabaseState): string[] {
  return [...found.rows].flatMap(([table, rows]) => {
    const others = wanted.rows.get(table);
    return others === undefined || others === rows ? [] : [`${table} holds ${rows} rows instead of ${others}`];
  });
}

function differences(wanted: DatabaseState, found: DatabaseState): Omit<NextDeploy & { kind: "differs" }, "kind"> {
  return {
    changes: changesBetween(wanted.catalog, found.catalog, false),
    rows: rowDifferences(wanted, found),
    recordDiffers: recordText(wanted) !== recordText(found),
  };
}

/** `copied`: the second database is a copy of the first one, so that objects are known by where they are stored. */
export function changesBetween(before: Catalog, after: Catalog, copied: boolean): CatalogChange[] {
  const changes = compareCatalogs(before, after, { identity: copied, holdsRows });
  return copied ? changes : pairRenames(changes, { before, after });
}

function holdsRows({ type }: CatalogObject): boolean {
  return kindOf(type)?.holdsRows === true;
}
