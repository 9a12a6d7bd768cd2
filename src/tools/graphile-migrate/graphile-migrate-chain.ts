/**
 * graphile-migrate's chain of hashes, in the files and in the database: what breaks it, and what that leads to.
 * Sources as in graphile-migrate.ts: `getAllMigrations`, `getMigrationsAfter`, the foreign key of `graphile_migrate.migrations`.
 */
import type { CommittedMigration } from "./graphile-migrate-file.ts";
import { notRecorded } from "../not-recorded.ts";
import type { Decision, FileProblem, History, Migration, RecordedMigration, Refusal } from "../tool.ts";

function previousOf(migration: Migration): string | null {
  return (migration as Partial<CommittedMigration>).previousHash ?? null;
}

interface Break {
  readonly migration: Migration;
  /** graphile-migrate's own. */
  readonly words: string;
}

function breaksIn(migrations: readonly Migration[]): Break[] {
  return migrations.flatMap((migration, index) => {
    const before = migrations[index - 1]?.checksum ?? null;
    const expected = previousOf(migration);
    if (before === expected) return [];
    const words =
      index === 0
        ? `Migration '${migration.version}' expected a previous migration ('${expected}'), but no correctly ordered previous migration was found`
        : `Previous migration with hash '${before}' doesn't match '${migration.version}''s expected previous hash '${expected}'`;
    return [{ migration, words }];
  });
}

/** graphile-migrate looks at all files before it runs any, on every database. */
export function chainProblems(migrations: readonly CommittedMigration[]): FileProblem[] {
  return breaksIn(migrations).map(({ migration, words }) => ({
    kind: "checksum",
    file: migration.up.file,
    line: 1,
    message: `graphile-migrate stops on every database before it runs anything: ${words}.`,
    remedy:
      "Leave merged files as they are; bring a new one to the end: `graphile-migrate uncommit`, then `graphile-migrate commit`.",
  }));
}

/** Runs what comes after the newest recorded file name, and looks at nothing before it. */
export function decideGraphileMigrate(recorded: readonly RecordedMigration[], head: History): Decision {
  const newest = recorded.reduce((latest, { version }) => (version > latest ? version : latest), "");
  const pending = head.migrations.filter(({ version }) => version > newest);
  const skipped = notRecorded(recorded, head.migrations).filter(({ version }) => version <= newest);
  return { pending, skipped, refusals: refusalsOf(recorded, head, pending) };
}

function refusalsOf(
  recorded: readonly RecordedMigration[],
  { migrations }: History,
  pending: readonly Migration[],
): Refusal[] {
  const [broken] = breaksIn(migrations);
  if (broken !== undefined) return [{ ...culprit(recorded, migrations, broken.migration), message: broken.words }];
  const [next] = pending;
  const hashes = new Set(recorded.map(({ checksum }) => checksum));
  if (next === undefined || previousOf(next) === null || hashes.has(previousOf(next))) return [];
  const message =
    'insert or update on table "migrations" violates foreign key constraint "migrations_previous_hash_fkey"';
  return recorded.length === 0 ? [] : [{ ...culprit(recorded, migrations, next), message }];
}

/** Whose doing it is: a recorded migration that is gone or has another hash, or one that came between. */
function culprit(
  recorded: readonly RecordedMigration[],
  migrations: readonly Migration[],
  otherwise: Migration,
): Pick<Refusal, "kind" | "version"> {
  const hashes = new Set(migrations.map(({ checksum }) => checksum));
  const changed = recorded.find(({ checksum }) => !hashes.has(checksum ?? ""));
  const versions = new Set(migrations.map(({ version }) => version));
  if (changed !== undefined && !versions.has(changed.version)) return { kind: "missing", version: changed.version };
  const between = notRecorded(recorded, migrations).find(
    ({ version }) => changed === undefined || version < changed.version,
  );
  if (between !== undefined) return { kind: "out-of-order", version: between.version };
  return changed === undefined
    ? { kind: "out-of-order", version: otherwise.version }
    : { kind: "edited", version: changed.version };
}
