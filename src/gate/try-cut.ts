/**
 * One stop of a migration: what it leaves behind, and what the next deploy makes of that.
 */
import type { Catalog, CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { catalogTrace } from "../catalog/catalog-trace.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { digest } from "../catalog/digest.ts";
import { kindOf } from "../catalog/kinds/registry.ts";
import { pairRenames } from "../catalog/pair-renames.ts";
import type { NextDeploy } from "../checks/check.ts";
import type { Database } from "../postgres/server.ts";
import { withSession } from "../postgres/with-session.ts";
import type { CutPoint, Message } from "../replay/cut-points.ts";
import type { Failure } from "../replay/replay.ts";
import { readRecord } from "../replay/read-record.ts";
import type { Rows } from "../replay/read-rows.ts";
import { readRows } from "../replay/read-rows.ts";
import { runCut } from "../replay/run-cut.ts";
import { sameRecord } from "../replay/same-record.ts";
import { withPrograms } from "../tools/in-order.ts";
import type { Decision, Migration, RecordedMigration, Refusal } from "../tools/tool.ts";
import type { FreshWalk, Guarded } from "./walk-leg.ts";
import { readEndIn, replayLeg } from "./walk-leg.ts";

/** What a database is in. */
export interface DatabaseState {
  readonly catalog: Catalog;
  readonly recorded: readonly RecordedMigration[];
  readonly rows: Rows;
  /** As long as it is the same on a copy, so is the catalog; null: not asked for. */
  readonly trace: string | null;
}

export interface CutTarget {
  /** What the tool would send. */
  readonly messages: readonly Message[];
  /** Those that this is about, and all before them. */
  readonly known: readonly Migration[];
  readonly before: DatabaseState;
  /** A failure: the migration fails without being stopped. */
  readonly after: DatabaseState | Failure;
  /** Rows after an undisturbed run where sequences are ahead, as they are after an attempt that was rolled back: columns that come
   * out otherwise there (serial keys, `now()`) tell nothing. Null where that fails. */
  readonly control: () => Promise<Rows | null>;
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
  const { trace, ...before } = target.before;
  const left = await readState(walk, { ...target, before: end.written ? before : { ...before, trace } }, database);
  if (!end.durable && isSame(left, target.before)) return { outcome: { kind: "atomic" }, clean: true };
  return { outcome: await goOn(walk, target, database, left), clean: false };
}

/** `before`: what the database was copied from, or in; its catalog is not read again where its trace is given (null: is wanted)
 * and nothing was written. */
export async function readState(
  walk: FreshWalk & Guarded,
  {
    exclude,
    before,
  }: Pick<CutTarget, "exclude"> & { readonly before: Pick<DatabaseState, "recorded"> & Partial<DatabaseState> },
  database: Database,
): Promise<DatabaseState> {
  const { rows, trace, catalog } = await withSession(database, async (session) => {
    const found = before.trace === undefined ? null : await catalogTrace(session);
    const known = found !== null && found === before.trace ? before.catalog : undefined;
    const rows = await readRows(session, exclude);
    return { rows, trace: found, catalog: known ?? (await readEndIn(session, walk, exclude)) };
  });
  if (catalog === null) throw new Error("the catalog of an interrupted migration could not be read");
  const { tool, sessionSetup } = walk;
  const recorded =
    tool.bookkeeping === null ? before.recorded : (await readRecord(database, tool.bookkeeping, sessionSetup)).recorded;
  return { catalog, recorded, rows, trace };
}

async function goOn(
  walk: FreshWalk & Guarded,
  target: CutTarget,
  database: Database,
  left: DatabaseState,
): Promise<Outcome> {
  const { before, after, known } = target;
  const half = !isSameData(left, before) && (!("catalog" in after) || !(await endsAlike(target, left, after)));
  const decide = ({ recorded }: DatabaseState): Decision =>
    walk.tool.decide(withPrograms(recorded, walk.head), walk.head);
  const decision = decide(left);
  const refusal = newRefusal(decision, decide(before));
  if (refusal !== null)
    return half
      ? { kind: "stuck", half, left, next: { kind: "refuses", message: refusal.message } }
      : { kind: "refused" };
  const names = new Set(known.map(nameOf));
  const pending = decision.pending.filter((each) => names.has(nameOf(each)));
  const leg = { path: "upgraded", database, migrations: pending, recorded: left.recorded } as const;
  const replay = await replayLeg({ ...walk, observe: new Set(), progress: () => undefined }, leg);
  if ("error" in after && isSameFailure(replay.failure, after)) return { kind: "resumable" };
  if (replay.failure !== null) return { kind: "stuck", half, left, next: { kind: "fails", failure: replay.failure } };
  if ("error" in after) return { kind: "resumable" };
  const end = await readState(walk, { ...target, before: replay }, database);
  if (sameRecord(end.recorded, after.recorded) && (await endsAlike(target, end, after))) return { kind: "resumable" };
  return { kind: "stuck", half, left, next: { kind: "differs", ...(await differences(target, end, after)) } };
}

/** A migration that was begun may be another object. */
function nameOf({ version, up }: Migration): string {
  return `${version} ${up.file}`;
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
  return isSameData(a, b) && sameRecord(a.recorded, b.recorded);
}

/** Of one database, or of copies. */
function isSameData(a: DatabaseState, b: DatabaseState): boolean {
  return isSameSchema(a, b) && countsThatDiffer(a, b).length === 0 && columnsThatDiffer(a, b).length === 0;
}

function isSameSchema(a: DatabaseState, b: DatabaseState): boolean {
  return a.catalog === b.catalog || digestOf(a.catalog) === digestOf(b.catalog);
}

const digests = new WeakMap<Catalog, string>();

function digestOf(catalog: Catalog): string {
  const known = digests.get(catalog) ?? digest(catalog);
  digests.set(catalog, known);
  return known;
}

/** Of two runs, where sequences and clocks may make a difference. */
async function endsAlike(target: CutTarget, found: DatabaseState, wanted: DatabaseState): Promise<boolean> {
  if (!isSameSchema(found, wanted) || countsThatDiffer(wanted, found).length > 0) return false;
  return (await steadyColumns(target, found, wanted)).length === 0;
}

/** Tables that only one of them has are told by the schema. */
function countsThatDiffer(wanted: Pick<DatabaseState, "rows">, found: Pick<DatabaseState, "rows">): string[] {
  return [...found.rows.counts].flatMap(([table, rows]) => {
    const others = wanted.rows.counts.get(table);
    return others === undefined || others === rows ? [] : [`${table} holds ${rowWords(rows)} instead of ${others}`];
  });
}

function columnsThatDiffer(wanted: Pick<DatabaseState, "rows">, found: Pick<DatabaseState, "rows">): string[] {
  return [...found.rows.columns].flatMap(([column, sum]) => {
    const other = wanted.rows.columns.get(column);
    return other === undefined || other === sum ? [] : [column];
  });
}

async function steadyColumns(
  { control }: CutTarget,
  found: DatabaseState,
  wanted: DatabaseState,
): Promise<readonly string[]> {
  const columns = columnsThatDiffer(wanted, found);
  const again = columns.length === 0 ? null : await control();
  if (again === null) return columns;
  return columns.filter((column) => again.columns.get(column) === wanted.rows.columns.get(column));
}

async function differences(
  target: CutTarget,
  found: DatabaseState,
  wanted: DatabaseState,
): Promise<Omit<NextDeploy & { kind: "differs" }, "kind">> {
  const counts = countsThatDiffer(wanted, found);
  // Of a table with more rows or fewer, every column differs.
  const columns = await steadyColumns(target, found, wanted);
  const alone = columns.filter((column) => !counts.some((each) => each.startsWith(`${tableOf(column)} holds `)));
  return {
    changes: changesBetween(wanted.catalog, found.catalog, false),
    rows: [...counts, ...alone.map((column) => `${column} holds other values`)],
    recordDiffers: !sameRecord(wanted.recorded, found.recorded),
  };
}

function rowWords(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}

function tableOf(column: string): string {
  return column.slice(0, column.lastIndexOf("."));
}

/** Which rows are not as they were. */
export function rowChanges(before: DatabaseState, after: DatabaseState): string[] {
  const counts = [...after.rows.counts].flatMap(([table, rows]) => {
    const others = before.rows.counts.get(table) ?? 0;
    return others === rows ? [] : [`${table} holds ${rowWords(rows)}, ${others} before`];
  });
  const columns = columnsThatDiffer(before, after);
  const alone = columns.filter((column) => !counts.some((each) => each.startsWith(`${tableOf(column)} holds `)));
  return [...counts, ...alone.map((column) => `${column} holds other values than before`)];
}

/** `copied`: the second database is a copy of the first one, so that objects are known by where they are stored. */
export function changesBetween(before: Catalog, after: Catalog, copied: boolean): CatalogChange[] {
  const changes = compareCatalogs(before, after, { identity: copied, holdsRows });
  return copied ? changes : pairRenames(changes, { before, after });
}

function holdsRows({ type }: CatalogObject): boolean {
  return kindOf(type)?.holdsRows === true;
}
