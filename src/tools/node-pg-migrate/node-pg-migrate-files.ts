/**
 * node-pg-migrate's files: every file of the folder that is not hidden is a migration, its name without the ending is what is
 * recorded, and comments divide it into up and down. Sources as in node-pg-migrate.ts.
 */
import { folderOf } from "../../source/tree.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { placed } from "../in-order.ts";
import type { NodePgMigrateConfig } from "./node-pg-migrate-config.ts";
import { fileName } from "../paths.ts";
import { programFile } from "../program-file.ts";
import { scriptSection } from "../script-section.ts";
import { readText } from "../script-text.ts";
import type { FileProblem, History, IgnoredFile, Migration, Script, VersionedFile } from "../tool.ts";

type Files = ReadonlyMap<string, Buffer>;

/** migrationLoader.ts: `getDefaultStrategies`. */
export const PROGRAM = /\.[cm]?[jt]s$/iu;

export function loadNodePgMigrate(files: Files, dir: string, config: NodePgMigrateConfig): History {
  const problems: FileProblem[] = [];
  const ignored: IgnoredFile[] = [];
  const scripts: string[] = [];
  const programs: string[] = [];
  const isHidden = hiddenBy(config.ignorePattern);
  for (const path of [...files.keys()].sort()) {
    const name = fileName(path);
    if (folderOf(path) !== dir) {
      if (/\.sql$/iu.test(name)) ignored.push({ file: path, reason: "node-pg-migrate reads only the folder itself" });
    } else if (!isHidden(name)) {
      if (!/^\d/u.test(name) || name.includes("'")) problems.push(misnamed(path));
      else if (PROGRAM.test(name)) programs.push(path);
      else if (/\.sql$/iu.test(name)) scripts.push(path);
      else problems.push(notLoadable(path));
    }
  }
  const groups = groupsOf(scripts.sort(byFileName), ignored);
  const migrations = groups.flatMap((group) => toMigration(group, files, problems));
  const named = programs.map((file) => {
    const version = fileName(file).replace(/\.[^.]*$/u, "");
    return { version, file, name: version };
  });
  ignored.push(...programs.map(program));
  problems.push(...duplicateVersions([...named, ...migrations.map(fileOf)], DUPLICATE));
  return {
    dir,
    migrations,
    problems,
    ignored: ignored.sort((a, b) => (a.file < b.file ? -1 : 1)),
    programs: placed(named, migrations, (a, b) => byFileName(a.file, b.file)),
  };
}

function fileOf({ version, up }: Migration): VersionedFile {
  return { version, file: up.file };
}

/** runner.ts: `getMigrationsToRun`. */
const DUPLICATE =
  "node-pg-migrate records a name without its ending: a new database runs both, and one that has run one of them never runs the other.";

function program(file: string): IgnoredFile {
  const remedy = "Let the gate run the tool itself: `apply: npx node-pg-migrate up` in its config file.";
  return { ...programFile(file, "it is a program, and the gate runs only SQL"), remedy };
}

function hiddenBy(pattern: string | null): (name: string) => boolean {
  try {
    const ignored = new RegExp(pattern === null ? "^\\..*" : `^${pattern}$`, "u");
    return (name) => ignored.test(name);
  } catch {
    return (name) => name.startsWith(".");
  }
}

function misnamed(file: string): FileProblem {
  const name = fileName(file);
  const message = name.includes("'")
    ? `\`${file}\`: node-pg-migrate writes the name into its SQL as it is, and the quote in it breaks the statement.`
    : `node-pg-migrate takes every file of the folder for a migration and stops: Error loading migration files: Cannot determine numeric prefix for "${name}".`;
  const remedy = "Give it a name like `1700000000000_name.sql`, or move it out of the folder.";
  return { kind: "misnamed", file, message, remedy };
}

function notLoadable(file: string): FileProblem {
  const message = `node-pg-migrate takes every file of the folder for a migration, and stops where it cannot load \`${file}\` as a program.`;
  return { kind: "unreadable", file, message, remedy: "Move it out of the folder." };
}

/** utils/comparators.ts: by number, 17 digits being a date and time, and then by name. */
function byFileName(a: string, b: string): number {
  const [left, right] = [fileName(a), fileName(b)];
  const options = { numeric: true, sensitivity: "variant", ignorePunctuation: true } as const;
  return prefixOf(left) - prefixOf(right) || left.localeCompare(right, "en", options);
}

function prefixOf(name: string): number {
  const digits = /^\d+/u.exec(name)?.[0] ?? "";
  const [, date, time, millis] = /^(\d{8})(\d{6})(\d{3})$/u.exec(digits) ?? [];
  if (date === undefined || time === undefined) return Number(digits);
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return Date.parse(`${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}.${millis}Z`);
}

interface Group {
  readonly up: string;
  readonly down: string | null;
}

function upOf(path: string): string {
  return path.replace(/\.down\.sql$/iu, ".up.sql");
}

/** `.down.sql` beside `.up.sql` means the loader that pairs them (migrationLoader.ts: `groupSqlFiles`): by default both
 * would run as migrations. */
function groupsOf(paths: readonly string[], ignored: IgnoredFile[]): Group[] {
  const known = new Set(paths);
  const isPaired = paths.some((path) => upOf(path) !== path && known.has(upOf(path)));
  if (!isPaired) return paths.map((up) => ({ up, down: null }));
  const downs = new Map(paths.filter((path) => upOf(path) !== path).map((path) => [upOf(path), path]));
  for (const [up, file] of downs) {
    if (!known.has(up)) ignored.push({ file, reason: "a down script without its up script" });
  }
  return paths.filter((path) => upOf(path) === path).map((up) => ({ up, down: downs.get(up) ?? null }));
}

function toMigration({ up, down }: Group, files: Files, problems: FileProblem[]): Migration[] {
  const text = readText(up, files, problems);
  if (text === null) return [];
  const version = fileName(up).replace(/(?:\.up)?\.sql$/iu, (ending) =>
    down === null && ending.length > 4 ? ending.slice(0, -4) : "",
  );
  const name = version.replace(/^\d+[_-]?/u, "");
  const { start, end, down: section } = sectionsOf(text);
  const backText = down === null ? section : readText(down, files, problems);
  return [
    {
      version,
      name,
      up: { file: up, text: scriptSection(text, start, end) },
      down: backText === null ? null : ({ file: down ?? up, text: backText } satisfies Script),
      checksum: null,
      transactional: true,
    },
  ];
}

interface Sections {
  /** UTF-16 offsets of the way up. */
  readonly start: number;
  readonly end: number;
  readonly down: string | null;
}

/** sqlMigration.ts: `getActions`. Without a comment for the way up, everything is, the way down included. */
function sectionsOf(text: string): Sections {
  const up = text.search(/^\s*--[\s-]*up\s+migration/imu);
  const down = text.search(/^\s*--[\s-]*down\s+migration/imu);
  const afterUp = up >= 0 && down > up ? down : text.length;
  const afterDown = up > down ? up : text.length;
  return {
    start: Math.max(up, 0),
    end: afterUp,
    down: down < 0 ? null : scriptSection(text, down, afterDown),
  };
}
