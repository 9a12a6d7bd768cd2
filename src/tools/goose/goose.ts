/**
 * goose (Go): `<version>_<text>.sql` with `-- +goose Up` and `-- +goose Down`, as `goose up` runs them: statement by statement
 * in a transaction. It refuses versions that are older than the newest one it has run. Read from goose 3.27: up.go, migrate.go,
 * migration.go, migration_sql.go, internal/sqlparser/parser.go, internal/dialects/postgres.go.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import type { GooseConfig } from "./goose-config.ts";
import { DEFAULT_GOOSE_CONFIG, readGooseConfig } from "./goose-config.ts";
import { detectGoose } from "./goose-detection.ts";
import { gooseDownStatements, parseGooseScript } from "./goose-script.ts";
import { substitute } from "./goose-substitution.ts";
import { inOrder, placed } from "../in-order.ts";
import { fileName } from "../paths.ts";
import { programFile } from "../program-file.ts";
import { scriptSection } from "../script-section.ts";
import { scriptText } from "../script-text.ts";
import type {
  Bookkeeping,
  Decision,
  FileProblem,
  History,
  IgnoredFile,
  Migration,
  Piece,
  RecordedMigration,
  Refusal,
  Step,
  Tool,
  VersionedFile,
} from "../tool.ts";

export const goose: Tool = gooseWith(DEFAULT_GOOSE_CONFIG);

/** goose as `.env` configures it. */
function gooseWith(config: GooseConfig): Tool {
  return {
    name: "goose",
    title: "goose",
    refusesEdits: false,
    sessionPerMigration: false,
    bookkeeping: bookkeeping(config),
    detect: detectGoose,
    configured: async (tree: Tree, dir: string) => gooseWith(await readGooseConfig(tree, dir)),
    load: (files, dir) => load(files, dir, config),
    plan: (migration) => plan(migration, config),
    planDown: (migration) => planDown(migration, config),
    forget: ({ version }, _, table) => deleteRows(table, { version_id: version }),
    rollback: { command: "goose down-to", oneByOne: false },
    decide,
  };
}

interface GooseFile {
  readonly file: string;
  readonly version: string;
  readonly name: string;
}

/** Only files of the folder itself count (migrate.go: `collectMigrationsFS`). */
function load(files: ReadonlyMap<string, Buffer>, dir: string, config: GooseConfig): History {
  const problems: FileProblem[] = [];
  const ignored: IgnoredFile[] = [];
  const found: GooseFile[] = [];
  const programs: GooseFile[] = [];
  for (const path of [...files.keys()].filter((each) => folderOf(each) === dir).sort()) {
    const parsed = parseName(path);
    if (path.endsWith(".go")) {
      programs.push(...("error" in parsed || path.endsWith("_test.go") ? [] : [parsed]));
    } else if (path.endsWith(".sql")) {
      if ("error" in parsed) problems.push(misnamed(path, parsed.error));
      else found.push(parsed);
    }
  }
  ignored.push(...programs.map(({ file }) => programFile(file, PROGRAM, "The project's own program")));
  found.sort(byVersion);
  const migrations = found.flatMap((each) => toMigration(each, files, problems, config));
  problems.push(...duplicateVersions([...found, ...programs], DUPLICATE));
  return { dir, migrations, problems, ignored, programs: placed(programs, migrations, byVersion) };
}

const PROGRAM = "a migration written in Go";
const DUPLICATE = 'goose refuses to start: "duplicate version … detected".';

/** migration.go: `NumericComponent`. */
function parseName(path: string): GooseFile | { readonly error: string } {
  const name = fileName(path);
  const underscore = name.indexOf("_");
  const digits = name.slice(0, Math.max(0, underscore));
  if (underscore < 0) return { error: "no filename separator '_' found" };
  if (!/^[+-]?\d+$/u.test(digits))
    return { error: `strconv.ParseInt: parsing ${JSON.stringify(digits)}: invalid syntax` };
  const version = BigInt(digits.replace("+", ""));
  if (version < 1n) return { error: "migration version must be greater than zero" };
  return {
    file: path,
    version: String(version),
    name: name
      .slice(underscore + 1)
      .replace(/\.(?:sql|go)$/u, "")
      .replaceAll("_", " "),
  };
}

