/**
 * A migration tool that is known by its command alone: which files are its migrations can be told from their folders, and what it
 * does with them is seen when it runs.
 */
import { pathsBelow } from "../source/tree.ts";
import { fileName } from "./paths.ts";
import type { History, Migration, Tool } from "./tool.ts";

/** Its name in reports. */
const NAME = "command";

/** Files that may be migrations: programs, SQL, changelogs. */
const PROGRAM = /\.(?:[cm]?[jt]s|py|rb|php|go|java|kts?|cs|exs?|pl|clj|scala|sql|xml|ya?ml)$/iu;

/** What lies among migrations and is none: what makes a package of a folder, declarations, tests. */
const NO_MIGRATION =
  /(?:^|\/)(?:__init__\.py|index\.[cm]?[jt]s|[^/]*\.d\.[cm]?ts|[^/]*(?:\.|_)(?:test|spec)\.\w+|\.[^/]*)$|(?:^|\/)(?:__pycache__|node_modules)\//iu;

/** As the config file has them. */
export interface Commands {
  readonly command: string;
  /** Null: the gate knows no way back. */
  readonly rollback: string | null;
}

/** `folders`: where its migrations are. */
export function commandTool({ command, rollback }: Commands, folders: readonly string[]): Tool {
  return {
    name: NAME,
    title: commandTitle(command),
    ...(rollback !== null && { rollback: { command: shortened(rollback), oneByOne: false } }),
    refusesEdits: false,
    judgedByReplay: true,
    sessionPerMigration: false,
    bookkeeping: null,
    reads: PROGRAM,
    detect: () => Promise.resolve([]),
    load: (files, dir) => load(files, dir, folders),
    plan: () => [],
    decide: (recorded, head) => {
      const versions = new Set(recorded.map(({ version }) => version));
      return { pending: head.migrations.filter(({ version }) => !versions.has(version)), skipped: [], refusals: [] };
    },
  };
}

/** As reports name a command. */
export function commandTitle(command: string): string {
  return `\`${shortened(command)}\``;
}

const LONGEST_TITLE = 60;

function shortened(command: string): string {
  const [line = "", ...more] = command.replaceAll("`", "'").split("\n");
  const short = line.length > LONGEST_TITLE ? line.slice(0, LONGEST_TITLE) : line;
  return short.length < line.length || more.some((each) => each.trim() !== "") ? `${short.trimEnd()} …` : short;
}

/** Each file is one, under its path. */
function load(files: ReadonlyMap<string, Buffer>, dir: string, folders: readonly string[]): History {
  const paths = [...files.keys()].sort();
  const within = new Set(folders.flatMap((folder) => pathsBelow({ paths }, folder)));
  const wanted = paths.filter((path) => within.has(path) && PROGRAM.test(path) && !NO_MIGRATION.test(path));
  return { dir, migrations: wanted.map((path) => migration(path, files.get(path))), problems: [] };
}

function migration(path: string, contents: Buffer = Buffer.alloc(0)): Migration {
  return {
    version: path,
    name: fileName(path),
    up: { file: path, text: contents.toString("utf8") },
    down: null,
    checksum: null,
    transactional: false,
  };
}
