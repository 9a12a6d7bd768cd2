/**
 * Supabase CLI: `supabase/migrations/<timestamp>_<name>.sql`, as `supabase db push` and `migration up` run them. No checksums;
 * recorded versions without a file, and late files, are refused. Tried with CLI 3.1.0 and 2.104.0; read from supabase/cli
 * 2.104.0: apps/cli-go/pkg/migration/{list,file,history,apply}.go.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import { fileName, filesByFolder } from "../paths.ts";
import { readText } from "../script-text.ts";
import { supabaseGroups, supabasePieces } from "./supabase-statements.ts";
import type {
  Decision,
  Detection,
  FileProblem,
  History,
  IgnoredFile,
  Migration,
  RecordedMigration,
  Refusal,
  Step,
  Tool,
} from "../tool.ts";

const NAME = /^(\d+)_(.*)\.sql$/su;

const TABLE = "supabase_migrations.schema_migrations";

export const supabase: Tool = {
  name: "supabase",
  title: "Supabase",
  refusesEdits: false,
  sessionPerMigration: false,
  bookkeeping: {
    create: [
      { kind: "own", sql: "CREATE SCHEMA IF NOT EXISTS supabase_migrations" },
      { kind: "own", sql: `CREATE TABLE IF NOT EXISTS ${TABLE} (version text NOT NULL PRIMARY KEY)` },
      { kind: "own", sql: `ALTER TABLE ${TABLE} ADD COLUMN IF NOT EXISTS statements text[]` },
      { kind: "own", sql: `ALTER TABLE ${TABLE} ADD COLUMN IF NOT EXISTS name text` },
    ],
    table: TABLE,
    select: `select applied.version, applied.name, null::text as checksum, true as finished
from ${TABLE} as applied order by applied.version collate "C"`,
    others: ["supabase_migrations"],
  },
  detect,
  load,
  plan,
  forget: ({ version }, _, table) => deleteRows(table, { version }),
  decide,
};

/** A folder `supabase/migrations`. Where another tool keeps its journal there (Drizzle can), it is that tool's. */
async function detect(tree: Tree): Promise<Detection[]> {
  const paths = new Set(tree.paths);
  return [...filesByFolder(tree.paths)].flatMap(([dir, names]) => {
    if (!/(?:^|\/)supabase\/migrations$/u.test(dir) || !names.some((name) => NAME.test(name))) return [];
    if (paths.has(`${dir}/meta/_journal.json`) || names.includes("migration_lock.toml")) return [];
    const config = `${folderOf(dir)}/config.toml`;
    const reason = paths.has(config) ? `\`${config}\` beside the folder` : "a folder `supabase/migrations`";
    return [{ tool: "supabase", dir, reason, postgres: true }];
  });
}

/** list.go: `ListLocalMigrations`; sorted by version as text. */
function load(files: ReadonlyMap<string, Buffer>, dir: string): History {
  const problems: FileProblem[] = [];
  const ignored: IgnoredFile[] = [];
  const migrations: Migration[] = [];
  const paths = [...files.keys()].filter((path) => folderOf(path) === dir).sort();
  for (const [index, path] of paths.entries()) {
    const [, version, name] = NAME.exec(fileName(path)) ?? [];
    const reason = index === 0 && isOldInit(path) ? OLD_INIT : NO_NAME;
    if (version === undefined || name === undefined || reason === OLD_INIT) {
      if (path.endsWith(".sql")) ignored.push({ file: path, reason });
      continue;
    }
    const text = readText(path, files, problems);
    if (text === null) continue;
    const transactional = supabaseGroups(text).every(({ transaction }) => transaction);
    migrations.push({ version, name, up: { file: path, text }, down: null, checksum: null, transactional });
  }
  migrations.sort((a, b) => (a.version === b.version ? 0 : a.version < b.version ? -1 : 1));
  const versioned = migrations.map(({ version, up }) => ({ version, file: up.file }));
  return { dir, migrations, problems: [...problems, ...duplicateVersions(versioned, DUPLICATE)], ignored };
}

const NO_NAME = "the Supabase CLI skips names that are not `<timestamp>_<name>.sql`";
const OLD_INIT = "the Supabase CLI skips a first file `<timestamp>_init.sql` from before December 2021";

/** list.go: `shouldSkip`. */
function isOldInit(path: string): boolean {
  const stamp = /(\d{14})_init\.sql/u.exec(fileName(path))?.[1];
  return stamp !== undefined && BigInt(stamp) < 20_211_209_000_000n;
}

const DUPLICATE =
  "On a new database the CLI runs both and fails when it records the second; where one is recorded it counts, and runs the last one by name, whether it ran before or not.";

/** file.go: `ExecBatch`; one pipeline is one implicit transaction. Of 3.x: what cannot run in one is sent between two. */
function plan({ version, name, up }: Migration): Step[] {
  const record: Step = {
    kind: "own",
    sql: `INSERT INTO ${TABLE}(version, name, statements)
VALUES($1, $2, array(select pg_catalog.jsonb_array_elements_text($3::jsonb)))`,
    values: [version, name, JSON.stringify(supabasePieces(up.text).map(({ start, end }) => up.text.slice(start, end)))],
  };
  const steps: Step[] = [{ kind: "own", sql: "RESET ALL" }];
  const groups = supabaseGroups(up.text);
  for (const { pieces, transaction } of groups) {
    const isLast = pieces === groups.at(-1)?.pieces;
    if (pieces.length === 0 && !isLast) continue;
    if (transaction) steps.push(BEGIN);
    if (pieces.length > 0) steps.push({ kind: "script", script: up, send: pieces });
    if (isLast) steps.push(record);
    if (transaction) steps.push(COMMIT);
  }
  return steps;
}

const BEGIN: Step = { kind: "own", sql: "BEGIN" };
const COMMIT: Step = { kind: "own", sql: "COMMIT" };

const MISSING = "Remote migration versions not found in local migrations directory.";
const LATE = "Found local migration files to be inserted before the last migration on remote database.";

/** apply.go: `FindPendingMigrations`. Both lists are walked side by side; with nothing to refuse, what comes behind as many
 * files as are recorded is pending, so that of two files of one version the last is run once more. */
function decide(recorded: readonly RecordedMigration[], { migrations }: History): Decision {
  const missing: RecordedMigration[] = [];
  const late: Migration[] = [];
  let [left, right] = [0, 0];
  while (left < recorded.length && right < migrations.length) {
    const [row, file] = [recorded[left], migrations[right]] as [RecordedMigration, Migration];
    if (row.version < file.version) missing.push(row);
    if (file.version < row.version) late.push(file);
    left += row.version <= file.version ? 1 : 0;
    right += file.version <= row.version ? 1 : 0;
  }
  missing.push(...recorded.slice(left));
  const refusals: Refusal[] = [
    ...missing.map(({ version }): Refusal => ({ kind: "missing", version, message: MISSING })),
    ...late.map(({ version }): Refusal => ({ kind: "out-of-order", version, message: LATE, unless: "--include-all" })),
  ];
  const rest = migrations.slice(recorded.length - missing.length + late.length);
  return { pending: [...late, ...rest], skipped: [], refusals };
}
