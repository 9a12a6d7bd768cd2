/**
 * Migrations in SQL and those that are programs, in one order. The gate does not run a program, but its version counts: a tool that has run
 * it refuses, or passes over, what comes before it.
 */
import type { History, Migration, Program, RecordedMigration, VersionedFile } from "./tool.ts";

/** Everything that the tool takes for a migration, in its order. */
export function inOrder({ migrations, programs = [] }: Pick<History, "migrations" | "programs">): VersionedFile[] {
  const before = (place: number): VersionedFile[] => programs.filter(({ behind }) => behind === place);
  const scripts = migrations.flatMap((each, index) => [...before(index), fileOf(each)]);
  return [...scripts, ...programs.filter(({ behind }) => behind >= migrations.length)];
}

function fileOf({ version, up, runsAgain }: Migration): VersionedFile {
  return { version, file: up.file, ...(runsAgain === true ? { runsAgain } : {}) };
}

/** `migrations` are sorted by `compare`. */
export function placed(
  programs: readonly Omit<Program, "behind">[],
  migrations: readonly Migration[],
  compare: (a: VersionedFile, b: VersionedFile) => number,
): Program[] {
  const files = migrations.map(fileOf);
  let behind = 0;
  return programs.toSorted(compare).map((each) => {
    while (isBefore(files[behind], each, compare)) behind += 1;
    return Object.assign({ behind }, each);
  });
}

function isBefore(
  one: VersionedFile | undefined,
  other: VersionedFile,
  compare: (a: VersionedFile, b: VersionedFile) => number,
): boolean {
  return one !== undefined && compare(one, other) < 0;
}

/** The record as the tool leaves it, where a replay of `history` has left that of its programs out. */
export function withPrograms(
  recorded: readonly RecordedMigration[],
  history: Pick<History, "migrations" | "programs">,
): readonly RecordedMigration[] {
  if ((history.programs ?? []).length === 0) return recorded;
  const rows = [...recorded];
  const names = new Map((history.programs ?? []).map(({ file, name }) => [file, name]));
  let last = -1;
  for (const { version, file } of inOrder(history)) {
    const at = rows.findIndex((row) => row.version === version);
    const name = names.get(file);
    if (name === undefined) last = at < 0 ? last : at;
    else {
      last = at < 0 ? last + 1 : at;
      rows.splice(last, at < 0 ? 0 : 1, { version, name, checksum: null, finished: true });
    }
  }
  return rows;
}

/** Where head has a script in place of a merged program, the tool takes the one for the other, and what the program has done can only be taken
 * for what the script does: base with that script, beside the program. */
export function withSuccessors(base: History, head: History): History {
  const own = new Set(base.migrations.map(({ version }) => version));
  const gone = new Set(removedPrograms(base, head).map(({ version }) => version));
  const successors = head.migrations.filter(({ version }) => gone.has(version) && !own.has(version));
  if (successors.length === 0) return base;
  const migrations = inOrder(base).flatMap(({ version, file }) => {
    const script = base.migrations.find(({ up }) => up.file === file);
    return script ?? successors.find((each) => each.version === version) ?? [];
  });
  const place = new Map(migrations.map(({ version }, index) => [version, index]));
  const programs = (base.programs ?? []).map((each) => {
    const before = base.migrations[each.behind - 1];
    const behind = place.get(each.version) ?? (before === undefined ? 0 : (place.get(before.version) ?? 0) + 1);
    return Object.assign({}, each, { behind });
  });
  return { ...base, migrations, programs };
}

/** Those that the change adds. */
export function addedPrograms(base: History, head: History): Program[] {
  const known = new Set(inOrder(base).map(({ version }) => version));
  return (head.programs ?? []).filter(({ version }) => !known.has(version));
}

/** Merged ones that are no programs any more, or have another version or name. */
export function removedPrograms(base: History, head: History): Program[] {
  const known = head.programs ?? [];
  return (base.programs ?? []).filter(
    ({ version, name }) => !known.some((each) => each.version === version && each.name === name),
  );
}
