/**
 * Finds Drizzle's folders: those with a `meta/_journal.json`, and those whose subfolders hold a `migration.sql` beside a
 * `snapshot.json`, or that a drizzle.config file names. The journal, the snapshots and the configuration tell the dialect.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import type { DrizzleConfigFile } from "./drizzle-config.ts";
import { readDrizzleConfigs } from "./drizzle-config.ts";
import { dialectIn } from "./drizzle-journal.ts";
import { fileName } from "../paths.ts";
import type { Detection } from "../tool.ts";

interface Sign {
  readonly dir: string;
  /** The file that tells the dialect. */
  readonly file: string;
  readonly reason: string;
}

export async function detectDrizzle(tree: Tree): Promise<Detection[]> {
  const configs = await readDrizzleConfigs(tree);
  const journals = tree.paths.filter((path) => /(?:^|\/)meta\/_journal\.json$/u.test(path)).map(journalSign);
  const taken = new Set(journals.map(({ dir }) => dir));
  const signs = [...journals, ...foldersOf(tree, configs).filter(({ dir }) => !taken.has(dir))];
  const read = signs.map(({ file }) => file).filter((file) => file.endsWith(".json"));
  const contents = await tree.read(read);
  return signs.map(({ dir, file, reason }): Detection => {
    const named = configs.find((each) => each.file === file || each.out === dir)?.dialect ?? null;
    const dialect = dialectIn(contents.get(file)?.toString("utf8") ?? "") ?? named;
    const postgres = dialect !== null && /^(?:pg|postgres(?:ql)?)$/u.test(dialect);
    const found = { tool: "drizzle", dir, reason, postgres };
    return dialect === null || postgres ? found : Object.assign(found, { unfit: `\`${file}\` says ${dialect}` });
  });
}

function journalSign(file: string): Sign {
  return { dir: folderOf(folderOf(file)), file, reason: "`meta/_journal.json` in it" };
}

/** Since 1.0. */
function foldersOf({ paths }: Tree, configs: readonly DrizzleConfigFile[]): Sign[] {
  const known = new Set(paths);
  const signs = new Map<string, Sign>();
  for (const path of paths) {
    if (fileName(path) !== "migration.sql" || folderOf(path) === ".") continue;
    const dir = folderOf(folderOf(path));
    const snapshot = `${folderOf(path)}/snapshot.json`;
    const config = configs.find(({ out }) => out === dir);
    if (known.has(snapshot)) {
      signs.set(dir, { dir, file: snapshot, reason: "folders with a migration.sql and a snapshot.json" });
    } else if (config !== undefined && !signs.has(dir)) {
      signs.set(dir, { dir, file: config.file, reason: `folders with a migration.sql, and \`${config.file}\`` });
    }
  }
  return [...signs.values()];
}
