/**
 * A folder of numbered `.sql` files, run as `psql -v ON_ERROR_STOP=1 -f FILE` would run each: a session of its own,
 * statement by statement, in autocommit. What has run is decided by version; nothing is recorded.
 */
import { findPsqlCommands, keepsStatements } from "../../sql/psql-commands.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { detectPlain } from "./plain-detection.ts";
import type { PlainFile, UnusedFile } from "./plain-name.ts";
import { comparePlainFiles, parsePlainName } from "./plain-name.ts";
import { programFile } from "../program-file.ts";
import { readText } from "../script-text.ts";
import type {
  Decision,
  FileProblem,
  History,
  IgnoredFile,
  Migration,
  RecordedMigration,
  Script,
  Tool,
} from "../tool.ts";

export const plain: Tool = {
  name: "plain",
  title: "plain SQL files",
  refusesEdits: false,
  sessionPerMigration: true,
  bookkeeping: null,
  detect: detectPlain,
  load,
  plan: ({ up }) => [{ kind: "script", script: up, send: "statements" }],
  decide,
};

function load(files: ReadonlyMap<string, Buffer>, dir: string): History {
  const problems: FileProblem[] = [];
  const ignored: IgnoredFile[] = [];
  const ups: PlainFile[] = [];
  const downs = new Map<string, PlainFile>();
  const byRelease = !hasOwn(files, dir);
  for (const path of [...files.keys()].sort()) {
    const parsed = parsePlainName(path, dir, byRelease);
    if (parsed === null || "reason" in parsed) {
      ignored.push(...(parsed === null ? [] : [unused(path, parsed)]));
    } else if (parsed.direction === "up") {
      ups.push(parsed);
    } else {
      downs.set(parsed.stem, parsed);
    }
  }
  ups.sort(comparePlainFiles);
  const migrations = ups.flatMap((up) => toMigration(up, downs.get(up.stem), { files, problems }));
  const stems = new Set(ups.map(({ stem }) => stem));
  for (const { file, stem } of downs.values()) {
    ignored.push(...(stems.has(stem) ? [] : [{ file, reason: "a down script without its up script" }]));
  }
  problems.push(...duplicateVersions(ups, DUPLICATE));
  return { dir, migrations, problems, ignored: ignored.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Numbered files of the folder itself: then its subfolders are something else. */
function hasOwn(files: ReadonlyMap<string, Buffer>, dir: string): boolean {
  return [...files.keys()].some((path) => {
    const parsed = parsePlainName(path, dir);
    return parsed !== null && !("reason" in parsed);
  });
}

function unused(file: string, { reason, program }: UnusedFile): IgnoredFile {
  return program === true ? programFile(file, reason, "Its own tool") : { file, reason };
}

interface Loading {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly problems: FileProblem[];
}

function toMigration(up: PlainFile, down: PlainFile | undefined, loading: Loading): Migration[] {
  const script = readScript(up.file, loading);
  if (script === null) {
    return [];
  }
  loading.problems.push(...unsupportedCommands(script));
  return [
    {
      version: up.version,
      name: up.name,
      up: script,
      down: down === undefined ? null : readScript(down.file, loading),
      checksum: null,
      transactional: false,
    },
  ];
}

/** psql leaves out a byte order mark at a file's start (src/bin/psql/mainloop.c). */
function readScript(file: string, { files, problems }: Loading): Script | null {
  const text = readText(file, files, problems);
  return text === null ? null : { file, text: text.replace(/^\uFEFF/u, "") };
}

/** What psql would do for these is not imitated: running the rest of the file as if they were not there is wrong. */
function unsupportedCommands({ file, text }: Script): FileProblem[] {
  const found = findPsqlCommands(text).find((command) => !keepsStatements(command));
  if (found === undefined) {
    return [];
  }
  const message = `\`${file}\` uses psql's \`${found.command}\`, which the gate does not run.`;
  const remedy = "Write the file as SQL alone.";
  return [{ kind: "unreadable", file, line: found.line, message, remedy }];
}

const DUPLICATE = "Tools that go by the number run only one of them, or refuse to start.";

/** A number is one migration, whatever its file is called now; where several files have it, the name tells them apart. */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const pending = head.migrations.filter(({ version, name }) => {
    const ran = recorded.filter((row) => row.version === version);
    const shared = head.migrations.filter((each) => each.version === version).length > 1;
    return shared ? ran.every((row) => row.name !== name) : ran.length === 0;
  });
  return { pending, skipped: [], refusals: [] };
}