function byVersion(a: VersionedFile, b: VersionedFile): number {
  const [left, right] = [BigInt(a.version), BigInt(b.version)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function misnamed(file: string, error: string): FileProblem {
  return {
    kind: "misnamed",
    file,
    message: `goose stops at this file: could not parse SQL migration file ${JSON.stringify(fileName(file))}: ${error}.`,
    remedy: "Rename the file so that it starts with a number and `_`, or move it out of the folder.",
  };
}

function toMigration(
  { file, version, name }: GooseFile,
  files: ReadonlyMap<string, Buffer>,
  problems: FileProblem[],
  config: GooseConfig,
): Migration[] {
  const read = scriptText(file, files.get(file) ?? Buffer.alloc(0));
  // bufio.ScanLines drops the `\r` of a line end.
  const text = read.text?.replaceAll("\r\n", "\n");
  const parsed = text === undefined ? null : parseGooseScript(text);
  if (read.problem !== null || text === undefined || parsed === null) {
    problems.push(...(read.problem === null ? [] : [read.problem]));
    return [];
  }
  if ("error" in parsed) {
    problems.push(unparsed(file, parsed.error.line, parsed.error.message));
    return [];
  }
  const { up, down, transactional, substituted } = parsed.script;
  const whole = substituted.length === 0 ? text : inEnvironment({ file, text, substituted, problems, config });
  if (whole === null) {
    return [];
  }
  // What is substituted lies within the way up, so the way up begins where it did.
  const end = up.end + whole.length - text.length;
  return [
    {
      version,
      name,
      up: { file, text: scriptSection(whole, up.start, end) },
      down: down === null ? null : { file, text: scriptSection(text, down.start, down.end) },
      checksum: null,
      transactional,
    },
  ];
}

function unparsed(file: string, line: number, message: string): FileProblem {
  return {
    kind: "unreadable",
    file,
    line,
    message: `goose stops at this file: ERROR ${fileName(file)}: failed to parse SQL migration file: ${message}`,
    remedy: message.includes("missing semicolon")
      ? "End each statement with `;` at the end of a line, and put `-- +goose StatementBegin` and `-- +goose StatementEnd` around one that holds others."
      : "Put the annotations right: https://pressly.github.io/goose/documentation/annotations/",
  };
}

interface Substituting {
  readonly file: string;
  readonly text: string;
  readonly substituted: readonly Piece[];
  readonly problems: FileProblem[];
  readonly config: GooseConfig;
}

/** The text with the values of its variables; null when goose's own would not be what the gate has. */
function inEnvironment({ file, text, substituted, problems, config }: Substituting): string | null {
  let result = "";
  let from = 0;
  for (const { start, end } of substituted) {
    const line = text.slice(0, start).split("\n").length;
    try {
      const replaced = substitute(text.slice(start, end), config.variables);
      if (replaced.unknown.length > 0) {
        problems.push(...replaced.unknown.map((name) => withoutValue(file, line, name)));
        return null;
      }
      result += text.slice(from, start) + replaced.text;
      from = end;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      problems.push(unparsed(file, line, `variable substitution failed: ${error.message}`));
      return null;
    }
  }
  return result + text.slice(from);
}

function withoutValue(file: string, line: number, name: string): FileProblem {
  return {
    kind: "unreadable",
    file,
    line,
    message: `\`${file}\` uses \`$${name}\` at line ${line}, which goose takes from its environment; the gate does not know the value, and has not run the file.`,
    remedy: `Give it a default in the file (\`\${${name}:-value}\`), or a line \`${name}=value\` in \`.env.example\`.`,
  };
}

/** migrate.go: `createVersionTable`. Version 0 stands for the empty database and is no migration. */
function bookkeeping({ table }: GooseConfig): Bookkeeping {
  return {
    create: [
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS ${table} (
		id integer PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,
		version_id bigint NOT NULL,
		is_applied boolean NOT NULL,
		tstamp timestamp NOT NULL DEFAULT now()
	)`,
      },
      {
        kind: "own",
        sql: `INSERT INTO ${table} (version_id, is_applied) SELECT 0, true WHERE NOT EXISTS (SELECT FROM ${table})`,
      },
    ],
    table,
    select: `select distinct on (applied.version_id) applied.version_id::text as version, null::text as name,
  null::text as checksum, true as finished
from ${table} as applied where applied.version_id > 0 order by applied.version_id`,
  };
}

/** migration_sql.go: `runSQLMigration`; pgx sends a statement without values as one simple-query message. */
function plan({ version, up, transactional }: Migration, { table }: GooseConfig): Step[] {
  const parsed = parseGooseScript(up.text);
  return [
    ...(transactional ? [{ kind: "own", sql: "BEGIN" } as const] : []),
    { kind: "script", script: up, send: "script" in parsed ? parsed.script.statements : "message" },
    { kind: "own", sql: `INSERT INTO ${table} (version_id, is_applied) VALUES ($1, $2)`, values: [version, "true"] },
    ...(transactional ? [{ kind: "own", sql: "COMMIT" } as const] : []),
  ];
}

/** What is on at the end of the way up is on in the way down. */
const SUBSTITUTES = /^--\s*\+goose\s+envsub\s+on/imu;

/** down.go: `DownToContext`, migration_sql.go: `runSQLMigration`. `NO TRANSACTION` is for both directions. */
function planDown({ version, up, down, transactional }: Migration, { table }: GooseConfig): Step[] | null {
  const statements = down === null ? null : gooseDownStatements(down.text);
  if (down === null || statements === null || (down.text.includes("$") && SUBSTITUTES.test(up.text))) return null;
  return [
    ...(transactional ? [{ kind: "own", sql: "BEGIN" } as const] : []),
    { kind: "script", script: down, send: statements },
    { kind: "own", sql: `DELETE FROM ${table} WHERE version_id = $1`, values: [version] },
    ...(transactional ? [{ kind: "own", sql: "COMMIT" } as const] : []),
  ];
}

/** up.go: `UpToContext`, migrate.go: `collectGoMigrations`. Recorded versions without a file are not looked at. `pending` is what
 * `--allow-missing` would run. */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const applied = new Set(recorded.map(({ version }) => version));
  const newest = recorded.reduce((most, { version }) => (BigInt(version) > most ? BigInt(version) : most), 0n);
  const pending = head.migrations.filter(({ version }) => !applied.has(version));
  const late = inOrder(head).filter(({ version }) => !applied.has(version) && BigInt(version) < newest);
  const found = late.map(({ version, file }) => `version ${version}: ${file}`).join(" ");
  const message = `error: found ${late.length} missing migrations before current version ${newest}: ${found}`;
  const refusals: Refusal[] = late.map(({ version }) => ({
    kind: "out-of-order",
    version,
    message,
    unless: "--allow-missing",
  }));
  return { pending, skipped: [], refusals: [...duplicateRefusals(head), ...refusals] };
}

/** migrate.go: `Migrations.Less`. */
function duplicateRefusals({ problems }: History): Refusal[] {
  return problems
    .filter(({ kind }) => kind === "duplicate-version")
    .flatMap(({ file, others = [] }) => {
      const parsed = parseName(file);
      if ("error" in parsed) return [];
      const { version } = parsed;
      const message = `goose: duplicate version ${version} detected: ${[...others, file].join(" ")}`;
      return [{ kind: "duplicate", version, message }];
    });
}
