/**
 * What the way back has left: how its end differs from where it had to end, whose down script should have seen to that, and
 * which rows nothing brings back.
 */
import type { Catalog, CatalogChange, CatalogObject } from "../catalog/catalog.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { isDestructive } from "../catalog/destructive.ts";
import { kindOf } from "../catalog/kinds/registry.ts";
import type { PathState } from "../checks/check.ts";
import { reachedEnd } from "../checks/check.ts";
import type { LostRows, RecordDifference, Rollback, RollbackDifference } from "../checks/rollback.ts";
import { restartsOf, setsSequence } from "../rollback/restarts.ts";
import { lineIndex } from "../sql/positions.ts";
import type { Migration } from "../tools/tool.ts";
import { placeOfChange } from "./blame.ts";
import type { Project } from "./read-project.ts";
import type { WalkedPaths } from "./walk-paths.ts";

export function rollbackEvidence({ tool }: Pick<Project, "tool">, walked: WalkedPaths): Rollback | null {
  const { rolledBack, upgraded, base } = walked;
  if (rolledBack === null || upgraded === null) return null;
  const { way, ends } = rolledBack;
  const { before = null, state = null, again = null } = ends ?? {};
  return {
    command: tool.rollback?.command ?? tool.name,
    ...way,
    state,
    again,
    differences: between(before, state).map((change) => blamed(change, way.undone, { upgraded, state })),
    records: recordsBetween(before, state),
    againDifferences: between(upgraded, again),
    againRecords: recordsBetween(upgraded, again),
    lost: [
      ...lostRows([base, before, upgraded, state].map((each) => each?.catalog ?? null)),
      ...lostNumbers(way.undone, upgraded.catalog, state?.catalog ?? null),
    ],
  };
}

/** A copy of one database: what was renamed is told as renamed, and what was made anew is as good as the old. */
function between(from: PathState | null, to: PathState | null): CatalogChange[] {
  if (!from?.catalog || !to?.catalog || !reachedEnd(from) || !reachedEnd(to)) return [];
  const changes = compareCatalogs(from.catalog, to.catalog, { identity: true, holdsRows: () => false });
  return changes.filter(({ cosmetic }) => !cosmetic);
}

/** The line of the down script that touched the object last; else the down script of the migration that did. */
function blamed(
  change: CatalogChange,
  undone: readonly Migration[],
  { upgraded, state }: { readonly upgraded: PathState; readonly state: PathState | null },
): RollbackDifference {
  const down = placeOfChange(change, state?.replay.touches ?? []);
  const up = placeOfChange(change, upgraded.replay.touches);
  const ofDown = undone.find((each) => down !== null && contains(each.down, down));
  if (ofDown !== undefined) return { change, migration: ofDown, line: down?.line ?? null };
  const ofUp = undone.find((each) => up !== null && contains(each.up, up));
  return { change, migration: ofUp ?? null, line: null };
}

/** One file may hold several scripts. */
function contains(
  script: Migration["down"],
  { file, line }: { readonly file: string; readonly line: number },
): boolean {
  if (script === null || script.file !== file) return false;
  const text = script.text.trimEnd();
  const first = lineIndex(text).place(text.length - text.trimStart().length).line;
  return line >= first && line <= lineIndex(text).place(text.length).line;
}

function recordsBetween(from: PathState | null, to: PathState | null): RecordDifference {
  if (from === null || to === null || !reachedEnd(from) || !reachedEnd(to)) return { missing: [], left: [] };
  const [before, after] = [versionsOf(from), versionsOf(to)];
  return {
    missing: before.filter((version) => !after.includes(version)),
    left: after.filter((version) => !before.includes(version)),
  };
}

function versionsOf({ replay }: PathState): string[] {
  return replay.recorded.map(({ version, finished }) => (finished ? version : `${version} (unfinished)`)).sort();
}

/** `before` is base, or what base becomes before the first migration that is undone; all are copies of base. */
function lostRows([base, before, upgraded, state]: readonly (Catalog | null)[]): LostRows[] {
  if (!base || !before || !upgraded || !state) return [];
  const ends = new Map(state.objects.map((object) => [object.key, object]));
  const starts = new Map(before.objects.map((object) => [object.key, object]));
  const remade = base.objects.filter((object) => {
    const isThere = starts.get(object.key)?.identity === object.identity;
    const end = ends.get(object.key);
    return holdsRows(object) && isThere && end !== undefined && end.identity !== object.identity;
  });
  const keys = new Set(remade.map(({ key }) => key));
  const converted = conversions(base, upgraded).filter(({ key }) => !keys.has(key) && ends.has(key));
  return [
    ...remade.filter(({ parent }) => parent === null || !keys.has(parent)).map((object) => lost(object, "remade")),
    ...converted.map((object) => lost(object, "converted")),
  ];
}

function holdsRows({ type }: CatalogObject): boolean {
  return kindOf(type)?.holdsRows === true;
}

/** Columns whose values the upgrade has squeezed into another type. */
function conversions(base: Catalog, upgraded: Catalog): CatalogObject[] {
  const changes = compareCatalogs(base, upgraded, { identity: true, holdsRows });
  return changes.flatMap((change) => {
    const typed = change.attributes.some(({ name }) => name === "type");
    return change.before !== null && change.after !== null && typed && holdsRows(change.before) && isDestructive(change)
      ? [change.before]
      : [];
  });
}

/** Sequences that the down scripts begin again. */
function lostNumbers(undone: readonly Migration[], after: Catalog | null, end: Catalog | null): LostRows[] {
  if (after === null || end === null || undone.some(({ down }) => down !== null && setsSequence(down.text))) return [];
  return restartsOf({ after, end }).map(({ sequence }) => lost(sequence, "restarted"));
}

function lost({ type, name }: CatalogObject, how: LostRows["how"]): LostRows {
  return { type, name, how };
}
